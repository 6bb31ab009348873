#include "ui/time_range.hpp"

#include <algorithm>
#include <cmath>

namespace kurilscope::ui {

double dayNumber(atlas::Day day) { return static_cast<double>(day.time_since_epoch().count()); }

atlas::Day dayFromNumber(double number) {
  // Beyond any calendar a careless caller could mean, and safe to convert.
  const double bounded = std::clamp(std::floor(number), -4e6, 4e6);
  return atlas::Day{std::chrono::days{static_cast<int>(bounded)}};
}

TimeRange clamped(TimeRange range, TimeRange limits) {
  const double days = std::clamp(range.days(), std::min(kNarrowestDays, limits.days()), limits.days());
  const double middle = (range.first + range.last) / 2;
  const double first = std::clamp(middle - days / 2, limits.first, limits.last - days);
  return {first, first + days};
}

TimeRange zoomed(TimeRange range, TimeRange limits, double anchor, double factor) {
  const double days = std::clamp(range.days() * factor, std::min(kNarrowestDays, limits.days()), limits.days());
  const double share = (anchor - range.first) / range.days();
  const double first = anchor - share * days;
  return clamped({first, first + days}, limits);
}

TimeRange panned(TimeRange range, TimeRange limits, double days) {
  return clamped({range.first + days, range.last + days}, limits);
}

TimeRange revealing(TimeRange range, TimeRange limits, double number) {
  const double margin = range.days() * 0.08;
  if (number < range.first + margin) {
    return panned(range, limits, number - margin - range.first);
  }
  if (number > range.last - margin) {
    return panned(range, limits, number + margin - range.last);
  }
  return range;
}

void Glide::start(TimeRange from, TimeRange to) {
  from_ = from;
  to_ = to;
  elapsed_ = 0;
  isGliding_ = !(from == to);
}

TimeRange Glide::advance(double seconds) {
  elapsed_ += seconds;
  if (elapsed_ >= kSeconds) {
    isGliding_ = false;
    return to_;
  }
  const double left = 1 - elapsed_ / kSeconds;
  const double eased = 1 - left * left * left;  // quick at first: the wheel is answered at once
  const double change = to_.days() - from_.days();
  const double days = from_.days() * std::pow(to_.days() / from_.days(), eased);
  const double part = std::abs(change) > 1e-6 ? (days - from_.days()) / change : eased;
  return {std::lerp(from_.first, to_.first, part), std::lerp(from_.last, to_.last, part)};
}

}  // namespace kurilscope::ui
