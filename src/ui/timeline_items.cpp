#include "ui/timeline_items.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>
#include <span>
#include <utility>

#include "view/filter.hpp"

namespace kurilscope::ui {

namespace {

// A mark's place, and which of the lane's events it is of.
struct Placed {
  float x = 0;
  std::uint32_t event = 0;

  auto operator<=>(const Placed&) const = default;
};

// The marks of a lane by place. Those of a day come so, and only the few of intervals, which stand at their middles,
// have to be sorted in among them.
class Marks {
 public:
  void addDay(Placed mark) { days_.push_back(mark); }
  void addInterval(Placed mark) { intervals_.push_back(mark); }
  void reserve(std::size_t count) { days_.reserve(count); }

  [[nodiscard]] std::vector<Placed> sorted() && {
    if (intervals_.empty()) {
      return std::move(days_);
    }
    std::ranges::sort(intervals_);
    std::vector<Placed> all(days_.size() + intervals_.size());
    std::ranges::merge(days_, intervals_, all.begin());
    return all;
  }

 private:
  std::vector<Placed> days_;
  std::vector<Placed> intervals_;
};

bool isOnAxis(const TimelineItem& item, const TimeAxis& axis) {
  return item.right >= axis.left && item.left <= axis.right;
}

void addMarks(std::vector<TimelineItem>& items, std::size_t lane, const std::vector<TimedEvent>& events,
              const std::vector<Placed>& marks, const TimeAxis& axis, const ItemSizes& sizes) {
  std::vector<float> positions(marks.size());
  std::ranges::transform(marks, positions.begin(), &Placed::x);
  for (const Cluster& cluster : clustersOf(positions, sizes.clusters)) {
    const float radius = cluster.count > 1 ? sizes.clusters.clusterRadius : sizes.markRadius;
    TimelineItem item{.lane = lane, .x = cluster.x, .left = cluster.x - radius, .right = cluster.x + radius};
    if (!isOnAxis(item, axis)) {
      continue;
    }
    item.events.resize(cluster.count);
    std::ranges::transform(std::span(marks).subspan(cluster.first, cluster.count), item.events.begin(),
                           [&events](const Placed& mark) { return events[mark.event].event; });
    items.push_back(std::move(item));
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
      (isShown ? events.shownByLane : events.hiddenByLane)[lane].push_back({&event, extentOf(event.start, event.end)});
    }
  }
  return events;
}

TimeFolds foldsFor(const FilteredEvents& events, const std::vector<std::vector<BandSegment>>& bands) {
  std::vector<double> moments;
  for (const std::vector<TimedEvent>& lane : events.shownByLane) {
    for (const TimedEvent& timed : lane) {
      moments.insert(moments.end(), {timed.extent.begin, timed.extent.end});
    }
  }
  for (const std::vector<BandSegment>& band : bands) {
    for (const BandSegment& segment : band) {
      moments.insert(moments.end(), {dayNumber(segment.from), dayNumber(segment.to)});
    }
  }
  std::ranges::sort(moments);
  return TimeFolds(moments);
}

std::vector<TimelineItem> itemsOf(const FilteredEvents& events, const TimeAxis& axis, const ItemSizes& sizes) {
  std::vector<TimelineItem> items;
  for (std::size_t lane = 0; lane < events.shownByLane.size(); ++lane) {
    const std::vector<TimedEvent>& lanesEvents = events.shownByLane[lane];
    Marks marks;
    marks.reserve(lanesEvents.size());
    for (std::uint32_t i = 0; i < lanesEvents.size(); ++i) {
      const auto& [event, extent] = lanesEvents[i];
      const float left = axis.xOf(extent.begin);
      if (extent.end - extent.begin <= 1) {
        marks.addDay({left, i});
        continue;
      }
      const float right = axis.xOf(extent.end);
      if (right - left < sizes.shortestBar) {
        marks.addInterval({(left + right) / 2, i});
        continue;
      }
      TimelineItem bar{
          .lane = lane, .events = {event}, .x = (left + right) / 2, .left = left, .right = right, .isBar = true};
      if (isOnAxis(bar, axis)) {
        items.push_back(std::move(bar));
      }
    }
    addMarks(items, lane, lanesEvents, std::move(marks).sorted(), axis, sizes);
  }
  return items;
}

std::vector<ItemLabel> labelsOf(const std::vector<TimelineItem>& items, const TimeAxis& axis, LabelSizes sizes,
                                const FitText& fit) {
  std::vector<const TimelineItem*> ordered;
  std::ranges::transform(items, std::back_inserter(ordered), [](const TimelineItem& item) { return &item; });
  std::ranges::stable_sort(ordered, {}, [](const TimelineItem* item) { return std::pair(item->lane, item->left); });
  std::vector<ItemLabel> labels;
  float taken = -1e9F;  // by the items of this lane so far
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const TimelineItem& item = *ordered[i];
    const bool isFirst = i == 0 || ordered[i - 1]->lane != item.lane;
    const bool isLast = i + 1 == ordered.size() || ordered[i + 1]->lane != item.lane;
    const bool isOutermost = isFirst || item.right >= taken;
    taken = isFirst ? item.right : std::max(taken, item.right);
    const float left = item.right + sizes.gap;
    const float right = (isLast ? axis.right : std::min(axis.right, ordered[i + 1]->left)) - sizes.gap;
    if (item.isCluster() || !isOutermost || left < axis.left || right <= left) {
      continue;
    }
    std::string text = fit(item.events.front()->title, right - left);
    const bool isWhole = text == item.events.front()->title;
    if (!text.empty() && (isWhole || right - left >= sizes.least)) {
      labels.push_back({item.lane, left, std::move(text)});
    }
  }
  return labels;
}

std::vector<std::vector<float>> hiddenTicks(const FilteredEvents& events, const TimeAxis& axis) {
  std::vector<std::vector<float>> ticks(events.hiddenByLane.size());
  for (std::size_t lane = 0; lane < ticks.size(); ++lane) {
    for (const TimedEvent& timed : events.hiddenByLane[lane]) {
      const float x = std::round(axis.xOf(timed.extent.begin));
      if (axis.left <= x && x <= axis.right && (ticks[lane].empty() || ticks[lane].back() != x)) {
        ticks[lane].push_back(x);
      }
    }
  }
  return ticks;
}

std::vector<Density> densityOf(const FilteredEvents& events, const TimeAxis& axis, std::size_t parts) {
  std::vector<Density> densities(parts);
  const auto count = [&](const std::vector<std::vector<TimedEvent>>& lanes, int Density::*counted) {
    for (const std::vector<TimedEvent>& lane : lanes) {
      for (const TimedEvent& timed : lane) {
        const double share = (axis.xOf(timed.extent.begin) - axis.left) / (axis.right - axis.left);
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
