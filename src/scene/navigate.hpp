#pragma once

#include "scene/compose.hpp"

namespace kurilscope::scene {

// The camera after a drag from one pixel to another: the place under the hand stays under it.
[[nodiscard]] view::Camera panned(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 from,
                                  glm::dvec2 to);

// The camera after a zoom by `factor` (below 1: nearer): the place under `pixel` stays there.
[[nodiscard]] view::Camera zoomed(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 pixel,
                                  double factor);

// Neither leaves what the map shows: a map of the region is dragged no further than to the edge of its surroundings, and
// elsewhere the world is not zoomed into.

// The camera that shows below a strip of `coveredPixels` at the upper edge all that `camera` shows in the whole frame.
[[nodiscard]] view::Camera shownBelow(const Stage& stage, const view::View& view, const Frame& frame,
                                      double coveredPixels, const view::Camera& camera);

}  // namespace kurilscope::scene
