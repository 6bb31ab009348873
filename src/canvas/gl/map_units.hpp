#pragma once

#include <cmath>
#include <cstdint>

#include "geo/point.hpp"

namespace kurilscope::canvas::gl {

// Land lies on the GPU in whole thirty-secondths of a metre, so that a shader takes its place relative to the picture's
// middle without losing a digit, however far the picture lies from the projection's origin. Differences of any two
// places on earth fit.
inline constexpr double kUnitsPerMeter = 32;

struct MapPoint {
  std::int32_t x = 0;
  std::int32_t y = 0;

  bool operator==(const MapPoint&) const = default;
};

[[nodiscard]] inline MapPoint toUnits(geo::Plane point) {
  return {static_cast<std::int32_t>(std::lround(point.x * kUnitsPerMeter)),
          static_cast<std::int32_t>(std::lround(point.y * kUnitsPerMeter))};
}

[[nodiscard]] inline geo::Plane toPlane(MapPoint point) { return {point.x / kUnitsPerMeter, point.y / kUnitsPerMeter}; }

}  // namespace kurilscope::canvas::gl
