#pragma once

#include <vector>

#include "canvas/gl/map_units.hpp"

namespace kurilscope::canvas::gl {

// A stroke along a coast is a ribbon of quads between ribs. A rib crosses the coast at a point; the shader draws its
// two ends out, to the left and to the right of the coast as it runs, as far as the stroke is wide. Neighbouring quads
// share a rib, so no pixel of a thin stroke is drawn twice.
struct Rib {
  MapPoint at;
  std::int16_t x = 0;  // the way to the right, a unit long or longer where it is mitred, times kNormalScale
  std::int16_t y = 0;
};
inline constexpr double kLongestMitre = 2;
inline constexpr double kNormalScale = 32767 / kLongestMitre;
using Ribbon = std::vector<Rib>;

enum class Joins {
  Mitred,  // a rib a point, for strokes of a few pixels
  Round,   // as many as it takes, for wide ones
};

// Along a stretch of coast from its first point to its last, one after another; closed where those are the same.
[[nodiscard]] Ribbon ribbonAlong(const geo::PlaneRing& stretch, Joins joins);

// For an islet too small to have a shape: a round dot, and a dash from west to east, `length` metres long.
[[nodiscard]] Ribbon roundDot(geo::Plane middle);
[[nodiscard]] Ribbon dash(geo::Plane middle, double length);

}  // namespace kurilscope::canvas::gl
