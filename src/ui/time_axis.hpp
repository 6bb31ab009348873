#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "atlas/date.hpp"

namespace kurilscope::ui {

// Time as a length: days since 1970-01-01, negative before, with fractions. Doubles, for 75 years at a tenth of a day
// are beyond what a float tells apart on a wide screen.
[[nodiscard]] double dayNumber(atlas::Day day);
[[nodiscard]] atlas::Day dayFromNumber(double number);  // the day that contains that moment

struct TimeRange {
  double first = 0;
  double last = 1;  // exclusive

  bool operator==(const TimeRange&) const = default;
  [[nodiscard]] double days() const { return last - first; }
  [[nodiscard]] bool contains(double number) const { return first <= number && number < last; }
};

inline constexpr double kNarrowestDays = 12;  // no zoom shows less

// What every zoom and pan ends in: the range at least kNarrowestDays long, inside the limits, moved rather than cut.
[[nodiscard]] TimeRange clamped(TimeRange range, TimeRange limits);
// Zoomed by `factor` (below 1 shows less) so that `anchor` stays where it is on the screen, unless a limit forbids it.
[[nodiscard]] TimeRange zoomed(TimeRange range, TimeRange limits, double anchor, double factor);
[[nodiscard]] TimeRange panned(TimeRange range, TimeRange limits, double days);
// The range moved as little as needed to show `number` away from the edges.
[[nodiscard]] TimeRange revealing(TimeRange range, TimeRange limits, double number);

// A zoom under way: from one range to another, eased, the lengths by ratio, so that the moment both hold at the same
// place of the screen stays there all the while.
class Glide {
 public:
  static constexpr double kSeconds = 0.3;

  void start(TimeRange from, TimeRange to);
  // Later by `seconds`; the target, exactly, once it has arrived.
  TimeRange advance(double seconds);
  void retarget(TimeRange to) { to_ = to; }
  void stop() { isGliding_ = false; }
  [[nodiscard]] bool isGliding() const { return isGliding_; }
  [[nodiscard]] TimeRange target() const { return to_; }

 private:
  TimeRange from_;
  TimeRange to_;
  double elapsed_ = 0;
  bool isGliding_ = false;
};

// A range of time laid along a stretch of the screen.
struct TimeAxis {
  TimeRange range;
  float left = 0;
  float right = 1;

  [[nodiscard]] float xOf(double number) const;
  [[nodiscard]] double numberAt(float x) const;
  [[nodiscard]] double pixelsPerDay() const;
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
  std::vector<std::size_t> members;  // indices into the positions given
  float x = 0;                       // of the middle
};

// How wide marks are drawn: single ones closer than `gap` merge, and no cluster of half width `clusterRadius` touches
// its neighbours.
struct ClusterSizes {
  float gap = 6;
  float clusterRadius = 8;
};

// `positions` ascending. Every index is in exactly one cluster; clusters are ascending and do not overlap.
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
