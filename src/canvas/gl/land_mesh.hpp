#pragma once

#include <cstdint>
#include <vector>

#include "scene/basemap.hpp"

namespace kurilscope::canvas::gl {

// A part of one polygon's triangles or coast segments, small enough to be culled by its bounds.
struct Chunk {
  std::uint32_t polygon = 0;
  geo::PlaneBox bounds;
  std::uint32_t firstIndex = 0;
  std::uint32_t indexCount = 0;
};

// Coast segments as quads.
struct CoastMesh {
  std::vector<float> vertices;         // a.xy, b.xy, four times a segment
  std::vector<std::uint32_t> indices;  // two triangles a segment
  std::vector<Chunk> chunks;           // by polygon
};

// The land of a basemap at one level of detail, ready for upload. Vertices are metres from their polygon's origin, so
// that floats keep centimetres however far the polygon lies from the projection's origin.
struct LandMesh {
  double toleranceMeters = 0;
  std::vector<geo::Plane> origins;         // one a polygon
  std::vector<float> fillVertices;         // x, y
  std::vector<std::uint32_t> fillIndices;  // triangles
  std::vector<Chunk> fillChunks;           // by polygon
  CoastMesh coast;
  CoastMesh softCoast;  // fewer, longer segments for wide strokes: their cost is width times count
};

// Tolerances of the levels, finest first; 0 is every vertex.
[[nodiscard]] const std::vector<double>& levelTolerances();
// The coarsest level whose error stays below a third of a pixel.
[[nodiscard]] std::size_t levelFor(double metersPerPixel);

// Simplified, triangulated and cut into chunks. Pure; may run on any thread.
[[nodiscard]] LandMesh buildLandMesh(const scene::Basemap& basemap, std::size_t level);

}  // namespace kurilscope::canvas::gl
