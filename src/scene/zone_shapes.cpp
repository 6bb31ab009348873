#include "scene/zone_shapes.hpp"

#include "geo/projection.hpp"

namespace kurilscope::scene {
namespace {

template <class Lines>
std::vector<geo::PlaneRing> projected(const Lines& lines, const geo::Projection& projection) {
  std::vector<geo::PlaneRing> planes;
  for (const auto& line : lines) {
    planes.push_back(projection.project(line));
  }
  return planes;
}

// The map's own is for one thread at a time; a definition that the basemap was made with makes another.
geo::Projection projectionOf(const atlas::Atlas& atlas) {
  return geo::Projection::fromProj(atlas.records().projection).value();
}

}  // namespace

ZoneShapes zoneShapesOf(const atlas::Settlement& settlement, const atlas::Atlas& atlas) {
  const geo::Projection projection = projectionOf(atlas);
  ZoneShapes shapes{
      .zones = atlas::zonesOf(settlement, atlas), .line = {}, .acrossLand = {}, .gainedRings = {}, .gainedCorners = {}};
  shapes.line = projected(shapes.zones.line, projection);
  shapes.acrossLand = projection.project(shapes.zones.acrossLand);
  for (const geo::Polygon& polygon : shapes.zones.gained) {
    for (geo::PlaneRing& ring : projected(polygon, projection)) {
      shapes.gainedRings.push_back(std::move(ring));
    }
  }
  const geo::Triangles& triangles = shapes.zones.gainedTriangles;
  for (const std::uint32_t index : triangles.indices) {
    shapes.gainedCorners.push_back(projection.project({triangles.points[index].x, triangles.points[index].y}));
  }
  return shapes;
}

LimitShapes limitShapesOf(const atlas::Atlas& atlas) {
  const geo::Projection projection = projectionOf(atlas);
  const atlas::CoastLimits limits = atlas::limitsOf(atlas);
  return {projected(limits.territorial, projection), projected(limits.economic, projection)};
}

const atlas::Settlement* settlementOf(const view::View& view, const atlas::Atlas& atlas) {
  const std::vector<atlas::Settlement>& all = atlas.records().settlements;
  if (!view.settlement.empty() || all.empty()) {
    return atlas.settlement(view.settlement);
  }
  return &all.front();
}

}  // namespace kurilscope::scene
