#pragma once

#include <span>
#include <vector>

#include "geo/point.hpp"

namespace kurilscope::geo {

// Geodesics on the WGS84 ellipsoid by GeographicLib, the algorithms of
// C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 43-55 (2013); accurate to nanometres.

inline constexpr double kMetersPerNauticalMile = 1852.0;

struct Inverse {
  double distanceMeters = 0;
  double azimuthFromDegrees = 0;  // at the first point, clockwise from north, -180..180
  double azimuthToDegrees = 0;    // at the second point, of the line going on
};

[[nodiscard]] Inverse inverse(LonLat from, LonLat to);
[[nodiscard]] double distanceMeters(LonLat from, LonLat to);
[[nodiscard]] LonLat direct(LonLat from, double azimuthDegrees, double distanceMeters);

// The geodesic as points no further apart than `stepMeters`, both ends included and at most 100 001 points.
[[nodiscard]] std::vector<LonLat> geodesicLine(LonLat from, LonLat to, double stepMeters);

// The points at one distance from another in each whole degree of azimuth, from north clockwise, the first again at
// the end.
[[nodiscard]] Ring geodesicCircle(LonLat center, double radiusMeters);

[[nodiscard]] double lengthMeters(std::span<const LonLat> line);

// Area inside a ring whose edges are geodesics, always positive; open or closed rings both work.
[[nodiscard]] double areaSquareMeters(std::span<const LonLat> ring);

}  // namespace kurilscope::geo
