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
  Rect overview;  // the whole period, with the part that the axis shows as a brush
  float bandHeight = 0;
  float laneHeight = 0;

  [[nodiscard]] Rect axisArea() const { return {ruler.left, ruler.top, ruler.width, lanes.bottom() - ruler.top}; }
  [[nodiscard]] float laneMiddle(std::size_t lane) const {
    return lanes.top + (static_cast<float>(lane) + 0.5F) * laneHeight;
  }
};

[[nodiscard]] TimelineLayout timelineLayout(const Ui& ui, const Rect& area);

// The places that the axis can show: the period and a little beyond, so that its ends are in reach.
[[nodiscard]] TimeRange axisLimits(const atlas::Atlas& atlas, const TimeFolds& folds);
[[nodiscard]] TimeRange axisLimits(const Ui& ui);

// The date in large type, play, steps and speed.
void transportUi(const Ui& ui, const Rect& area);

// Moves the axis by the brush on the strip of the whole period.
void overviewUi(const Ui& ui, const TimelineLayout& layout);

// Where the axis is going, or stands; to take it there in a glide, or at once.
[[nodiscard]] TimeRange targetRange(const TimelineState& timeline);
void glideTo(const Ui& ui, TimeRange target);
void jumpTo(const Ui& ui, TimeRange range);

// The names of bands and lanes; a lane's is its switch.
void timelineNamesUi(const Ui& ui, const TimelineLayout& layout);

// The drawing, back to front.
void drawTimelineGround(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
void drawBands(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
// The stretch that playing repeats, on the ruler; and where the cross that ends it stands, of no width off the axis.
void drawLoop(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
[[nodiscard]] Rect loopCross(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
// Zig-zags where empty time is folded.
void drawFolds(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
void drawHiddenTicks(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
void drawItems(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis, const std::vector<TimelineItem>& items,
               const TimelineItem* hovered);
void drawItemLabels(const Ui& ui, const TimelineLayout& layout, const std::vector<ItemLabel>& labels);
void drawPlayheadLine(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);
void drawPlayheadFlag(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis);

}  // namespace kurilscope::ui
