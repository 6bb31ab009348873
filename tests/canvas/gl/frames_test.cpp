#include <glad/gl.h>
#include <gtest/gtest.h>

#include <array>

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

// A framebuffer of the size of a frame, bound while it lives.
class Framebuffer {
 public:
  Framebuffer(int width, int height) {
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
  }
  Framebuffer(const Framebuffer&) = delete;
  Framebuffer& operator=(const Framebuffer&) = delete;
  ~Framebuffer() {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteFramebuffers(1, &framebuffer_);
    glDeleteTextures(1, &texture_);
  }

 private:
  GLuint framebuffer_ = 0;
  GLuint texture_ = 0;
};

// What a frame may cost at most, in exact counts: a little above what it does cost, since fonts differ between systems.
struct Most {
  const char* view;
  int calls;
  std::size_t vertices;
  std::size_t bytes;
};

// When the map has moved all is drawn; when only a date or the pointer has, the ground is copied.
TEST_F(FramesTest, AFrameStaysWithinItsCounts) {
  const scene::Frame frame{1600, 900, 1};
  const Framebuffer framebuffer(frame.width, frame.height);
  constexpr std::array kMoved = {Most{"chain", 60, 110'000, 460'000}, Most{"kunashir", 34, 90'000, 220'000},
                                 Most{"habomai", 36, 60'000, 420'000}, Most{"world", 42, 220'000, 250'000}};
  constexpr std::array kStill = {Most{"chain", 40, 17'000, 230'000}, Most{"kunashir", 28, 10'000, 140'000},
                                 Most{"habomai", 30, 12'000, 160'000}, Most{"world", 36, 9'000, 130'000}};
  for (std::size_t i = 0; i < kMoved.size(); ++i) {
    const view::View view =
        view::apply(view::initialView(real_->real.atlas), view::GoToView{kMoved[i].view}, real_->real.atlas);
    const scene::Scene scene = brief::composePage(real_->real.stage, view, frame, brief::windowPage());
    (void)real_->canvas.draw(scene, 0, 0, frame.height, true);  // glyphs and levels of detail
    scene::Scene shifted = scene;
    shifted.transform.middle += 1.0;
    const FrameCounts moved = real_->canvas.draw(shifted, 0, 0, frame.height, true);
    (void)real_->canvas.draw(scene, 0, 0, frame.height, true);
    (void)real_->canvas.draw(scene, 0, 0, frame.height, true);  // keeps the ground
    const FrameCounts still = real_->canvas.draw(scene, 0, 0, frame.height, true);
    for (const auto& [most, counts] : {std::pair{kMoved[i], moved}, std::pair{kStill[i], still}}) {
      EXPECT_TRUE(counts.isFinal);
      EXPECT_GT(counts.vertices, most.vertices / 4) << most.view;
      EXPECT_LE(counts.drawCalls, most.calls) << most.view;
      EXPECT_LE(counts.vertices, most.vertices) << most.view;
      EXPECT_LE(counts.bytesUploaded, most.bytes) << most.view;
    }
  }
  EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

// The kept ground is the ground: the same scene drawn anew and from it are the same picture.
TEST_F(FramesTest, AKeptGroundIsTheSamePicture) {
  const scene::Frame frame{640, 360, 1};
  const scene::Scene scene = sceneOn(atlas::day(1956, 10, 19), frame);
  const scene::Scene other = sceneOn(atlas::day(1945, 9, 3), frame);
  const Framebuffer framebuffer(frame.width, frame.height);
  const auto drawn = [&](const scene::Scene& which) {
    (void)real_->canvas.draw(which, 0, 0, frame.height, true);
    image::Image picture{.width = frame.width, .height = frame.height, .rgba = {}};
    picture.rgba.resize(4 * static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height));
    glReadPixels(0, 0, frame.width, frame.height, GL_RGBA, GL_UNSIGNED_BYTE, picture.rgba.data());
    return picture;
  };
  const image::Image first = drawn(scene);
  EXPECT_EQ(image::compare(drawn(scene), first, 0).differing, 0);
  EXPECT_EQ(image::compare(drawn(scene), first, 0).differing, 0);
  EXPECT_GT(image::compare(drawn(other), first, 8).differing, 500) << "another ground was taken for the same";
  EXPECT_EQ(image::compare(drawn(scene), first, 0).differing, 0);
}

}  // namespace
}  // namespace kurilscope::canvas::gl
