#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.hpp"
#include "ui/time_axis.hpp"

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

// All items that touch the axis, lane by lane, bars before marks, each by time.
[[nodiscard]] std::vector<TimelineItem> itemsOf(const atlas::Atlas& atlas, const TimeAxis& axis,
                                                const ItemSizes& sizes);

// The stretch of time to zoom to so that a cluster comes apart.
[[nodiscard]] TimeRange rangeAround(const std::vector<const atlas::Event*>& events);

}  // namespace kurilscope::ui
