#pragma once

#include <cstdint>
#include <vector>

#include "canvas/gl/ribbon.hpp"
#include "scene/basemap.hpp"

namespace kurilscope::canvas::gl {

// A part of one polygon's triangles, small enough to be culled by its bounds.
struct Chunk {
  std::uint32_t polygon = 0;
  geo::PlaneBox bounds;
  std::uint32_t firstIndex = 0;
  std::uint32_t indexCount = 0;
};

// Triangles over the polygons.
struct FillMesh {
  std::vector<MapPoint> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<Chunk> chunks;  // by polygon
};

// Strokes along the coasts, land on their left. A rib stands twice, its left end with an even number.
struct CoastMesh {
  std::vector<Rib> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<Chunk> chunks;  // by polygon
};

// The land of a basemap at one level of detail, ready for upload.
struct LandMesh {
  FillMesh fill;
  CoastMesh coast;
  CoastMesh softCoast;  // coarser, with round corners, for wide soft strokes
};

// Tolerances of the levels in metres, finest first; 0 is every vertex.
[[nodiscard]] const std::vector<double>& levelTolerances();
// The coarsest level whose error stays below half a pixel.
[[nodiscard]] std::size_t levelFor(double metersPerPixel);
// Land in the background may be a pixel off.
[[nodiscard]] double toleranceOf(const scene::BasePolygon& polygon, std::size_t level);

// Simplified, triangulated and cut into chunks. What is smaller than a pixel of its level has no fill, and a dot for a
// coast; lakes of that size are left out. Pure; may run on any thread.
[[nodiscard]] LandMesh buildLandMesh(const scene::Basemap& basemap, std::size_t level);

}  // namespace kurilscope::canvas::gl
