#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "atlas/date.hpp"
#include "ui/time_folds.hpp"
#include "ui/time_range.hpp"

namespace kurilscope::ui {

// A stretch of time laid along a stretch of the screen, its empty parts made short where it has folds.
struct TimeAxis {
  TimeRange range;  // of places (see TimeFolds)
  float left = 0;
  float right = 1;
  const TimeFolds* folds = nullptr;  // outlives the axis; null: none

  [[nodiscard]] float xOf(double number) const;
  [[nodiscard]] float xOfPlace(double place) const;
  [[nodiscard]] double numberAt(float x) const;
  [[nodiscard]] double placeAt(float x) const;
  [[nodiscard]] TimeRange numbers() const;                     // the day numbers at its ends
  [[nodiscard]] double pixelsPerDay() const;                   // outside of folds
  [[nodiscard]] const TimeRange* foldAt(double number) const;  // null outside of folds
  bool operator==(const TimeAxis&) const = default;
};

// The day under a pixel, kept between `first` and `last`.
[[nodiscard]] atlas::Day dayUnder(const TimeAxis& axis, float x, atlas::Day first, atlas::Day last);
// The same, drawn to the nearest of `marks` (sorted, each once) within `tolerance` pixels. Marks give way to the days
// between them: none draws from farther than a third of the gap to its neighbour, so that scrubbing over decades goes
// on evenly, and none draws at all where a day is wider than the tolerance and can be pointed at.
[[nodiscard]] atlas::Day snappedDay(const TimeAxis& axis, float x, std::span<const atlas::Day> marks, float tolerance,
                                    atlas::Day first, atlas::Day last);

enum class TickStep { Decade, FiveYears, Year, Quarter, Month, TenDays, FiveDays, Day };

// One place on the ruler. Major ticks begin a unit one size up and name it ("1956" among months).
struct Tick {
  atlas::Day day{};
  std::string label;
  bool isMajor = false;
};

// All ticks of a step in a range, by time.
[[nodiscard]] std::vector<Tick> ticksOf(TickStep step, TimeRange range);

using WidthOf = std::function<float(const std::string&)>;

// The finest step whose labels all find room, `gap` pixels apart.
[[nodiscard]] TickStep chooseStep(const TimeAxis& axis, const WidthOf& widthOf, float gap);
// A step's ticks as the ruler shows them: the first says what unit it is in ("11 Nov 1953" among days), and a label
// that would touch the one before it is empty.
[[nodiscard]] std::vector<Tick> rulerTicks(const TimeAxis& axis, const WidthOf& widthOf, float gap, TickStep step);
// Typical spacing of a step's ticks in pixels.
[[nodiscard]] double spacingOf(TickStep step, const TimeAxis& axis);

// A mark, or several too near one another to be told apart, drawn as one with their number.
struct Cluster {
  std::size_t first = 0;  // of the positions given
  std::size_t count = 1;
  float x = 0;  // of the middle

  bool operator==(const Cluster&) const = default;
};

// How wide marks are drawn: single ones closer than `gap` merge, and no cluster of half width `clusterRadius` touches
// its neighbours.
struct ClusterSizes {
  float gap = 6;
  float clusterRadius = 8;
};

// `positions` ascending. Every one is in exactly one cluster; clusters are ascending and do not overlap.
[[nodiscard]] std::vector<Cluster> clustersOf(std::span<const float> positions, ClusterSizes sizes);

// How strongly an interval is drawn along its length: from (begin, 0) over (solidBegin, 1) and (solidEnd, 1) to
// (end, 0) where its ends are known to the month or the year, and straight where known to the day. Day numbers.
struct Extent {
  double begin = 0;
  double solidBegin = 0;
  double solidEnd = 0;
  double end = 0;

  bool operator==(const Extent&) const = default;
};
[[nodiscard]] Extent extentOf(const atlas::Date& start, const atlas::Date& end);

}  // namespace kurilscope::ui
