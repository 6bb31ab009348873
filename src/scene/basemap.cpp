#include "scene/basemap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "base/checksum.hpp"
#include "geo/clip.hpp"

namespace kurilscope::scene {

namespace {

constexpr int kVersion = 2;                        // of how basemaps are made: raise it when that changes
constexpr double kEdgeDegrees = 0.25;              // longest edge left straight on the plane
constexpr double kOnCut = 1e-6;                    // degrees: on a cut's line, allowing for its digits
constexpr geo::Box kSurroundings{85, 2, 235, 80};  // what the region's conic projection still shows well

constexpr double kSamePlace = 1e-3;  // metres

double distanceToSegment(geo::Plane point, const std::pair<geo::Plane, geo::Plane>& segment) {
  const auto& [a, b] = segment;
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double t = length > 0 ? std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0.0, 1.0) : 0;
  return std::hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}

// Parallels and meridians along which the data was cut.
struct CutLines {
  std::vector<double> lons;
  std::vector<double> lats;

  [[nodiscard]] bool touches(geo::LonLat point) const {
    const auto near = [](double value) { return [value](double cut) { return std::abs(value - cut) < kOnCut; }; };
    return std::ranges::any_of(lons, near(point.lon)) || std::ranges::any_of(lats, near(point.lat));
  }

  [[nodiscard]] bool runsAlong(geo::LonLat a, geo::LonLat b) const {
    const auto both = [](double first, double second) {
      return [first, second](double cut) { return std::abs(first - cut) < kOnCut && std::abs(second - cut) < kOnCut; };
    };
    return std::ranges::any_of(lons, both(a.lon, b.lon)) || std::ranges::any_of(lats, both(a.lat, b.lat));
  }
};

CutLines sidesOf(const geo::Box& box) { return {{box.west, box.east}, {box.south, box.north}}; }

void append(CutLines& lines, const CutLines& more) {
  lines.lons.insert(lines.lons.end(), more.lons.begin(), more.lons.end());
  lines.lats.insert(lines.lats.end(), more.lats.begin(), more.lats.end());
}

geo::Polygon shiftedEast(geo::Polygon polygon) {
  for (geo::Ring& ring : polygon) {
    for (geo::LonLat& point : ring) {
      point.lon += 360;
    }
  }
  return polygon;
}

geo::PlanePolygon thinned(const geo::PlanePolygon& rings, double meters) {
  geo::PlanePolygon thin;
  for (const geo::PlaneRing& ring : rings) {
    geo::PlaneRing kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      if (i == 0 || i + 1 == ring.size() ||
          std::hypot(ring[i].x - kept.back().x, ring[i].y - kept.back().y) >= meters) {
        kept.push_back(ring[i]);
      }
    }
    thin.push_back(std::move(kept));
  }
  return thin;
}

BasePolygon projected(const geo::Polygon& polygon, const geo::Projection& projection, const CutLines& cuts) {
  BasePolygon base;
  for (const geo::Ring& ring : polygon) {
    geo::PlaneRing plane = projection.project(ring);
    for (std::size_t i = 1; i < ring.size(); ++i) {
      if (cuts.runsAlong(ring[i - 1], ring[i])) {
        base.cuts.emplace_back(plane[i - 1], plane[i]);
      }
    }
    base.rings.push_back(std::move(plane));
  }
  base.bounds = geo::boundsOf(base.rings);
  return base;
}

bool isFinite(const BasePolygon& polygon) {
  return std::isfinite(polygon.bounds.left + polygon.bounds.right + polygon.bounds.bottom + polygon.bounds.top);
}

void addLand(Basemap& map, const atlas::Atlas& atlas) {
  // Sakhalin is cut along the 50th parallel, the border of 1905-1945.
  const CutLines sides = sidesOf(atlas.records().region);
  CutLines cuts = sides;
  cuts.lats.push_back(50.0);
  for (const atlas::LandPolygon& land : atlas.land()) {
    BasePolygon base = projected(geo::densified(land.rings, kEdgeDegrees), map.projection, cuts);
    base.island = land.island;
    for (std::size_t i = 0; i < base.sketches.size(); ++i) {
      base.sketches[i] = thinned(base.rings, BasePolygon::kSketchMeters[i]);
    }
    base.isMain = land.isMain;
    base.runsOn = std::ranges::any_of(land.rings.front(), [&sides](geo::LonLat point) { return sides.touches(point); });
    map.polygons.push_back(std::move(base));
  }
}

void addFar(Basemap& map, const geo::Polygon& polygon, const CutLines& cuts) {
  BasePolygon base = projected(geo::densified(polygon, kEdgeDegrees), map.projection, cuts);
  base.isFar = true;
  if (isFinite(base)) {
    map.polygons.push_back(std::move(base));
  }
}

double distanceToCoast(const BasePolygon& polygon, geo::Plane point) {
  double least = geo::contains(polygon.rings, point) ? 0 : std::numeric_limits<double>::infinity();
  const geo::PlaneRing& ring = polygon.rings.front();
  for (std::size_t i = 1; i < ring.size() && least > 0; ++i) {
    least = std::min(least, distanceToSegment(point, {ring[i - 1], ring[i]}));
  }
  return least;
}

// A harbour's coordinates often lie in the water.
constexpr double kAshoreMeters = 3000;

