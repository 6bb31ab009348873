#pragma once

#include <span>
#include <vector>

#include "base/result.hpp"
#include "geo/contour.hpp"
#include "geo/nearest.hpp"

namespace kurilscope::geo {

// Zones of the sea by geodesic distance from coasts: buffers, equidistance, and the sea that is nearest to one coast.
// Distances are the shortest geodesics to the coasts as lines, whatever lies in the way. Lines are traced as
// contour.hpp says: their vertices stand within a decimetre of the distances meant, their edges within ten metres.
// docs/zones.md tells the method at length.

inline constexpr double kTerritorialSeaMeters = 12 * 1852.0;
inline constexpr double kEconomicZoneMeters = 200 * 1852.0;

// The line at a distance from a coast, all of the nearer side on its left; closed where it does not leave the area.
[[nodiscard]] std::vector<Line> buffer(const Coast& coast, double meters, const Box& area);

// The line as far from coast `a` as from coast `b`, inside an area, no further than `reachMeters` from both and no
// nearer to `others` (coasts of neither side, whose part there is not this line's to tell); `a` on its left.
[[nodiscard]] std::vector<Line> equidistance(const Coast& a, const Coast& b, const Coast& others, double reachMeters,
                                             const Box& area);

// All that is nearer to `own` than to `others` and no further than `reachMeters` from it, land included.
[[nodiscard]] std::vector<Polygon> nearestZone(const Coast& own, const Coast& others, double reachMeters);

// A zone without the land that lies in it (GEOS overlay; lakes count as land). Errors: Input, as geo::without.
[[nodiscard]] Result<std::vector<Polygon>> withoutLand(const std::vector<Polygon>& zone, std::span<const Polygon> land);

// Square metres on the ellipsoid, holes left out, edges being geodesics.
[[nodiscard]] double areaSquareMeters(const std::vector<Polygon>& polygons);

// Metres of outline, holes included.
[[nodiscard]] double perimeterMeters(const std::vector<Polygon>& polygons);

}  // namespace kurilscope::geo
