#pragma once

#include "scene/compose.hpp"

namespace kurilscope::brief {

// Pixels that `meters` on the ground take on a level line through the picture's middle, so that a bar of that length,
// laid there, is true from end to end and not only at the centre. 0 where the map does not show the centre.
[[nodiscard]] double barPixels(const geo::Projection& projection, const scene::MapTransform& transform, double meters);

}  // namespace kurilscope::brief
