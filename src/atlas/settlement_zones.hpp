#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/atlas.hpp"
#include "geo/mesh.hpp"
#include "geo/zones.hpp"

namespace kurilscope::atlas {

// What a settlement would mean at sea, by equidistance. A computation of this program, not a legal delimitation: the
// two sides are those whose islands each administers on the pack's default date, and every coast of the pack counts,
// rocks included, with no weight for its length or for what lives there.
struct SettlementZones {
  std::string side;                  // who would administer the islands: an administration's id
  std::string other;                 // who administers them now
  std::vector<geo::Line> line;       // equidistant between the sides' coasts, out to 200 nautical miles
  geo::Ring acrossLand;              // the course through the cut island, from coast to coast; or empty
  std::vector<geo::Polygon> gained;  // sea and land to which the coasts that change hands are the nearest of all,
                                     // out to 200 nautical miles; sides differ there from "none", and nowhere else
  geo::Triangles gainedTriangles;    // the same in degrees, for drawing
  // Sea alone, out to 200 and to 12 nautical miles; not known where the land cannot be cut out of the zone.
  std::optional<double> gainedSquareMeters;
  std::optional<double> gainedTerritorialSquareMeters;
  double errorSquareMeters = 0;  // of the first by the course of the line; not by the coast, which weighs more
};

// The same for all settlements: how far 12 and 200 nautical miles reach from the coasts of the pack and the world.
struct CoastLimits {
  std::vector<geo::Line> territorial;
  std::vector<geo::Line> economic;
};

// Both are heavy (about a second) and pure; they may run beside other readers of the atlas.
[[nodiscard]] SettlementZones zonesOf(const Settlement& settlement, const Atlas& atlas);
[[nodiscard]] CoastLimits limitsOf(const Atlas& atlas);

// The words that stand wherever a number or a line of these is shown.
inline constexpr const char* kZonesCaveat = "computed by kurilscope, equidistance, not a legal delimitation";

}  // namespace kurilscope::atlas
