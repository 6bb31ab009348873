#pragma once

#include <cstdint>
#include <vector>

#include "geo/point.hpp"

namespace kurilscope::geo {

// Triangles over a polygon: three indices each into `points`, counter-clockwise.
struct Triangles {
  std::vector<Plane> points;
  std::vector<std::uint32_t> indices;
};

// A polygon with no vertex further than `toleranceMeters` from the original, rings still simple and apart (GEOS,
// topology preserved). Rings that become too small vanish; an empty polygon means nothing is left.
[[nodiscard]] PlanePolygon simplified(const PlanePolygon& polygon, double toleranceMeters);

// Constrained Delaunay triangulation, holes left out (GEOS). Invalid rings are repaired first. Vertices are
// added only along straight cuts through a polygon whose many holes GEOS cannot join in one piece.
[[nodiscard]] Triangles triangulated(const PlanePolygon& polygon);

// True where the point lies inside the outer ring and in no hole.
[[nodiscard]] bool contains(const PlanePolygon& polygon, Plane point);

// Of the outer ring; without one, a box that overlaps nothing.
[[nodiscard]] PlaneBox boundsOf(const PlanePolygon& polygon);

}  // namespace kurilscope::geo
