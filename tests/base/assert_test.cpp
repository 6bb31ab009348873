#include "base/assert.hpp"

#include <gtest/gtest.h>

namespace kurilscope {
namespace {

TEST(Assert, WhatHoldsIsLookedAtOnceAndSaysNothing) {
  int looks = 0;
  KURILSCOPE_ASSERT(++looks == 1, "the condition is evaluated once");
  EXPECT_EQ(looks, 1);
}

TEST(AssertDeathTest, WhatDoesNotHoldIsNamedWithItsPlace) {
  const int rows = 3;
  EXPECT_DEATH(KURILSCOPE_ASSERT(rows < 3, "a table has fewer rows than that"),
               "a table has fewer rows than that\n.*assert_test.cpp:[0-9]+: rows < 3 does not hold");
}

}  // namespace
}  // namespace kurilscope
