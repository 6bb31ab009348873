#include <gtest/gtest.h>

#include <cmath>

#include "../real_stage.hpp"
#include "app/input.hpp"

namespace kurilscope::app {
namespace {

class MouseTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
    view_ = view::initialView(real_->atlas);
    view_.camera = {{146.0, 44.1}, 300};
    scene_ = scene::compose(real_->stage, view_, frame_);
  }

  Wish released(glm::dvec2 pixel, double now) { return mouse_.release(pixel, now, view_, real_->stage, scene_); }
  Wish moved(glm::dvec2 pixel) { return mouse_.move(pixel, view_, real_->stage, frame_); }
  // Takes the wish's commands as the window does.
  void take(const Wish& wish) {
    for (const view::Command& command : wish.commands) {
      view_ = view::apply(view_, command, real_->atlas);
    }
  }

  const RealStage* real_ = nullptr;
  view::View view_;
  scene::Frame frame_{.width = 1200, .height = 800, .scale = 1};
  scene::Scene scene_;
  MapMouse mouse_;
};

template <class T>
const T* only(const Wish& wish) {
  return wish.commands.size() == 1 ? std::get_if<T>(&wish.commands.front()) : nullptr;
}

TEST_F(MouseTest, AClickSelectsWhatIsUnderIt) {
  ASSERT_FALSE(scene_.marks.empty());
  const scene::Mark& mark = scene_.marks.back();
  const glm::dvec2 pixel = glm::dvec2(mark.topLeft + mark.bottomRight) * 0.5;
  mouse_.press(pixel);
  EXPECT_TRUE(mouse_.isDown());
  EXPECT_TRUE(moved(pixel + glm::dvec2{1, 1}).commands.empty()) << "a hand trembles";
  const Wish wish = released(pixel + glm::dvec2{1, 1}, 10);
  const auto* select = only<view::Select>(wish);
  ASSERT_NE(select, nullptr);
  EXPECT_EQ(select->selection, mark.subject);
  EXPECT_FALSE(select->moveDate);
  EXPECT_FALSE(mouse_.isDown());
}

TEST_F(MouseTest, ADragMovesTheMapWithTheHandAndSelectsNothing) {
  const glm::dvec2 from{400, 500};
  const geo::LonLat place = scene::lonLatAt(real_->stage, view_, frame_, from);
  mouse_.press(from);
  glm::dvec2 hand = from;
  for (int i = 0; i < 30; ++i) {
    hand += glm::dvec2{7, -5};
    take(moved(hand));
    EXPECT_TRUE(mouse_.isDragging());
  }
  const geo::LonLat now = scene::lonLatAt(real_->stage, view_, frame_, hand);
  EXPECT_NEAR(now.lon, place.lon, 1e-4);
  EXPECT_NEAR(now.lat, place.lat, 1e-4);
  EXPECT_TRUE(released(hand, 1).commands.empty());
  EXPECT_FALSE(mouse_.isDragging());
}

TEST_F(MouseTest, ADoubleClickGoesNearerAndTwoSlowOnesDoNot) {
  const auto click = [this](double now) {
    mouse_.press({600, 300});
    return released({600, 300}, now);
  };
  EXPECT_NE(only<view::Select>(click(1)), nullptr);
  const Wish second = click(1.2);
  const auto* nearer = only<view::SetCamera>(second);
  ASSERT_NE(nearer, nullptr);
  EXPECT_LT(nearer->camera.spanKm, view_.camera.spanKm);
  EXPECT_NE(only<view::Select>(click(1.4)), nullptr) << "a third click is a first one";
  EXPECT_NE(only<view::Select>(click(5)), nullptr);
  EXPECT_NE(only<view::Select>(click(9)), nullptr);
}

TEST_F(MouseTest, WithoutAButtonAMoveAsksForNothing) {
  EXPECT_TRUE(moved({10, 10}).commands.empty());
  EXPECT_TRUE(released({10, 10}, 1).commands.empty()) << "the button went down on a panel";
}

TEST_F(MouseTest, TheWheelZoomsAboutTheCursorAndBackAgain) {
  const glm::dvec2 cursor{300, 650};
  const view::View before = view_;
  const geo::LonLat place = scene::lonLatAt(real_->stage, view_, frame_, cursor);
  take(MapMouse::wheel(cursor, 3, 0, view_, real_->stage, frame_));
  EXPECT_LT(view_.camera.spanKm, before.camera.spanKm);
  const geo::LonLat now = scene::lonLatAt(real_->stage, view_, frame_, cursor);
  EXPECT_NEAR(now.lon, place.lon, 0.003);  // a pixel
  EXPECT_NEAR(now.lat, place.lat, 0.003);
  take(MapMouse::wheel(cursor, -3, 0, view_, real_->stage, frame_));
  EXPECT_NEAR(view_.camera.spanKm, before.camera.spanKm, 1e-9);
  EXPECT_NEAR(view_.camera.center.lon, before.camera.center.lon, 1e-5);
  // Ctrl is finer, Shift is coarser.
  const auto span = [&](int modifiers) {
    const Wish wish = MapMouse::wheel(cursor, 1, modifiers, view_, real_->stage, frame_);
    return std::get<view::SetCamera>(wish.commands.front()).camera.spanKm;
  };
  EXPECT_GT(span(platform::kControl), span(0));
  EXPECT_LT(span(platform::kShift), span(0));
}

}  // namespace
}  // namespace kurilscope::app
