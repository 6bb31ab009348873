#include "base/load_module.hpp"

#include <gtest/gtest.h>

namespace kurilscope {
namespace {

TEST(LoadModule, OneThatIsMissingIsNamed) {
  const auto module = loadModule("/no/such/module.so");
  ASSERT_FALSE(module);
  EXPECT_EQ(module.error().kind, ErrorKind::Machine);
  EXPECT_NE(module.error().message.find("/no/such/module.so"), std::string::npos) << module.error().message;
}

TEST(LoadModule, OneOfAnotherBuildIsRefused) {
  const auto module = loadModule(KURILSCOPE_OTHER_BUILD);
  ASSERT_FALSE(module);
  EXPECT_EQ(module.error().kind, ErrorKind::Machine);
  EXPECT_NE(module.error().message.find("another build"), std::string::npos) << module.error().message;
}

}  // namespace
}  // namespace kurilscope
