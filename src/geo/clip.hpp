#pragma once

#include <optional>
#include <vector>

#include "geo/point.hpp"

namespace kurilscope::geo {

// The parts of a polygon inside `keep` and outside `cutOut`, in degrees (GEOS overlay). Edges made by the cut run
// exactly along the boxes' sides.
[[nodiscard]] std::vector<Polygon> clipped(const Polygon& polygon, const Box& keep, const std::optional<Box>& cutOut);

// Polygons less another (GEOS overlay, in degrees).
[[nodiscard]] std::vector<Polygon> without(const std::vector<Polygon>& polygons, const Polygon& cutOut);

// The same polygon with points added on edges longer than `longestEdgeDegrees`, so that edges along a parallel stay on
// it once projected.
[[nodiscard]] Polygon densified(const Polygon& polygon, double longestEdgeDegrees);

}  // namespace kurilscope::geo
