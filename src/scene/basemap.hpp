#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "atlas/atlas.hpp"
#include "geo/mesh.hpp"
#include "geo/projection.hpp"

namespace kurilscope::scene {

// A land polygon on the map's plane. The scene refers to it by its index in the basemap; canvases hold its meshes.
struct BasePolygon {
  std::string island;  // empty for the far world
  bool isMain = false;
  bool isFar = false;  // low-resolution land around the region
  geo::PlanePolygon rings;
  geo::PlaneBox bounds;
  // Edges that are no coast but where the data was cut (the region's box, the 50th parallel on Sakhalin, 180°):
  // one flag per edge of each ring, true where it must not be stroked.
  std::vector<std::vector<bool>> cutEdges;
};

// The atlas' land on one projection. Computed once per pack, never copied per frame.
struct Basemap {
  geo::Projection projection;
  std::vector<BasePolygon> polygons;
  bool isWorld = false;
};

// The region in the pack's own projection, with the world around it clipped to what that projection shows well.
[[nodiscard]] Result<Basemap> regionBasemap(const atlas::Atlas& atlas);
// The whole world around the region's centre: azimuthal equidistant, so distances and bearings from there are true.
[[nodiscard]] Basemap worldBasemap(const atlas::Atlas& atlas);

}  // namespace kurilscope::scene
