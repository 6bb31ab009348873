#include "ui/timeline_items.hpp"

#include <algorithm>

namespace kurilscope::ui {

namespace {

struct Placed {
  const atlas::Event* event = nullptr;
  float x = 0;
};

bool isOnAxis(const TimelineItem& item, const TimeAxis& axis) {
  return item.right >= axis.left && item.left <= axis.right;
}

void addMarks(std::vector<TimelineItem>& items, std::size_t lane, std::vector<Placed>& marks, const TimeAxis& axis,
              const ItemSizes& sizes) {
  std::ranges::stable_sort(marks, {}, &Placed::x);
  std::vector<float> positions;
  std::ranges::transform(marks, std::back_inserter(positions), &Placed::x);
  for (const Cluster& cluster : clustersOf(positions, sizes.clusters)) {
    const float radius = cluster.members.size() > 1 ? sizes.clusters.clusterRadius : sizes.markRadius;
    TimelineItem item{.lane = lane, .x = cluster.x, .left = cluster.x - radius, .right = cluster.x + radius};
    for (const std::size_t member : cluster.members) {
      item.events.push_back(marks[member].event);
    }
    if (isOnAxis(item, axis)) {
      items.push_back(std::move(item));
    }
  }
}

}  // namespace

std::vector<TimelineItem> itemsOf(const atlas::Atlas& atlas, const TimeAxis& axis, const ItemSizes& sizes) {
  std::vector<TimelineItem> items;
  const std::vector<atlas::TitledId>& kinds = atlas.records().eventKinds;
  for (std::size_t lane = 0; lane < kinds.size(); ++lane) {
    std::vector<Placed> marks;
    for (const atlas::Event& event : atlas.events()) {
      if (event.kind != kinds[lane].id) {
        continue;
      }
      const Extent extent = extentOf(event.start, event.end);
      const float left = axis.xOf(extent.begin);
      const float right = axis.xOf(extent.end);
      const bool isOneDay = extent.end - extent.begin <= 1;
      if (right - left < sizes.shortestBar || isOneDay) {
        marks.push_back({&event, isOneDay ? left : (left + right) / 2});
        continue;
      }
      TimelineItem bar{
          .lane = lane, .events = {&event}, .x = (left + right) / 2, .left = left, .right = right, .isBar = true};
      if (isOnAxis(bar, axis)) {
        items.push_back(std::move(bar));
      }
    }
    addMarks(items, lane, marks, axis, sizes);
  }
  return items;
}

TimeRange rangeAround(const std::vector<const atlas::Event*>& events) {
  TimeRange range{1e9, -1e9};
  for (const atlas::Event* event : events) {
    const Extent extent = extentOf(event->start, event->end);
    range.first = std::min(range.first, extent.begin);
    range.last = std::max(range.last, extent.end);
  }
  const double margin = std::max(2.0, range.days() * 0.25);
  return {range.first - margin, range.last + margin};
}

}  // namespace kurilscope::ui
