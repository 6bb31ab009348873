#pragma once

#include "scene/compose.hpp"

namespace kurilscope::scene {

// Both sides of a View's comparison in one picture, the first left of a line that stands at the comparison's share of
// the width, the second right of it. What a side's map shows beyond the line is cut off there.
[[nodiscard]] Scene composeSwipe(const Stage& stage, const view::View& view, const Frame& frame,
                                 std::span<const Box> reserved, const std::vector<view::Selection>& hovered);
[[nodiscard]] std::vector<LegendEntry> swipeLegend(const Stage& stage, const view::View& view, const Frame& frame);

// Where the line stands, in pixels from the left; nothing where the View does not swipe.
[[nodiscard]] std::optional<float> swipeLine(const view::View& view, const Frame& frame);

}  // namespace kurilscope::scene
