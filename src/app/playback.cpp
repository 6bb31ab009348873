#include "app/playback.hpp"

#include <algorithm>
#include <cmath>

namespace kurilscope::app {

atlas::Day Clock::advance(atlas::Day day, double seconds, double daysPerSecond, const atlas::Atlas& atlas) {
  carried_ += seconds * daysPerSecond;
  const double whole = std::trunc(carried_);
  carried_ -= whole;
  const atlas::Day next = day + std::chrono::days{static_cast<int>(whole)};
  return std::clamp(next, atlas.records().periodFirst, atlas.records().periodLast);
}

void Flight::start(const view::Camera& from, const view::Camera& to, double now) {
  from_ = from;
  to_ = to;
  start_ = now;
  isFlying_ = !(from == to);
}

view::Camera Flight::at(double now) {
  const double part = std::clamp((now - start_) / kSeconds, 0.0, 1.0);
  if (part >= 1) {
    isFlying_ = false;
    return to_;
  }
  const double eased = part * part * (3 - 2 * part);
  // The span changes by ratio, so that zooming feels even.
  return {{std::lerp(from_.center.lon, to_.center.lon, eased), std::lerp(from_.center.lat, to_.center.lat, eased)},
          from_.spanKm * std::pow(to_.spanKm / from_.spanKm, eased)};
}

}  // namespace kurilscope::app
