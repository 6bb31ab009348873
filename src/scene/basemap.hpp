#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "atlas/atlas.hpp"
#include "base/late.hpp"
#include "geo/mesh.hpp"
#include "geo/projection.hpp"

namespace kurilscope::scene {

// A land polygon on the map's plane. The scene refers to it by its index in the basemap; canvases hold its meshes.
struct BasePolygon {
  std::string island;  // empty for the far world
  bool isMain = false;
  bool isFar = false;   // low-resolution land around the region
  bool runsOn = false;  // cut off by the region's box: its continuation is far land, so it is drawn as quietly
  geo::PlanePolygon rings;
  geo::PlaneBox bounds;
  // The rings with points no nearer than these many metres, for what need not know every rock.
  static constexpr std::array<double, 2> kSketchMeters = {200, 1500};
  std::array<geo::PlanePolygon, kSketchMeters.size()> sketches;
  // The coarsest of rings and sketches whose points lie no further apart than that.
  [[nodiscard]] const geo::PlanePolygon& sketch(double meters) const;
  // Edges where the data was cut rather than washed by water: the region's box, the 50th parallel on Sakhalin,
  // 180 degrees.
  std::vector<std::pair<geo::Plane, geo::Plane>> cuts;

  // False for an edge of a cut: it is no coast and must not be stroked. Edges of a simplified ring run along a cut
  // when both ends lie within `toleranceMeters` of one.
  [[nodiscard]] bool isCoast(geo::Plane a, geo::Plane b, double toleranceMeters) const;
};

// The atlas' land on one projection. Computed once per pack, never copied per frame.
struct Basemap {
  geo::Projection projection;
  std::vector<BasePolygon> polygons;  // those of the far world last, and perhaps without rings and cuts: see `whole`
  bool isWorld = false;
  std::unordered_map<std::string, std::string> hosts;  // of places: the island that each stands on
  std::uint64_t key = 0;                               // that of what it is made from, see basemapKey; 0: not known

  Late<std::vector<BasePolygon>> far;  // the last of the polygons with their rings and cuts, where those lack them

  // Those that are not of the far world.
  [[nodiscard]] std::span<const BasePolygon> nearPolygons() const {
    const auto far = std::ranges::partition_point(polygons, [](const BasePolygon& polygon) { return !polygon.isFar; });
    return {polygons.begin(), far};
  }

  // A polygon with its rings and cuts. Of the far world there may be millions of points, which only the making of its
  // shapes asks for.
  [[nodiscard]] const BasePolygon& whole(std::size_t id) const {
    return polygons[id].rings.empty() ? far.get()[id + far.get().size() - polygons.size()] : polygons[id];
  }

  // The island that a place stands on or by; null for one at sea or outside the region.
  [[nodiscard]] const std::string* hostOf(const std::string& place) const {
    const auto found = hosts.find(place);
    return found == hosts.end() ? nullptr : &found->second;
  }
};

// A number that changes with everything that a basemap is made from: geometry, projection, libraries, our own way of
// making it. The same from run to run, so that what is derived from it can be kept.
[[nodiscard]] std::uint64_t basemapKey(const atlas::Atlas& atlas, bool isWorld);

// What the region's projection shows of the world around the region. East may be beyond 180.
[[nodiscard]] geo::Box surroundings();

// Errors: Input (the pack's projection).
[[nodiscard]] Result<geo::Projection> regionProjection(const atlas::Atlas& atlas);
[[nodiscard]] geo::Projection worldProjection(const atlas::Atlas& atlas);

// The region in the pack's own projection, with the world around it clipped to what that projection shows well.
[[nodiscard]] Result<Basemap> regionBasemap(const atlas::Atlas& atlas);
// The whole world around the region's centre: azimuthal equidistant, so distances and bearings from there are true.
[[nodiscard]] Basemap worldBasemap(const atlas::Atlas& atlas);

}  // namespace kurilscope::scene
