#include "canvas/gl/land_mesh.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <iterator>
#include <map>
#include <thread>

namespace kurilscope::canvas::gl {

namespace {

// From this level on all polygons share the projection's origin, so that one draw call takes many of them.
constexpr double kSharedOriginTolerance = 25;
constexpr double kSmallestChunk = 20000;  // metres
// A level serves pixels of 3 to 6 times its tolerance: wide strokes follow the coast to a few pixels.
constexpr double kSpacingPerTolerance = 18;
constexpr double kFinestSpacing = 60;  // metres

struct PolygonMesh {
  geo::PlanePolygon rings;
  geo::Triangles triangles;
};

PolygonMesh meshOf(const scene::BasePolygon& polygon, double tolerance) {
  PolygonMesh mesh;
  mesh.rings = tolerance > 0 ? geo::simplified(polygon.rings, tolerance) : polygon.rings;
  if (!mesh.rings.empty()) {
    mesh.triangles = geo::triangulated(mesh.rings);
  }
  return mesh;
}

// Every polygon on its own, spread over the machine's cores.
std::vector<PolygonMesh> meshesOf(const scene::Basemap& basemap, double tolerance) {
  std::vector<PolygonMesh> meshes(basemap.polygons.size());
  std::vector<std::size_t> order(meshes.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  // The biggest first, so that no core is left with one at the end.
  std::ranges::stable_sort(order, std::greater{},
                           [&basemap](std::size_t i) { return basemap.polygons[i].rings[0].size(); });
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t k = next++; k < order.size(); k = next++) {
      meshes[order[k]] = meshOf(basemap.polygons[order[k]], tolerance);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
    threads.emplace_back(work);
  }
  work();
  return meshes;
}

using Cell = std::pair<int, int>;

// Collects primitives by the cell of a grid that their middle falls into.
class Grid {
 public:
  explicit Grid(double size) : size_(size) {}

  void add(geo::Plane middle, std::initializer_list<std::uint32_t> indices, std::initializer_list<geo::Plane> corners) {
    const Cell cell{static_cast<int>(std::floor(middle.x / size_)), static_cast<int>(std::floor(middle.y / size_))};
    Part& part = parts_[cell];
    part.indices.insert(part.indices.end(), indices);
    for (const geo::Plane corner : corners) {
      part.bounds = {std::min(part.bounds.left, corner.x), std::min(part.bounds.bottom, corner.y),
                     std::max(part.bounds.right, corner.x), std::max(part.bounds.top, corner.y)};
    }
  }

  void moveTo(std::uint32_t polygon, std::vector<std::uint32_t>& indices, std::vector<Chunk>& chunks) {
    for (const auto& [cell, part] : parts_) {
      chunks.push_back({polygon, part.bounds, static_cast<std::uint32_t>(indices.size()),
                        static_cast<std::uint32_t>(part.indices.size())});
      indices.insert(indices.end(), part.indices.begin(), part.indices.end());
    }
  }

