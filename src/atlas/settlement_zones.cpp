#include "atlas/settlement_zones.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "geo/clip.hpp"

namespace kurilscope::atlas {
namespace {

using geo::Ring;
using Rings = std::vector<Ring>;

bool isInside(const geo::Box& box, geo::LonLat point) {
  return box.west <= point.lon && point.lon <= box.east && box.south <= point.lat && point.lat <= box.north;
}

// The shores of the world outside the region, whose land inside it is the coast's.
Rings shoresBeyond(const Records& records) {
  Rings shores;
  for (const geo::Polygon& polygon : records.world.polygons.get()) {
    Ring run;
    for (const geo::LonLat point : polygon.front()) {
      if (!isInside(records.region, point)) {
        run.push_back(point);
      } else if (!run.empty()) {
        shores.push_back(std::exchange(run, {}));
      }
    }
    if (!run.empty()) {
      shores.push_back(std::move(run));
    }
  }
  return shores;
}

// The coasts of the pack by what a settlement makes of them.
class Shares {
 public:
  Shares(const Settlement& settlement, const Atlas& atlas)
      : settlement_(settlement), atlas_(atlas), line_(atlas.line(settlement.line)) {
    for (const std::string& area : settlement.islands) {
      const std::vector<std::string> members = atlas.membersOf(area);
      changing_.insert(members.begin(), members.end());
    }
    for (const LandPolygon& land : atlas.land()) {
      if (!land.rings.empty()) {
        share(land.island, land.rings.front());
      }
    }
    for (const Island& island : atlas.islands()) {
      if (!island.inCoast && !island.isGroup()) {
        share(island.id, {island.position});
      }
    }
  }

  Rings own;        // administered by the side now
  Rings changing;   // would be
  Rings remaining;  // would stay with another
  std::vector<geo::Polygon> changingLand;
  Ring acrossLand;
  std::string other;

 private:
  void share(const std::string& island, const Ring& ring) {
    const Status* status = atlas_.statusOn(island, atlas_.records().defaultDate);
    const bool isCut = island == settlement_.cutIsland && line_ != nullptr && !line_->parts.empty();
    const bool isChanging = changing_.contains(island);
    const bool isLand = ring.size() > 1;  // not a rock without a polygon
    if (isLand && (isChanging || isCut)) {
      changingLand.push_back({ring});
    }
    if (isCut) {
      cut(ring);
    } else if (isChanging) {
      changing.push_back(ring);
    } else if (status != nullptr && status->administeredBy == settlement_.administeredBy) {
      own.push_back(ring);
    } else {
      remaining.push_back(ring);
      other = other.empty() && status != nullptr ? status->administeredBy : other;
    }
  }

  // Of the cut island, the part on the side of the islands that change hands whole goes with them.
  void cut(const Ring& ring) {
    const Ring& line = line_->parts.front();
    const auto with = atlas_.positionOf(settlement_.islands.front());
    const geo::CutRing pieces = geo::cutBy(ring, line);
    const bool isLeft = with && geo::isLeftOf(*with, line);
    std::ranges::copy(isLeft ? pieces.left : pieces.right, std::back_inserter(changing));
    std::ranges::copy(isLeft ? pieces.right : pieces.left, std::back_inserter(remaining));
    if (acrossLand.empty()) {
      acrossLand = pieces.across;
    }
  }

  const Settlement& settlement_;
  const Atlas& atlas_;
  const Line* line_;
  std::set<std::string> changing_;
};

Rings together(const Rings& a, const Rings& b) {
  Rings all = a;
  all.insert(all.end(), b.begin(), b.end());
  return all;
}

// Of the polygons in degrees, which stand in for metres.
geo::Triangles trianglesOf(const std::vector<geo::Polygon>& polygons) {
  geo::Triangles all;
  for (const geo::Polygon& polygon : polygons) {
    geo::PlanePolygon plane;
    for (const Ring& ring : polygon) {
      geo::PlaneRing& points = plane.emplace_back();
      std::ranges::transform(ring, std::back_inserter(points), [](geo::LonLat p) { return geo::Plane{p.lon, p.lat}; });
    }
    const geo::Triangles part = geo::triangulated(plane);
    const auto shift = static_cast<std::uint32_t>(all.points.size());
    std::ranges::transform(part.indices, std::back_inserter(all.indices),
                           [shift](auto index) { return index + shift; });
    all.points.insert(all.points.end(), part.points.begin(), part.points.end());
  }
  return all;
}

}  // namespace

SettlementZones zonesOf(const Settlement& settlement, const Atlas& atlas) {
  constexpr double kCourseMeters = 5;  // no part of an outline strays further from the true one
  const Shares shares(settlement, atlas);
  const Rings beyond = shoresBeyond(atlas.records());
  SettlementZones zones{.side = settlement.administeredBy,
                        .other = shares.other,
                        .line = {},
                        .acrossLand = shares.acrossLand,
                        .gained = {},
                        .gainedTriangles = {}};
  zones.line = geo::equidistance(geo::Coast(together(shares.own, shares.changing)), geo::Coast(shares.remaining),
                                 geo::Coast(beyond), geo::kEconomicZoneMeters, atlas.records().region);
  const geo::Coast changing(shares.changing);
  const geo::Coast others(together(together(shares.own, shares.remaining), beyond));
  zones.gained = geo::nearestZone(changing, others, geo::kEconomicZoneMeters);
  zones.gainedTriangles = trianglesOf(zones.gained);
  const auto seaOf = [&shares](const std::vector<geo::Polygon>& zone) -> std::optional<double> {
    const auto sea = geo::withoutLand(zone, shares.changingLand);
    return sea ? std::optional(geo::areaSquareMeters(*sea)) : std::nullopt;
  };
  zones.gainedSquareMeters = seaOf(zones.gained);
  zones.errorSquareMeters = kCourseMeters * geo::perimeterMeters(zones.gained);
  zones.gainedTerritorialSquareMeters = seaOf(geo::nearestZone(changing, others, geo::kTerritorialSeaMeters));
  return zones;
}

CoastLimits limitsOf(const Atlas& atlas) {
  Rings rings = shoresBeyond(atlas.records());
  for (const LandPolygon& land : atlas.land()) {
    if (!land.rings.empty()) {
      rings.push_back(land.rings.front());
    }
  }
  for (const Island& island : atlas.islands()) {
    if (!island.inCoast && !island.isGroup()) {
      rings.push_back({island.position});
    }
  }
  const geo::Coast coast(std::move(rings));
  return {geo::buffer(coast, geo::kTerritorialSeaMeters, atlas.records().region),
          geo::buffer(coast, geo::kEconomicZoneMeters, atlas.records().region)};
}

}  // namespace kurilscope::atlas
