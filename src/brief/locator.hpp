#pragma once

#include "brief/furniture.hpp"

namespace kurilscope::brief {

// A small map of the pack's whole region with a frame around what the main map shows. Wanted where the main map is
// near enough to leave its reader asking where that is.
[[nodiscard]] bool wantsLocator(const Desk& desk);

// `map` is the finished main map, whose transform says where it lies.
void drawLocator(const Desk& desk, const scene::Box& box, const scene::Scene& map, scene::Scene& page);

}  // namespace kurilscope::brief
