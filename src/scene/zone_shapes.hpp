#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "atlas/settlement_zones.hpp"
#include "view/view.hpp"

namespace kurilscope::scene {

// Zones as the region's map draws them: computed and projected once, metres on its plane.
struct ZoneShapes {
  atlas::SettlementZones zones;
  std::vector<geo::PlaneRing> line;
  geo::PlaneRing acrossLand;
  std::vector<geo::PlaneRing> gainedRings;
  std::vector<geo::Plane> gainedCorners;  // of triangles, three each
};

struct LimitShapes {
  std::vector<geo::PlaneRing> territorial;
  std::vector<geo::PlaneRing> economic;
};

// What is computed so far, by settlement. Scenes read it; whoever computes puts in what is done, on the same thread.
struct ZoneShelf {
  std::optional<LimitShapes> limits;
  std::map<std::string, ZoneShapes> settlements;
};

// Heavy (about a second each) and pure: they may run on another thread beside all readers of the atlas.
[[nodiscard]] ZoneShapes zoneShapesOf(const atlas::Settlement& settlement, const atlas::Atlas& atlas);
[[nodiscard]] LimitShapes limitShapesOf(const atlas::Atlas& atlas);

// The settlement that a View means: its own, else the pack's first; null in a pack without any.
[[nodiscard]] const atlas::Settlement* settlementOf(const view::View& view, const atlas::Atlas& atlas);

}  // namespace kurilscope::scene
