#pragma once

#include <geodesic.h>

namespace kurilscope::geo {

// The WGS84 ellipsoid, for the sources of this room alone.
inline constexpr double kEquatorRadius = 6378137.0;
inline constexpr double kFlattening = 1 / 298.257223563;
inline constexpr double kPolarRadius = kEquatorRadius * (1 - kFlattening);

inline const geod_geodesic& wgs84() {
  static const geod_geodesic kEllipsoid = [] {
    geod_geodesic ellipsoid{};
    geod_init(&ellipsoid, kEquatorRadius, kFlattening);
    return ellipsoid;
  }();
  return kEllipsoid;
}

}  // namespace kurilscope::geo
