#include <glad/gl.h>
#include <gtest/gtest.h>

#include "brief/page.hpp"
#include "real_canvas.hpp"
#include "view/command.hpp"

namespace kurilscope::canvas::gl {
namespace {

class FramesTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_NE(real_, nullptr); }

  [[nodiscard]] scene::Scene sceneOn(atlas::Day date, const scene::Frame& frame) const {
    view::View view = view::initialView(real_->real.atlas);
    view.date = date;
    return brief::composePage(real_->real.stage, view, frame, brief::Page{});
  }

  RealCanvas* real_ = RealCanvas::get();
};

TEST_F(FramesTest, DatesChangeThePicture) {
  const auto render = [&](atlas::Day date) { return real_->canvas.render(sceneOn(date, {640, 360, 1})).value(); };
  const image::Image before = render(atlas::day(1945, 8, 20));
  const image::Image after = render(atlas::day(1945, 9, 3));
  EXPECT_GT(image::compare(before, after, 8).differing, 500);
}

TEST_F(FramesTest, AFrameDrawsInFewCalls) {
  const scene::Scene scene = sceneOn(atlas::day(1956, 10, 19), {1600, 900, 1});
  GLuint framebuffer = 0;
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 1600, 900, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glGenFramebuffers(1, &framebuffer);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
  const FrameCounts counts = real_->canvas.draw(scene, 0, 0, 900, true);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glDeleteFramebuffers(1, &framebuffer);
  glDeleteTextures(1, &texture);
  EXPECT_TRUE(counts.isFinal);
  EXPECT_GT(counts.drawCalls, 5);
  EXPECT_LT(counts.drawCalls, 160);
  EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

}  // namespace
}  // namespace kurilscope::canvas::gl
