#pragma once

#include "ui/panel_state.hpp"
#include "ui/timeline_items.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

// Where the timeline's parts stand, in pixels of the screen.
struct TimelineLayout {
  Rect controls;
  Rect names;  // of bands and lanes, left of the axis
  Rect ruler;
  Rect bands;
  Rect lanes;
  float bandHeight = 0;
  float laneHeight = 0;

  [[nodiscard]] Rect axisArea() const { return {ruler.left, ruler.top, ruler.width, lanes.bottom() - ruler.top}; }
  [[nodiscard]] float laneMiddle(std::size_t lane) const {
    return lanes.top + (static_cast<float>(lane) + 0.5F) * laneHeight;
  }
};

[[nodiscard]] TimelineLayout timelineLayout(const Ui& ui, const Rect& area);

// Days beyond the period that the axis can show, so that its ends are in reach.
[[nodiscard]] TimeRange axisLimits(const atlas::Atlas& atlas);

// The date in large type, play, steps and speed.
void transportUi(const Ui& ui, const Rect& area);

// The drawing, back to front.
void drawTimelineNames(const Ui& ui, const TimelineLayout& layout);
void drawTimelineGround(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
void drawBands(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
// The stretch that playing repeats, on the ruler; and where the cross that ends it stands, of no width off the axis.
void drawLoop(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
[[nodiscard]] Rect loopCross(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
void drawItems(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis, const std::vector<TimelineItem>& items,
               const TimelineItem* hovered);
void drawPlayheadLine(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
void drawPlayheadFlag(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);

}  // namespace kurilscope::ui
