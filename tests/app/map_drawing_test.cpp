#include "app/map_drawing.hpp"

#include <glad/gl.h>

#include <array>

#include "../canvas/gl/real_canvas.hpp"
#include "view/command.hpp"

namespace kurilscope::app {
namespace {

constexpr glm::ivec2 kTarget{900, 600};
constexpr glm::ivec2 kTopLeft{40, 30};

class MapDrawingTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealCanvas::get();
    ASSERT_NE(real_, nullptr);
    glGenRenderbuffers(1, &pixels_);
    glBindRenderbuffer(GL_RENDERBUFFER, pixels_);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, kTarget.x, kTarget.y);
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, pixels_);
    drawing_.emplace(real_->real.stage, canvas::gl::Canvas::create(real_->real.stage).value());
    wanted_.view = view::initialView(real_->real.atlas);
    wanted_.frame = {700, 450, 1};
  }
  void TearDown() override {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteFramebuffers(1, &framebuffer_);
    glDeleteRenderbuffers(1, &pixels_);
  }

  // Until the right level of detail is there, as the window does.
  void draw() {
    do {
      drawing_->draw(wanted_, kTopLeft, kTarget, now_ += 10);
    } while (!drawing_->isFinal());
  }
  [[nodiscard]] const scene::Item* items() const { return drawing_->scene().items.data(); }

  // From the top left.
  [[nodiscard]] static scene::Color at(int x, int y) {
    std::array<std::uint8_t, 4> rgba{};
    glReadPixels(x, kTarget.y - 1 - y, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
    return {rgba[0], rgba[1], rgba[2], rgba[3]};
  }

  RealCanvas* real_ = nullptr;
  std::optional<MapDrawing> drawing_;
  MapDrawing::Wanted wanted_;
  double now_ = 0;
  GLuint framebuffer_ = 0;
  GLuint pixels_ = 0;
};

TEST_F(MapDrawingTest, ComposesOnlyWhenSomethingChanged) {
  EXPECT_FALSE(drawing_->isComposed());
  draw();
  EXPECT_TRUE(drawing_->isComposed());
  const scene::Item* first = items();
  draw();
  EXPECT_EQ(items(), first) << "composed though nothing has changed";
  const std::size_t bare = drawing_->scene().items.size();
  wanted_.hovered = {{view::Subject::Island, "iturup"}};
  draw();
  EXPECT_NE(drawing_->scene().items.size(), bare);
  drawing_->forget();
  EXPECT_FALSE(drawing_->isComposed());
  draw();
  EXPECT_TRUE(drawing_->isComposed());
}

// Every pixel of the target has one of the two, whatever stood there before.
TEST_F(MapDrawingTest, FillsWhatIsAroundTheMap) {
  for (const view::Theme theme : {view::Theme::Light, view::Theme::Dark}) {
    wanted_.view.theme = theme;
    for (const int shift : {0, 7}) {
      wanted_.view.camera.center.lon += 0.01 * shift;  // from the kept ground, too
      canvas::gl::clearTarget(kTarget.x, kTarget.y, {255, 0, 255});
      draw();
      const scene::Color panel = scene::palette(theme).panel;
      const glm::ivec2 end = kTopLeft + glm::ivec2{wanted_.frame.width, wanted_.frame.height};
      for (const auto& [x, y] : {std::pair{0, 0},
                                 {kTarget.x - 1, 0},
                                 {0, kTarget.y - 1},
                                 {kTarget.x - 1, kTarget.y - 1},
                                 {kTopLeft.x - 1, 200},
                                 {end.x, 200},
                                 {300, kTopLeft.y - 1},
                                 {300, end.y}}) {
        EXPECT_EQ(at(x, y), panel) << x << ", " << y;
      }
      for (const auto& [x, y] : {std::pair{kTopLeft.x, kTopLeft.y}, {end.x - 1, end.y - 1}, {end.x - 1, kTopLeft.y}}) {
        EXPECT_NE(at(x, y), panel) << x << ", " << y;
        EXPECT_NE(at(x, y), (scene::Color{255, 0, 255})) << x << ", " << y;
      }
    }
  }
}

// Names that are placed while the ground is drawn, and a sight that is simulated in whole scenes, draw the same map.
TEST_F(MapDrawingTest, DrawsTheSameInOneStepAndInTwo) {
  draw();
  wanted_.view.camera.spanKm *= 1.1;  // names are placed anew
  draw();
  const scene::Color inTwo = at(400, 300);
  MapDrawing other(real_->real.stage, canvas::gl::Canvas::create(real_->real.stage).value());
  do {
    other.draw(wanted_, kTopLeft, kTarget, now_ += 10);  // they are known by now
  } while (!other.isFinal());
  EXPECT_EQ(at(400, 300), inTwo);
  wanted_.vision = scene::Vision::Grey;
  draw();
  EXPECT_NEAR(at(400, 300).r, scene::simulated(inTwo, scene::Vision::Grey).r, 1);
  EXPECT_EQ(at(400, 300).r, at(400, 300).b);
}

}  // namespace
}  // namespace kurilscope::app
