#pragma once

#include "atlas/records.hpp"
#include "scene/scene.hpp"
#include "view/standing.hpp"

namespace kurilscope::scene {

// How a class of lines is drawn, in 1/96 inch. In the neutral perspective the de-facto and the claimed line have the
// same weight and differ in their dash alone; as seen from a capital, the line it calls its border is a full one.
struct LineStyle {
  float width = 1;
  float dashOn = 0;
  float dashOff = 0;
};
[[nodiscard]] LineStyle lineStyle(atlas::LineKind kind, view::Perspective perspective);

[[nodiscard]] LegendEntry lineLegend(atlas::LineKind kind, view::Perspective perspective, const Palette& palette,
                                     float scale);

}  // namespace kurilscope::scene
