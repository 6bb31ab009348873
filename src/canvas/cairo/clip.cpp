#include "canvas/cairo/clip.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kurilscope::canvas::cairo {

namespace {

using geo::Plane;
using geo::PlaneBox;
using geo::PlaneRing;

Plane between(Plane a, Plane b, double share) { return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}; }

// `depth` is how far a point lies inside one side of the box; negative outside.
template <class Depth>
PlaneRing clippedBySide(const PlaneRing& ring, Depth depth) {
  PlaneRing inside;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const double from = depth(ring[i]);
    const double to = depth(ring[i + 1]);
    if (from >= 0) {
      inside.push_back(ring[i]);
    }
    if ((from >= 0) != (to >= 0)) {
      inside.push_back(between(ring[i], ring[i + 1], from / (from - to)));
    }
  }
  if (!inside.empty()) {
    inside.push_back(inside.front());
  }
  return inside;
}

}  // namespace

PlaneRing clippedRing(const PlaneRing& ring, const PlaneBox& box) {
  PlaneRing inside = clippedBySide(ring, [&](Plane point) { return point.x - box.left; });
  inside = clippedBySide(inside, [&](Plane point) { return box.right - point.x; });
  inside = clippedBySide(inside, [&](Plane point) { return point.y - box.bottom; });
  return clippedBySide(inside, [&](Plane point) { return box.top - point.y; });
}

std::optional<std::pair<Plane, Plane>> clippedSegment(Plane from, Plane to, const PlaneBox& box) {
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  if (!std::isfinite(dx + dy)) {
    return std::nullopt;
  }
  // Each side as: how fast the segment leaves through it, and how far its start is inside.
  const std::array<std::pair<double, double>, 4> sides = {
      {{-dx, from.x - box.left}, {dx, box.right - from.x}, {-dy, from.y - box.bottom}, {dy, box.top - from.y}}};
  double enter = 0;
  double leave = 1;
  for (const auto& [speed, depth] : sides) {
    if (speed == 0) {
      if (!(depth >= 0)) {
        return std::nullopt;
      }
    } else if (speed < 0) {
      enter = std::max(enter, depth / speed);
    } else {
      leave = std::min(leave, depth / speed);
    }
  }
  if (!(enter <= leave)) {
    return std::nullopt;
  }
  return std::pair{enter == 0 ? from : between(from, to, enter), leave == 1 ? to : between(from, to, leave)};
}

}  // namespace kurilscope::canvas::cairo
