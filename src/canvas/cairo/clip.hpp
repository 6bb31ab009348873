#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "geo/point.hpp"

namespace kurilscope::canvas::cairo {

// Cairo keeps coordinates as 24.8 fixed point, so nothing far outside the picture may reach it.

// The part of a closed ring inside the box (Sutherland-Hodgman); edges along the box stand for what was cut. Empty
// where nothing is inside.
[[nodiscard]] geo::PlaneRing clippedRing(const geo::PlaneRing& ring, const geo::PlaneBox& box);

// The part of a segment inside the box (Liang-Barsky), or nothing.
[[nodiscard]] std::optional<std::pair<geo::Plane, geo::Plane>> clippedSegment(geo::Plane from, geo::Plane to,
                                                                              const geo::PlaneBox& box);

}  // namespace kurilscope::canvas::cairo
