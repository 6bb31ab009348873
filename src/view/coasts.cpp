#include "view/coasts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace kurilscope::view {

Coasts::Coasts(const atlas::Atlas& atlas) {
  std::map<std::string_view, std::vector<geo::Ring>> rings;
  std::set<std::string_view> haveIslets;
  for (const atlas::LandPolygon& land : atlas.land()) {
    if (!land.rings.empty()) {
      rings[land.island].push_back(land.rings.front());
    }
    if (!land.isMain) {
      haveIslets.insert(land.island);
    }
  }
  for (const atlas::Island& island : atlas.islands()) {
    if (island.isGroup()) {
      continue;
    }
    std::vector<geo::Ring>& all = rings[island.id];
    if (!island.inCoast) {
      all.push_back({island.position});
    }
    if (!all.empty()) {
      coasts_.push_back({&island, geo::Coast(std::move(all)), {}});
      if (haveIslets.contains(island.id)) {
        coasts_.back().own = atlas.coastOf(island.id);
      }
    }
  }
}

std::optional<Coasts::Near> Coasts::nearest(geo::LonLat point, const Wanted& wanted) const {
  std::optional<Near> nearest;
  for (const OfIsland& coast : coasts_) {
    if (!wanted(*coast.island)) {
      continue;
    }
    const double meters = coast.land.nearlyMeters(point);
    if (!nearest || meters < nearest->meters) {
      nearest = Near{coast.island, meters};
    }
  }
  return nearest;
}

const Coasts::OfIsland* Coasts::find(const atlas::Island& island) const {
  const auto found = std::ranges::find(coasts_, &island, &OfIsland::island);
  return found == coasts_.end() ? nullptr : &*found;
}

std::optional<geo::Shortest> Coasts::wayToLand(geo::LonLat point, const atlas::Island& island) const {
  const OfIsland* found = find(island);
  return found == nullptr ? std::nullopt : std::optional(found->land.nearest(point));
}

std::optional<geo::Shortest> Coasts::wayToOwnCoast(geo::LonLat point, const atlas::Island& island) const {
  const OfIsland* found = find(island);
  return found == nullptr ? std::nullopt : std::optional((found->own ? *found->own : found->land).nearest(point));
}

std::vector<Coasts::Near> nearestSides(const Coasts& coasts, const atlas::Atlas& atlas, geo::LonLat point,
                                       atlas::Day day, std::string_view standsOn) {
  std::vector<Coasts::Near> sides;
  const auto isHokkaido = [](const atlas::Island& island) { return island.id == "hokkaido"; };
  const auto isRussias = [&](const atlas::Island& island) {
    const atlas::Status* status = atlas.statusOn(island.id, day);
    return status != nullptr && atlas::isSameParty(status->administeredBy, "russia");
  };
  for (const Coasts::Wanted& wanted : {Coasts::Wanted(isHokkaido), Coasts::Wanted(isRussias)}) {
    const atlas::Island* here = atlas.island(standsOn);
    const auto near = here != nullptr && wanted(*here) ? std::nullopt : coasts.nearest(point, wanted);
    if (near) {
      sides.push_back(*near);
    }
  }
  return sides;
}

}  // namespace kurilscope::view
