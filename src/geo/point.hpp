#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace kurilscope::geo {

// A place on the WGS84 ellipsoid, in degrees east and north.
struct LonLat {
  double lon = 0;
  double lat = 0;

  bool operator==(const LonLat&) const = default;
};

// "145.58,43.33": degrees east from -180 to 360, so that a place may also be told beyond the 180th meridian, and north
// from -90 to 90. The one rule for links, options, commands and measures; nothing for any other text.
[[nodiscard]] std::optional<LonLat> lonLatFrom(std::string_view text);

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

// In degrees; one across the 180th meridian has its east above 180.
struct Box {
  double west = 0;
  double south = 0;
  double east = 0;
  double north = 0;

  bool operator==(const Box&) const = default;
  // Also where the box reaches beyond 180 degrees and the point is told from the other side.
  [[nodiscard]] bool holds(LonLat point) const {
    const bool isBetween =
        (west <= point.lon && point.lon <= east) || (west <= point.lon + 360 && point.lon + 360 <= east);
    return isBetween && south <= point.lat && point.lat <= north;
  }
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
