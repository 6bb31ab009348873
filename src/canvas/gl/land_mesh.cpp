#include "canvas/gl/land_mesh.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>
#include <map>
#include <set>
#include <thread>

namespace kurilscope::canvas::gl {

namespace {

constexpr double kSmallestChunk = 3200;      // metres
constexpr double kChunkPerTolerance = 160;   // a level serves pixels of 2 to 4 times its tolerance
constexpr double kSoftPerTolerance = 4;      // wide soft strokes may be two pixels off
constexpr double kCrowdPerTolerance = 8;     // 2 to 4 pixels
constexpr double kFarPerTolerance = 2;       // a level of detail less
constexpr double kSmallestPerTolerance = 2;  // a pixel where the level is finest

// What one polygon comes to at a level.
struct PolygonMesh {
  geo::Triangles triangles;
  std::vector<Ribbon> coast;
  std::vector<Ribbon> softCoast;
  bool isDot = false;
};

double sideOf(const geo::PlaneBox& box) { return std::max(box.right - box.left, box.top - box.bottom); }

double twiceSignedArea(const geo::PlaneRing& ring) {
  double twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    twice +=
        (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) - (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
  }
  return twice;
}

// Without the lakes that are too small to be seen.
geo::PlanePolygon withoutPonds(const geo::PlanePolygon& rings, double smallest) {
  geo::PlanePolygon kept;
  for (const geo::PlaneRing& ring : rings) {
    if (kept.empty() || sideOf(geo::boundsOf({ring})) >= smallest) {
      kept.push_back(ring);
    }
  }
  return kept;
}

// The outer ring turns left and the lakes turn right, so that land is on the left of each.
void turnLandToTheLeft(geo::PlanePolygon& rings) {
  for (std::size_t i = 0; i < rings.size(); ++i) {
    if ((twiceSignedArea(rings[i]) > 0) != (i == 0)) {
      std::ranges::reverse(rings[i]);
    }
  }
}

// Ribbons along the stretches of a ring that are coast.
void addRibbons(std::vector<Ribbon>& ribbons, const scene::BasePolygon& polygon, const geo::PlaneRing& ring,
                double tolerance, Joins joins) {
  geo::PlaneRing stretch;
  const auto finish = [&] {
    if (stretch.size() > 1) {
      ribbons.push_back(ribbonAlong(stretch, joins));
    }
    stretch.clear();
  };
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (!polygon.isCoast(ring[i - 1], ring[i], tolerance)) {
      finish();
      continue;
    }
    if (stretch.empty()) {
      stretch.push_back(ring[i - 1]);
    }
    stretch.push_back(ring[i]);
  }
  finish();
}

PolygonMesh meshOf(const scene::BasePolygon& polygon, double tolerance) {
  PolygonMesh mesh;
  const double smallest = kSmallestPerTolerance * tolerance;
  if (sideOf(polygon.bounds) < smallest) {
    const geo::Plane middle{(polygon.bounds.left + polygon.bounds.right) / 2,
                            (polygon.bounds.bottom + polygon.bounds.top) / 2};
    mesh.coast.push_back(dash(middle, smallest));
    if (!polygon.isFar) {
      mesh.softCoast.push_back(roundDot(middle));
    }
    mesh.isDot = !polygon.isFar;
    return mesh;
  }
  geo::PlanePolygon rings = geo::simplified(withoutPonds(polygon.rings, smallest), tolerance);
  if (rings.empty()) {
    return mesh;
  }
  mesh.triangles = geo::triangulated(rings);
  turnLandToTheLeft(rings);
  for (const geo::PlaneRing& ring : rings) {
    addRibbons(mesh.coast, polygon, ring, tolerance, Joins::Mitred);
  }
  if (polygon.isFar) {
    return mesh;  // nothing soft is drawn around it
  }
  const double softTolerance = kSoftPerTolerance * tolerance;
  geo::PlanePolygon soft = geo::simplified(rings, softTolerance);
  turnLandToTheLeft(soft);
  for (const geo::PlaneRing& ring : soft) {
    addRibbons(mesh.softCoast, polygon, ring, softTolerance, Joins::Round);
  }
  return mesh;
}

// Every polygon on its own, spread over the machine's cores.
std::vector<PolygonMesh> meshesOf(const scene::Basemap& basemap, std::size_t level) {
  std::vector<PolygonMesh> meshes(basemap.polygons.size());
  std::vector<std::size_t> order(meshes.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  // The biggest first, so that no core is left with one at the end.
  std::ranges::stable_sort(order, std::greater{},
                           [&basemap](std::size_t i) { return basemap.whole(i).rings[0].size(); });
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t k = next++; k < order.size(); k = next++) {
      const scene::BasePolygon& polygon = basemap.whole(order[k]);
      meshes[order[k]] = meshOf(polygon, toleranceOf(polygon, level));
    }
  };
  std::vector<std::future<void>> helpers;
  for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
    helpers.push_back(std::async(std::launch::async, work));
  }
  work();
  for (std::future<void>& helper : helpers) {
    helper.get();  // or what it failed with
  }
  return meshes;
}

