#pragma once

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

}  // namespace kurilscope::ui
