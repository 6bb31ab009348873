#include "ui/layout.hpp"

#include <algorithm>
#include <cmath>

namespace kurilscope::ui {

namespace {

constexpr float kSideWidth = 360;
constexpr float kNarrowSideWidth = 240;
constexpr float kTimelineHeight = 262;
constexpr float kLowTimelineHeight = 150;

// What a part wants, unless it would take more than its share of the window; never less than `least` while the map
// keeps half of the window.
float part(float window, float wanted, float least, float share) {
  return std::round(std::clamp(window * share, std::min(least, window / 2), wanted));
}

}  // namespace

Layout layoutFor(double windowWidth, double windowHeight, float scale) {
  const float width = std::max(1.0F, static_cast<float>(windowWidth));
  const float height = std::max(1.0F, static_cast<float>(windowHeight));
  const float side = part(width, kSideWidth * scale, kNarrowSideWidth * scale, 0.34F);
  const float timeline = part(height, kTimelineHeight * scale, kLowTimelineHeight * scale, 0.38F);
  const float mapWidth = std::max(1.0F, width - side);
  const float mapHeight = std::max(1.0F, height - timeline);
  return {.map = {0, 0, mapWidth, mapHeight},
          .side = {mapWidth, 0, side, mapHeight},
          .timeline = {0, mapHeight, width, timeline}};
}

}  // namespace kurilscope::ui
