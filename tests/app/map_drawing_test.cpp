#include "app/map_drawing.hpp"

#include <glad/gl.h>

#include <array>
#include <optional>

#include "../canvas/gl/framebuffer.hpp"
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
    framebuffer_.emplace(kTarget.x, kTarget.y);
    drawing_.emplace(real_->real.stage, canvas::gl::Canvas::create(real_->real.stage).value());
    wanted_.view = view::initialView(real_->real.atlas);
    wanted_.frame = {700, 450, 1};
  }

  // Until the right level of detail is there and no name fades, as the window does.
  void draw() { draw(*drawing_); }
  void draw(MapDrawing& drawing) {
    do {
      drawing.draw(wanted_, kTopLeft, kTarget, now_ += 10);
    } while (!drawing.isFinal() || drawing.areNamesFading());
  }
  [[nodiscard]] static image::Image target() { return readBack(kTarget.x, kTarget.y); }
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
  std::optional<Framebuffer> framebuffer_;
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
  const image::Image before = target();
  wanted_.view.camera.spanKm *= 1.1;  // names are placed anew
  draw();
  const image::Image inTwo = target();
  EXPECT_GT(image::compare(inTwo, before, 8).differing, 500);
  MapDrawing other(real_->real.stage, canvas::gl::Canvas::create(real_->real.stage).value());
  draw(other);  // they are known by now
  draw(other);  // from the kept ground, as the first one did while names faded in
  EXPECT_EQ(image::compare(target(), inTwo, 0).differing, 0);
  wanted_.vision = scene::Vision::Grey;
  wanted_.view.camera.spanKm *= 1.1;
  draw();
  const image::Image grey = target();
  for (std::size_t i = 0; i < grey.rgba.size(); i += 4) {
    ASSERT_EQ(grey.rgba[i], grey.rgba[i + 2]) << "a colour at " << i / 4;
  }
  EXPECT_GT(image::compare(grey, inTwo, 8).differing, 500);
}

}  // namespace
}  // namespace kurilscope::app
