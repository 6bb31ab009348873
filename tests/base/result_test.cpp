#include "base/result.hpp"

#include <gtest/gtest.h>

namespace kurilscope {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) {
    return fail(ErrorKind::Usage, "{} is odd; write {} or {}", number, number - 1, number + 1);
  }
  return number / 2;
}

TEST(Result, HoldsAValueOrAnErrorInWords) {
  EXPECT_EQ(half(8), 4);
  const Result<int> failed = half(7);
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().kind, ErrorKind::Usage);
  EXPECT_EQ(failed.error().message, "7 is odd; write 6 or 8");
}

TEST(Result, KindsAreTheExitStatus) {
  EXPECT_EQ(static_cast<int>(ErrorKind::Input), 1);
  EXPECT_EQ(static_cast<int>(ErrorKind::Usage), 2);
  EXPECT_EQ(static_cast<int>(ErrorKind::Machine), 3);
}

}  // namespace
}  // namespace kurilscope
