#include "platform/glfw_window.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace kurilscope::platform {
namespace {

TEST(Window, SaysThatTheDisplayIsMissing) {
  ::unsetenv("DISPLAY");
  ::unsetenv("WAYLAND_DISPLAY");
  const auto window = GlfwWindow::create({.title = "kurilscope"});
  ASSERT_FALSE(window);
  EXPECT_EQ(window.error().kind, ErrorKind::Machine);
  EXPECT_NE(window.error().message.find("display"), std::string::npos) << window.error().message;
}

}  // namespace
}  // namespace kurilscope::platform
