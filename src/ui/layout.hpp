#pragma once

#include "ui/panels.hpp"

namespace kurilscope::ui {

// A rectangle on the screen, in pixels from the window's top left.
struct Rect {
  float left = 0;
  float top = 0;
  float width = 0;
  float height = 0;

  [[nodiscard]] float right() const { return left + width; }
  [[nodiscard]] float bottom() const { return top + height; }
};

// Where everything stands: the map, the side panel right of it, the timeline below both.
struct Layout {
  Rect map;
  Rect side;
  Rect timeline;
};

[[nodiscard]] Layout layoutFor(double windowWidth, double windowHeight, float scale);

}  // namespace kurilscope::ui
