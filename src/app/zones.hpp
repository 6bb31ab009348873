#pragma once

#include <vector>

#include "atlas/settlement_zones.hpp"

namespace kurilscope::app {

// A settlement beside its zones, for the table verbs.
struct ZonesOf {
  const atlas::Settlement* settlement;
  atlas::SettlementZones zones;
};

// How the numbers came about, in a sentence for people.
inline constexpr const char* kZonesMethod =
    "Computed by kurilscope, equidistance, not a legal delimitation: the sea within 200 nautical miles whose nearest "
    "coast would change sides, compared with the present state. Geodesic distances on WGS84 from the natural coast of "
    "the pack (GSHHG, rocks included, no straight baselines), areas on the ellipsoid; each vertex of a line lies "
    "equally far from both sides to a metre. See docs/zones.md.";

}  // namespace kurilscope::app
