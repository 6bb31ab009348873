#include "ui/timeline_items.hpp"

#include <algorithm>
#include <cmath>

#include "view/filter.hpp"

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

FilteredEvents filteredEvents(const atlas::Atlas& atlas, const view::Filter& filter) {
  const std::vector<atlas::TitledId>& kinds = atlas.records().eventKinds;
  FilteredEvents events{.filter = filter, .shown = {}, .shownByLane = {}, .hiddenByLane = {}};
  events.shownByLane.resize(kinds.size());
  events.hiddenByLane.resize(kinds.size());
  for (const atlas::Event& event : atlas.events()) {
    const bool isShown = view::passes(filter, event, atlas);
    if (isShown) {
      events.shown.push_back(&event);
    }
    const auto kind = std::ranges::find(kinds, event.kind, &atlas::TitledId::id);
    if (kind != kinds.end()) {
      const auto lane = static_cast<std::size_t>(kind - kinds.begin());
      (isShown ? events.shownByLane : events.hiddenByLane)[lane].push_back(&event);
    }
  }
  return events;
}

std::vector<TimelineItem> itemsOf(const FilteredEvents& events, const TimeAxis& axis, const ItemSizes& sizes) {
  std::vector<TimelineItem> items;
  for (std::size_t lane = 0; lane < events.shownByLane.size(); ++lane) {
    std::vector<Placed> marks;
    for (const atlas::Event* event : events.shownByLane[lane]) {
      const Extent extent = extentOf(event->start, event->end);
      const float left = axis.xOf(extent.begin);
      const float right = axis.xOf(extent.end);
      const bool isOneDay = extent.end - extent.begin <= 1;
      if (right - left < sizes.shortestBar || isOneDay) {
        marks.push_back({event, isOneDay ? left : (left + right) / 2});
        continue;
      }
      TimelineItem bar{
          .lane = lane, .events = {event}, .x = (left + right) / 2, .left = left, .right = right, .isBar = true};
      if (isOnAxis(bar, axis)) {
        items.push_back(std::move(bar));
      }
    }
    addMarks(items, lane, marks, axis, sizes);
  }
  return items;
}

std::vector<std::vector<float>> hiddenTicks(const FilteredEvents& events, const TimeAxis& axis) {
  std::vector<std::vector<float>> ticks(events.hiddenByLane.size());
  for (std::size_t lane = 0; lane < ticks.size(); ++lane) {
    for (const atlas::Event* event : events.hiddenByLane[lane]) {
      const float x = std::round(axis.xOf(dayNumber(event->start.first)));
      if (axis.left <= x && x <= axis.right && (ticks[lane].empty() || ticks[lane].back() != x)) {
        ticks[lane].push_back(x);
      }
    }
  }
  return ticks;
}

std::vector<Density> densityOf(const FilteredEvents& events, const TimeAxis& axis, std::size_t parts) {
  std::vector<Density> densities(parts);
  const auto count = [&](const std::vector<std::vector<const atlas::Event*>>& lanes, int Density::*counted) {
    for (const std::vector<const atlas::Event*>& lane : lanes) {
      for (const atlas::Event* event : lane) {
        const double share = (dayNumber(event->start.first) - axis.range.first) / axis.range.days();
        if (share >= 0 && share < 1) {
          ++(densities[static_cast<std::size_t>(share * static_cast<double>(parts))].*counted);
        }
      }
    }
  };
  count(events.shownByLane, &Density::shown);
  count(events.hiddenByLane, &Density::hidden);
  return densities;
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
