#pragma once

#include "atlas/records.hpp"
#include "scene/scene.hpp"

namespace kurilscope::scene {

// How a class of lines is drawn, in 1/96 inch. The de-facto and the claimed line have the same weight and differ in
// their dash alone.
struct LineStyle {
  float width = 1;
  float dashOn = 0;
  float dashOff = 0;
  const char* title = "";
};
[[nodiscard]] LineStyle lineStyle(atlas::LineKind kind);

[[nodiscard]] LegendEntry lineLegend(atlas::LineKind kind, const Palette& palette, float scale);

}  // namespace kurilscope::scene