using Cell = std::pair<int, int>;

Cell cellOf(geo::Plane point, double size) {
  return {static_cast<int>(std::floor(point.x / size)), static_cast<int>(std::floor(point.y / size))};
}

// Leaves out the dots of the soft coast that stand within a few pixels of another coast or dot: the soft stroke around
// that covers theirs.
void thinOutDots(std::vector<PolygonMesh>& meshes, const scene::Basemap& basemap, std::size_t level) {
  const double size = kCrowdPerTolerance * levelTolerances().at(level);
  if (size == 0) {
    return;
  }
  std::set<Cell> taken;
  for (std::size_t i = 0; i < meshes.size(); ++i) {
    if (!basemap.polygons[i].isFar && !meshes[i].isDot) {
      for (const geo::Plane point : basemap.polygons[i].rings.front()) {
        taken.insert(cellOf(point, size));
      }
    }
  }
  for (PolygonMesh& mesh : meshes) {
    if (mesh.isDot) {
      const auto [column, row] = cellOf(toPlane(mesh.coast.front().front().at), size);
      bool isCrowded = false;
      for (int cell = 0; cell < 9; ++cell) {
        isCrowded = isCrowded || taken.contains({column + cell % 3 - 1, row + cell / 3 - 1});
      }
      if (isCrowded) {
        mesh.softCoast.clear();
      } else {
        taken.insert({column, row});
      }
    }
  }
}

// Collects primitives by the cell of a grid that their middle falls into.
class Grid {
 public:
  explicit Grid(double size) : size_(size) {}

  void add(std::initializer_list<std::uint32_t> indices, std::initializer_list<geo::Plane> corners) {
    geo::Plane sum;
    for (const geo::Plane corner : corners) {
      sum = {sum.x + corner.x, sum.y + corner.y};
    }
    Part& part = parts_[cellOf(sum, size_ * static_cast<double>(corners.size()))];
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

void addFill(FillMesh& mesh, std::uint32_t polygon, const geo::Triangles& triangles, double cellSize) {
  const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
  std::ranges::transform(triangles.points, std::back_inserter(mesh.vertices), toUnits);
  Grid grid(cellSize);
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
    const std::uint32_t a = triangles.indices[i];
    const std::uint32_t b = triangles.indices[i + 1];
    const std::uint32_t c = triangles.indices[i + 2];
    grid.add({first + a, first + b, first + c}, {triangles.points[a], triangles.points[b], triangles.points[c]});
  }
  grid.moveTo(polygon, mesh.indices, mesh.chunks);
}

void addCoast(CoastMesh& mesh, std::uint32_t polygon, const std::vector<Ribbon>& ribbons, double cellSize) {
  Grid grid(cellSize);
  for (const Ribbon& ribbon : ribbons) {
    auto left = static_cast<std::uint32_t>(mesh.vertices.size());
    for (std::size_t i = 0; i < ribbon.size(); ++i) {
      mesh.vertices.insert(mesh.vertices.end(), 2, ribbon[i]);
      if (i + 1 < ribbon.size()) {
        grid.add({left, left + 1, left + 2, left + 2, left + 1, left + 3},
                 {toPlane(ribbon[i].at), toPlane(ribbon[i + 1].at)});
      }
      left += 2;
    }
  }
  grid.moveTo(polygon, mesh.indices, mesh.chunks);
}

}  // namespace

const std::vector<double>& levelTolerances() {
  static const std::vector<double> tolerances = {0, 18, 36, 72, 144, 288, 576, 1152, 2304, 4608, 9216};
  return tolerances;
}

std::size_t levelFor(double metersPerPixel) {
  const std::vector<double>& tolerances = levelTolerances();
  std::size_t level = 0;
  while (level + 1 < tolerances.size() && tolerances[level + 1] <= metersPerPixel / 2) {
    ++level;
  }
  return level;
}

double toleranceOf(const scene::BasePolygon& polygon, std::size_t level) {
  return levelTolerances().at(level) * (polygon.isFar ? kFarPerTolerance : 1);
}

LandMesh buildLandMesh(const scene::Basemap& basemap, std::size_t level) {
  LandMesh mesh;
  std::vector<PolygonMesh> parts = meshesOf(basemap, level);
  thinOutDots(parts, basemap, level);
  const double cellSize = std::max(kSmallestChunk, kChunkPerTolerance * levelTolerances().at(level));
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    addFill(mesh.fill, i, parts[i].triangles, cellSize);
    addCoast(mesh.coast, i, parts[i].coast, cellSize);
    addCoast(mesh.softCoast, i, parts[i].softCoast, cellSize);
  }
  return mesh;
}

}  // namespace kurilscope::canvas::gl
