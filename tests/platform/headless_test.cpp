#include "platform/headless.hpp"

#include <glad/gl.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <optional>
#include <string>

#include "platform/gl_debug.hpp"

namespace kurilscope::platform {
namespace {

class HeadlessTest : public testing::Test {
 protected:
  // What this program is for: pictures without any display.
  void SetUp() override {
    ::unsetenv("DISPLAY");
    ::unsetenv("WAYLAND_DISPLAY");
  }
};

std::array<int, 4> clearedTo(float red, float green, float blue) {
  GLuint pixels = 0;
  GLuint framebuffer = 0;
  glGenRenderbuffers(1, &pixels);
  glBindRenderbuffer(GL_RENDERBUFFER, pixels);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, 8, 8);
  glGenFramebuffers(1, &framebuffer);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, pixels);
  EXPECT_EQ(glCheckFramebufferStatus(GL_FRAMEBUFFER), static_cast<GLenum>(GL_FRAMEBUFFER_COMPLETE));
  glClearColor(red, green, blue, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  std::array<unsigned char, 4> pixel{};
  glReadPixels(3, 3, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, pixel.data());
  glDeleteFramebuffers(1, &framebuffer);
  glDeleteRenderbuffers(1, &pixels);
  return {pixel[0], pixel[1], pixel[2], pixel[3]};
}

TEST_F(HeadlessTest, DrawsWithoutADisplay) {
  const auto context = HeadlessContext::create();
  ASSERT_TRUE(context) << context.error().message;
  GLint major = 0;
  GLint minor = 0;
  glGetIntegerv(GL_MAJOR_VERSION, &major);
  glGetIntegerv(GL_MINOR_VERSION, &minor);
  EXPECT_GE(major * 10 + minor, 33);
  EXPECT_NE(glGetString(GL_RENDERER), nullptr);
  EXPECT_EQ(clearedTo(1, 0, 1), (std::array{255, 0, 255, 255}));
  EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

using HeadlessDeathTest = HeadlessTest;

TEST_F(HeadlessDeathTest, AWrongUseOfOpenGlEndsADebugBuild) {
  if (!kDebugsGl) {
    GTEST_SKIP() << "in debug builds alone";
  }
  const auto misuse = [] {
    const auto context = HeadlessContext::create();
    glEnable(GL_TEXTURE_WRAP_S);  // no switch
  };
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH(misuse(), "GL_INVALID_ENUM");
}

TEST_F(HeadlessTest, CanBeMadeAgainAndAgain) {
  for (int i = 0; i < 10; ++i) {
    const auto context = HeadlessContext::create();
    ASSERT_TRUE(context) << context.error().message;
    EXPECT_EQ(clearedTo(0, static_cast<float>(i % 2), 0), (std::array{0, i % 2 * 255, 0, 255}));
  }
}

TEST_F(HeadlessTest, StaysCurrentWhenMoved) {
  auto first = HeadlessContext::create();
  ASSERT_TRUE(first) << first.error().message;
  std::optional<HeadlessContext> second(std::move(*first));
  EXPECT_EQ(clearedTo(0, 0, 1), (std::array{0, 0, 255, 255}));
  second.reset();
  const auto third = HeadlessContext::create();
  ASSERT_TRUE(third) << third.error().message;
  EXPECT_EQ(clearedTo(1, 1, 0), (std::array{255, 255, 0, 255}));
}

}  // namespace
}  // namespace kurilscope::platform
