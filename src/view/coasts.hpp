#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "atlas/atlas.hpp"
#include "geo/nearest.hpp"

namespace kurilscope::view {

// The coast of every single island of an atlas, with the unnamed islets that share its status, each under a spatial
// index of its own. Made once per atlas, as the indices take longer to make than to ask; a question about all of them
// takes a fraction of a millisecond.
class Coasts {
 public:
  explicit Coasts(const atlas::Atlas& atlas);

  struct Near {
    const atlas::Island* island = nullptr;
    double meters = 0;  // by geo::Coast::nearlyMeters
  };
  using Wanted = std::function<bool(const atlas::Island&)>;
  // The island that `wanted` agrees to whose coast is the nearest to a point; nothing where it agrees to none.
  [[nodiscard]] std::optional<Near> nearest(geo::LonLat point, const Wanted& wanted) const;
  // Exactly, from a point to that island's coast, with its unnamed islets or as atlas::Atlas::coastOf has it, which is
  // what measurements go by; nothing for groups.
  [[nodiscard]] std::optional<geo::Shortest> wayToLand(geo::LonLat point, const atlas::Island& island) const;
  [[nodiscard]] std::optional<geo::Shortest> wayToOwnCoast(geo::LonLat point, const atlas::Island& island) const;

 private:
  struct OfIsland {
    const atlas::Island* island = nullptr;
    geo::Coast land;
    std::optional<geo::Coast> own;  // where there are unnamed islets besides
  };
  [[nodiscard]] const OfIsland* find(const atlas::Island& island) const;
  std::vector<OfIsland> coasts_;
};

// Hokkaido's main island and the nearest land that the Soviet Union or Russia administers on a day, in this order;
// without the one that the point lies on (`standsOn`, an island's id or empty).
[[nodiscard]] std::vector<Coasts::Near> nearestSides(const Coasts& coasts, const atlas::Atlas& atlas, geo::LonLat point,
                                                     atlas::Day day, std::string_view standsOn);

}  // namespace kurilscope::view