void findHosts(Basemap& map, const atlas::Atlas& atlas) {
  for (const atlas::Place& place : atlas.places()) {
    const geo::Plane point = map.projection.project(place.position);
    const geo::PlaneBox near{point.x - kAshoreMeters, point.y - kAshoreMeters, point.x + kAshoreMeters,
                             point.y + kAshoreMeters};
    double least = kAshoreMeters;
    for (const BasePolygon& polygon : map.polygons) {
      if (polygon.isFar || !polygon.bounds.overlaps(near)) {
        continue;
      }
      const double distance = distanceToCoast(polygon, point);
      if (distance < least) {
        least = distance;
        map.hosts[place.id] = polygon.island;
      }
    }
  }
}

}  // namespace

bool BasePolygon::isCoast(geo::Plane a, geo::Plane b, double toleranceMeters) const {
  const auto isBeside = [this](geo::Plane point, double reach) {
    return std::ranges::any_of(cuts, [&](const auto& cut) { return distanceToSegment(point, cut) <= reach; });
  };
  if (cuts.empty()) {
    return true;
  }
  const geo::Plane middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
  if (isBeside(a, kSamePlace) && isBeside(b, kSamePlace) && isBeside(middle, toleranceMeters + kSamePlace)) {
    return false;
  }
  // Simplifying may take the cut's very end away and run its last edge to a vertex of the coast nearby: such an edge is
  // long for its level and stays beside the cut. Short ones are the coast's own.
  const double reach = 6 * toleranceMeters;
  const bool isLong = std::hypot(b.x - a.x, b.y - a.y) > 2 * reach;
  return !(toleranceMeters > 0 && isLong && isBeside(a, reach) && isBeside(b, reach) && isBeside(middle, reach));
}

const geo::PlanePolygon& BasePolygon::sketch(double meters) const {
  const geo::PlanePolygon* coarsest = &rings;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    coarsest = kSketchMeters[i] <= meters && !sketches[i].empty() ? &sketches[i] : coarsest;
  }
  return *coarsest;
}

geo::Box surroundings() { return kSurroundings; }

std::uint64_t basemapKey(const atlas::Atlas& atlas, bool isWorld) {
  const atlas::Records& records = atlas.records();
  std::uint64_t key =
      checksum(fmt::format("{} {} {} {}", kVersion, isWorld, records.projection, geo::libraryVersions()));
  const auto add = [&key](const auto* values, std::size_t count) {
    key = std::rotl(key, 1) ^ checksum({reinterpret_cast<const char*>(values), count * sizeof *values});
  };
  const auto addRings = [&add](const geo::Polygon& polygon) {
    for (const geo::Ring& ring : polygon) {
      add(ring.data(), ring.size());
    }
  };
  add(&records.region, 1);
  for (const atlas::LandPolygon& land : records.land) {
    add(land.island.data(), land.island.size());
    add(&land.isMain, 1);
    addRings(land.rings);
  }
  add(&records.world.key, 1);
  for (const atlas::Place& place : records.places) {
    add(place.id.data(), place.id.size());
    add(&place.position, 1);
  }
  return key;
}

Result<geo::Projection> regionProjection(const atlas::Atlas& atlas) {
  return geo::Projection::fromProj(atlas.records().projection);
}

geo::Projection worldProjection(const atlas::Atlas& atlas) {
  const geo::Box& region = atlas.records().region;
  return geo::Projection::azimuthalEquidistant({(region.west + region.east) / 2, (region.south + region.north) / 2});
}

Result<Basemap> regionBasemap(const atlas::Atlas& atlas) {
  auto projection = regionProjection(atlas);
  if (!projection) {
    return tl::make_unexpected(projection.error());
  }
  Basemap map{.projection = std::move(*projection), .polygons = {}, .isWorld = false, .hosts = {}};
  map.key = basemapKey(atlas, false);
  addLand(map, atlas);
  findHosts(map, atlas);
  CutLines cuts = sidesOf(atlas.records().region);
  append(cuts, sidesOf(kSurroundings));
  cuts.lons.push_back(180);
  for (const geo::Polygon& polygon : atlas.records().world.polygons.get()) {
    for (const geo::Polygon& shifted : {polygon, shiftedEast(polygon)}) {
      for (const geo::Polygon& part : geo::clipped(shifted, kSurroundings, atlas.records().region)) {
        addFar(map, part, cuts);
      }
    }
  }
  return map;
}

Basemap worldBasemap(const atlas::Atlas& atlas) {
  const geo::Box& region = atlas.records().region;
  Basemap map{.projection = worldProjection(atlas), .polygons = {}, .isWorld = true, .hosts = {}};
  map.key = basemapKey(atlas, true);
  addLand(map, atlas);
  CutLines cuts = sidesOf(region);
  append(cuts, CutLines{{180, -180}, {}});
  constexpr geo::Box kEarth{-180, -90, 180, 90};
  const geo::Box beyond{region.west - 360, region.south, region.east - 360, region.north};  // of a region across 180
  for (const geo::Polygon& polygon : atlas.records().world.polygons.get()) {
    for (const geo::Polygon& part : geo::clipped(polygon, kEarth, region)) {
      for (const geo::Polygon& rest : geo::clipped(part, kEarth, beyond)) {
        addFar(map, rest, cuts);
      }
    }
  }
  return map;
}

}  // namespace kurilscope::scene
