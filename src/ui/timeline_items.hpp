#pragma once

#include <functional>
#include <string>
#include <vector>

#include "atlas/atlas.hpp"
#include "ui/band_segments.hpp"
#include "ui/time_axis.hpp"
#include "view/view.hpp"

namespace kurilscope::ui {

// What stands in a lane: an event as a bar (wide enough to show its length), an event as a mark, or several marks
// that stand too near one another, as their number.
struct TimelineItem {
  std::size_t lane = 0;                     // index into the pack's event kinds
  std::vector<const atlas::Event*> events;  // by time; one unless it is a cluster
  float x = 0;                              // of the middle
  float left = 0;
  float right = 0;
  bool isBar = false;

  [[nodiscard]] bool isCluster() const { return events.size() > 1; }
};

struct ItemSizes {
  ClusterSizes clusters;
  float markRadius = 4;
  float shortestBar = 9;  // pixels; shorter intervals are marks
};

// The pack's events as a filter leaves them, by time: sorted once a filter, for every frame asks.
struct TimedEvent {
  const atlas::Event* event = nullptr;
  Extent extent;
};
struct FilteredEvents {
  view::Filter filter;
  std::vector<const atlas::Event*> shown;
  std::vector<std::vector<TimedEvent>> shownByLane;
  std::vector<std::vector<TimedEvent>> hiddenByLane;
};
[[nodiscard]] FilteredEvents filteredEvents(const atlas::Atlas& atlas, const view::Filter& filter);

// The axis' folds for these events: nothing that begins or ends there is hidden, nor a change in the bands.
[[nodiscard]] TimeFolds foldsFor(const FilteredEvents& events, const std::vector<std::vector<BandSegment>>& bands);

// All items of the shown events that touch the axis, lane by lane, bars before marks, each by time.
[[nodiscard]] std::vector<TimelineItem> itemsOf(const FilteredEvents& events, const TimeAxis& axis,
                                                const ItemSizes& sizes);

// A title beside its item, where the lane has room for it before the next item.
struct ItemLabel {
  std::size_t lane = 0;
  float x = 0;  // of its left end
  std::string text;
};
struct LabelSizes {
  float gap = 4;      // before and after a label
  float least = 100;  // a title that must be cut needs as much room
};
// The text as it is drawn in a width: whole, cut, or empty where nothing of use is left.
using FitText = std::function<std::string(const std::string& text, float width)>;
[[nodiscard]] std::vector<ItemLabel> labelsOf(const std::vector<TimelineItem>& items, const TimeAxis& axis,
                                              LabelSizes sizes, const FitText& fit);

// Where a hidden event begins on the axis: pixels by lane, ascending, each once.
[[nodiscard]] std::vector<std::vector<float>> hiddenTicks(const FilteredEvents& events, const TimeAxis& axis);

// How many events begin in each of the equal parts of the axis.
struct Density {
  int shown = 0;
  int hidden = 0;

  bool operator==(const Density&) const = default;
};
[[nodiscard]] std::vector<Density> densityOf(const FilteredEvents& events, const TimeAxis& axis, std::size_t parts);

// The stretch of time (day numbers) to zoom to so that a cluster comes apart.
[[nodiscard]] TimeRange rangeAround(const std::vector<const atlas::Event*>& events);

}  // namespace kurilscope::ui
