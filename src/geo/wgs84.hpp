#pragma once

#include <GeographicLib/Geodesic.hpp>

namespace kurilscope::geo {

// The WGS84 ellipsoid, for the sources of this room alone.
inline constexpr double kEquatorRadius = 6378137.0;
inline constexpr double kFlattening = 1 / 298.257223563;
inline constexpr double kPolarRadius = kEquatorRadius * (1 - kFlattening);

inline const GeographicLib::Geodesic& wgs84() {
  static const GeographicLib::Geodesic kEllipsoid(kEquatorRadius, kFlattening);
  return kEllipsoid;
}

}  // namespace kurilscope::geo
