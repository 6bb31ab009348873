#pragma once

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "geo/point.hpp"

namespace kurilscope::geo {

// The parts of a polygon inside `keep` and outside `cutOut`, in degrees (GEOS overlay). Edges made by the cut run
// exactly along the boxes' sides. Where GEOS cannot do it, the polygon stays as it is.
[[nodiscard]] std::vector<Polygon> clipped(const Polygon& polygon, const Box& keep, const std::optional<Box>& cutOut);

// The same area as polygons whose rings neither cross themselves nor one another (GEOS).
[[nodiscard]] std::vector<Polygon> repaired(const Polygon& polygon);

// Valid polygons less others that do not overlap one another (GEOS overlay, in degrees).
// Errors: Input (polygons that GEOS cannot cut).
[[nodiscard]] Result<std::vector<Polygon>> without(const std::vector<Polygon>& polygons,
                                                   const std::vector<Polygon>& cutOut);

// A ring cut by a line that crosses it once or more, its ends thought on straight: the parts of the ring on the line's
// left and right, and the line from its first to its last crossing (empty where it does not cross).
struct CutRing {
  std::vector<Ring> left;
  std::vector<Ring> right;
  Ring across;
};
[[nodiscard]] CutRing cutBy(const Ring& ring, const Ring& line);

// Whether a point lies on the left of a line whose ends are thought on straight.
[[nodiscard]] bool isLeftOf(LonLat point, const Ring& line);

// The same polygon with points added on edges longer than `longestEdgeDegrees`, so that edges along a parallel stay on
// it once projected.
[[nodiscard]] Polygon densified(const Polygon& polygon, double longestEdgeDegrees);

}  // namespace kurilscope::geo
