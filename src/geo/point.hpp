#pragma once

#include <vector>

namespace kurilscope::geo {

// A place on the WGS84 ellipsoid, in degrees east and north.
struct LonLat {
  double lon = 0;
  double lat = 0;

  bool operator==(const LonLat&) const = default;
};

// A place on a projected plane, in metres east and north of the projection's origin.
struct Plane {
  double x = 0;
  double y = 0;

  bool operator==(const Plane&) const = default;
};

// A closed ring: the first point stands again at the end.
using Ring = std::vector<LonLat>;
using PlaneRing = std::vector<Plane>;

// A polygon: the outer ring, then the holes (lakes).
using Polygon = std::vector<Ring>;
using PlanePolygon = std::vector<PlaneRing>;

struct Box {
  double west = 0;
  double south = 0;
  double east = 0;
  double north = 0;

  bool operator==(const Box&) const = default;
};

struct PlaneBox {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;

  bool operator==(const PlaneBox&) const = default;
  [[nodiscard]] bool overlaps(const PlaneBox& other) const {
    return left <= other.right && other.left <= right && bottom <= other.top && other.bottom <= top;
  }
};

}  // namespace kurilscope::geo
