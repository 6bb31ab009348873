#pragma once

#include "scene/compose.hpp"

namespace kurilscope::scene {

// The camera after a drag from one pixel to another: the place under the hand stays under it.
[[nodiscard]] view::Camera panned(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 from,
                                  glm::dvec2 to);

// The camera after a zoom by `factor` (below 1: nearer): the place under `pixel` stays there.
[[nodiscard]] view::Camera zoomed(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 pixel,
                                  double factor);

}  // namespace kurilscope::scene