 private:
  struct Part {
    std::vector<std::uint32_t> indices;
    geo::PlaneBox bounds{1e300, 1e300, -1e300, -1e300};
  };
  double size_;
  std::map<Cell, Part> parts_;
};

void addFill(LandMesh& mesh, std::uint32_t polygon, const geo::Triangles& triangles, double cellSize) {
  const geo::Plane origin = mesh.origins[polygon];
  const auto first = static_cast<std::uint32_t>(mesh.fillVertices.size() / 2);
  for (const geo::Plane& point : triangles.points) {
    mesh.fillVertices.push_back(static_cast<float>(point.x - origin.x));
    mesh.fillVertices.push_back(static_cast<float>(point.y - origin.y));
  }
  Grid grid(cellSize);
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
    const std::uint32_t a = triangles.indices[i];
    const std::uint32_t b = triangles.indices[i + 1];
    const std::uint32_t c = triangles.indices[i + 2];
    const geo::Plane& pa = triangles.points[a];
    const geo::Plane& pb = triangles.points[b];
    const geo::Plane& pc = triangles.points[c];
    grid.add({(pa.x + pb.x + pc.x) / 3, (pa.y + pb.y + pc.y) / 3}, {first + a, first + b, first + c}, {pa, pb, pc});
  }
  grid.moveTo(polygon, mesh.fillIndices, mesh.fillChunks);
}

// Vertices at least `spacing` apart. A ring too small for that is kept whole.
geo::PlaneRing thinned(const geo::PlaneRing& ring, double spacing) {
  geo::PlaneRing thin;
  for (const geo::Plane& point : ring) {
    if (thin.empty() || std::hypot(point.x - thin.back().x, point.y - thin.back().y) >= spacing) {
      thin.push_back(point);
    }
  }
  if (thin.size() < 4) {
    return ring;
  }
  thin.push_back(ring.back());
  return thin;
}

void addCoast(CoastMesh& mesh, std::uint32_t polygon, const scene::BasePolygon& base, geo::Plane origin,
              const geo::PlanePolygon& rings, double tolerance, double cellSize) {
  Grid grid(cellSize);
  for (const geo::PlaneRing& ring : rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const geo::Plane a = ring[i - 1];
      const geo::Plane b = ring[i];
      if (!base.isCoast(a, b, tolerance)) {
        continue;
      }
      const auto first = static_cast<std::uint32_t>(mesh.vertices.size() / 4);
      for (int corner = 0; corner < 4; ++corner) {
        for (const double value : {a.x - origin.x, a.y - origin.y, b.x - origin.x, b.y - origin.y}) {
          mesh.vertices.push_back(static_cast<float>(value));
        }
      }
      grid.add({(a.x + b.x) / 2, (a.y + b.y) / 2}, {first, first + 1, first + 2, first + 2, first + 1, first + 3},
               {a, b});
    }
  }
  grid.moveTo(polygon, mesh.indices, mesh.chunks);
}

}  // namespace

const std::vector<double>& levelTolerances() {
  static const std::vector<double> tolerances = {0, 12, 25, 50, 100, 200, 400, 800, 1600, 3200};
  return tolerances;
}

std::size_t levelFor(double metersPerPixel) {
  const std::vector<double>& tolerances = levelTolerances();
  std::size_t level = 0;
  while (level + 1 < tolerances.size() && tolerances[level + 1] <= metersPerPixel / 3) {
    ++level;
  }
  return level;
}

LandMesh buildLandMesh(const scene::Basemap& basemap, std::size_t level) {
  LandMesh mesh;
  mesh.toleranceMeters = levelTolerances().at(level);
  const std::vector<PolygonMesh> parts = meshesOf(basemap, mesh.toleranceMeters);
  const double spacing = std::max(kFinestSpacing, kSpacingPerTolerance * mesh.toleranceMeters);
  const double cellSize = std::max(kSmallestChunk, mesh.toleranceMeters * 1500);
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    const geo::PlaneBox& bounds = basemap.polygons[i].bounds;
    mesh.origins.push_back(mesh.toleranceMeters >= kSharedOriginTolerance
                               ? geo::Plane{}
                               : geo::Plane{(bounds.left + bounds.right) / 2, (bounds.bottom + bounds.top) / 2});
    addFill(mesh, i, parts[i].triangles, cellSize);
    geo::PlanePolygon soft;
    std::ranges::transform(parts[i].rings, std::back_inserter(soft),
                           [spacing](const geo::PlaneRing& ring) { return thinned(ring, spacing); });
    addCoast(mesh.coast, i, basemap.polygons[i], mesh.origins[i], parts[i].rings, mesh.toleranceMeters, cellSize);
    addCoast(mesh.softCoast, i, basemap.polygons[i], mesh.origins[i], soft, std::max(mesh.toleranceMeters, spacing / 6),
             cellSize);
  }
  return mesh;
}

}  // namespace kurilscope::canvas::gl
