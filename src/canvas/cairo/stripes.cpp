#include "canvas/cairo/stripes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace kurilscope::canvas::cairo {

namespace {

using geo::Plane;
using geo::PlaneRing;

void append(PlaneRing& ring, Plane point) {
  if (ring.empty() || ring.back() != point) {
    ring.push_back(point);
  }
}

// Cuts one ring into stripes in a single pass: each edge leaves a piece in every stripe that it crosses. `across` is
// measured square to the stripes, so that a stripe is an interval of it.
class Cutter {
 public:
  explicit Cutter(const Stripes& stripes)
      : stripes_(stripes),
        slope_(stripes.rising ? 1 : -1),
        // Pixels are told apart by their corners, but covered around their middles.
        first_((stripes.rising ? 0.5 : -0.5) - stripes.shift) {}

  void add(Plane from, Plane to) {
    const double start = across(from);
    const double end = across(to);
    const long first = stripeBefore(start);
    const long last = stripeBefore(end);
    const long step = first <= last ? 1 : -1;
    for (long stripe = first; stripe != last + step; stripe += step) {
      addPiece(stripe, from, to, start, end);
    }
  }

  // The rings that were closed around an area.
  void moveInto(geo::PlanePolygon& polygon) {
    for (auto& [stripe, ring] : rings_) {
      if (ring.size() >= 3) {
        append(ring, ring.front());
        polygon.push_back(std::move(ring));
      }
    }
  }

 private:
  [[nodiscard]] double across(Plane point) const { return point.x + slope_ * point.y; }
  [[nodiscard]] double beginOf(long stripe) const { return first_ + static_cast<double>(stripe) * stripes_.period; }
  // The stripe that begins at or before this place.
  [[nodiscard]] long stripeBefore(double place) const {
    return static_cast<long>(std::floor((place - first_) / stripes_.period));
  }

  void addPiece(long stripe, Plane from, Plane to, double start, double end) {
    const double low = beginOf(stripe);
    const double high = low + stripes_.width;
    if (std::max(start, end) < low || std::min(start, end) > high) {
      return;
    }
    const auto at = [&](double place) {
      const double share = (place - start) / (end - start);
      return Plane{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
    };
    PlaneRing& ring = rings_[stripe];
    append(ring, start < low ? at(low) : start > high ? at(high) : from);
    append(ring, end < low ? at(low) : end > high ? at(high) : to);
  }

  Stripes stripes_;
  double slope_;
  double first_;
  std::map<long, PlaneRing> rings_;
};

}  // namespace

geo::PlanePolygon stripesOver(const geo::PlanePolygon& area, const Stripes& stripes) {
  geo::PlanePolygon covered;
  if (stripes.period <= 0 || stripes.width <= 0) {
    return covered;
  }
  for (const PlaneRing& ring : area) {
    Cutter cutter(stripes);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      cutter.add(ring[i], ring[i + 1]);
    }
    cutter.moveInto(covered);
  }
  return covered;
}

}  // namespace kurilscope::canvas::cairo
