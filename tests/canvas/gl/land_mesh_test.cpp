#include "canvas/gl/land_mesh.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "../../real_stage.hpp"

namespace kurilscope::canvas::gl {
namespace {

double ringArea(const geo::PlaneRing& ring) {
  double twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    // Relative to the first point: the far ends of the plane would cost digits.
    twice +=
        (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) - (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
  }
  return std::abs(twice) / 2;
}

double polygonArea(const geo::PlanePolygon& polygon) {
  double area = ringArea(polygon.front());
  for (std::size_t i = 1; i < polygon.size(); ++i) {
    area -= ringArea(polygon[i]);
  }
  return area;
}

double sideOf(const geo::PlaneRing& ring) {
  const geo::PlaneBox box = geo::boundsOf({ring});
  return std::max(box.right - box.left, box.top - box.bottom);
}

// Sum of the triangles' areas, polygon by polygon.
std::vector<double> filledAreas(const LandMesh& mesh, std::size_t polygons) {
  std::vector<double> areas(polygons, 0);
  const auto corner = [&mesh](std::uint32_t index) { return toPlane(mesh.fill.vertices[index]); };
  for (const Chunk& chunk : mesh.fill.chunks) {
    for (std::uint32_t i = chunk.firstIndex; i + 2 < chunk.firstIndex + chunk.indexCount; i += 3) {
      const geo::Plane a = corner(mesh.fill.indices[i]);
      const geo::Plane b = corner(mesh.fill.indices[i + 1]);
      const geo::Plane c = corner(mesh.fill.indices[i + 2]);
      areas[chunk.polygon] += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }
  }
  return areas;
}

// Made once for all tests: triangulating every coast takes its time.
const LandMesh& meshOf(const scene::Basemap& basemap, std::size_t level) {
  static std::map<std::pair<bool, std::size_t>, LandMesh> meshes;
  const auto [found, isNew] = meshes.try_emplace({basemap.isWorld, level});
  if (isNew) {
    found->second = buildLandMesh(basemap, level);
  }
  return found->second;
}

std::string nameOf(const scene::Basemap& basemap, std::size_t polygon) {
  const scene::BasePolygon& base = basemap.polygons[polygon];
  return fmt::format("polygon {} ({}{}) of the {}", polygon, base.isFar ? "far" : base.island,
                     base.isMain ? ", main" : "", basemap.isWorld ? "world" : "region");
}

class LandMeshTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_NE(RealStage::get(), nullptr); }
  [[nodiscard]] static std::vector<const scene::Basemap*> basemaps() {
    return {&RealStage::get()->region, &RealStage::get()->world.get()};
  }
};

TEST_F(LandMeshTest, FillsExactlyThePolygons) {
  for (const scene::Basemap* basemap : basemaps()) {
    const LandMesh& mesh = meshOf(*basemap, 0);
    const std::vector<double> areas = filledAreas(mesh, basemap->polygons.size());
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const double expected = polygonArea(basemap->polygons[i].rings);
      // Map units are centimetres; an islet of a few square metres feels them.
      EXPECT_NEAR(areas[i], expected, std::max(1e-3 * expected, 5.0)) << nameOf(*basemap, i);
    }
  }
}

TEST_F(LandMeshTest, NoPolygonThatCanBeSeenLosesItsFillAtAnyLevel) {
  for (const scene::Basemap* basemap : basemaps()) {
    for (std::size_t level = 0; level < levelTolerances().size(); ++level) {
      const std::vector<double> areas = filledAreas(meshOf(*basemap, level), basemap->polygons.size());
      for (std::size_t i = 0; i < areas.size(); ++i) {
        const double tolerance = toleranceOf(basemap->polygons[i], level);
        const geo::PlaneRing& outer = basemap->polygons[i].rings.front();
        if (sideOf(outer) < 2 * tolerance) {
          EXPECT_EQ(areas[i], 0) << nameOf(*basemap, i) << " is smaller than a pixel at " << tolerance << " m";
          continue;
        }
        double around = 0;
        for (std::size_t k = 1; k < outer.size(); ++k) {
          around += std::hypot(outer[k].x - outer[k - 1].x, outer[k].y - outer[k - 1].y);
        }
        EXPECT_GT(areas[i], 0) << nameOf(*basemap, i) << " at " << tolerance << " m";
        // The coast moves by no more than the tolerance, and small lakes may go.
        const double expected = polygonArea(basemap->polygons[i].rings);
        double ponds = 0;
        for (const geo::PlaneRing& ring : basemap->polygons[i].rings) {
          ponds += sideOf(ring) < 4 * tolerance ? ringArea(ring) : 0;
        }
        EXPECT_NEAR(areas[i], expected, 1e-3 * expected + tolerance * around + ponds + 5)
            << nameOf(*basemap, i) << " at " << tolerance << " m";
        if (expected > 1e10 && tolerance < 2000) {
          EXPECT_NEAR(areas[i] / expected, 1, 0.02) << nameOf(*basemap, i) << " at " << tolerance << " m";
        }
      }
    }
  }
}

// Distance of a point from the nearest cut of a polygon.
double distanceToCuts(const scene::BasePolygon& polygon, geo::Plane point) {
  double best = 1e300;
  for (const auto& [a, b] : polygon.cuts) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double t = std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    best = std::min(best, std::hypot(point.x - a.x - t * dx, point.y - a.y - t * dy));
  }
  return best;
}

double strokedAlongCuts(const CoastMesh& coast, std::size_t level, const scene::Basemap& basemap, double* all) {
  double along = 0;
  for (const Chunk& chunk : coast.chunks) {
    const scene::BasePolygon& polygon = basemap.polygons[chunk.polygon];
    for (std::uint32_t i = chunk.firstIndex; i < chunk.firstIndex + chunk.indexCount; i += 6) {
      const geo::Plane a = toPlane(coast.vertices[coast.indices[i]].at);
      const geo::Plane b = toPlane(coast.vertices[coast.indices[i + 2]].at);
      const double length = std::hypot(b.x - a.x, b.y - a.y);
      *all += length;
      const geo::Plane middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
      const double near = toleranceOf(polygon, level) + 0.5;
      if (!polygon.cuts.empty() && length > 2 * near && distanceToCuts(polygon, a) <= near &&
          distanceToCuts(polygon, middle) <= near && distanceToCuts(polygon, b) <= near) {
        along += length;
      }
    }
  }
  return along;
}

TEST_F(LandMeshTest, NoCutIsEverStroked) {
  for (const scene::Basemap* basemap : basemaps()) {
    double cuts = 0;
    for (const scene::BasePolygon& polygon : basemap->polygons) {
      for (const auto& [a, b] : polygon.cuts) {
        cuts += std::hypot(b.x - a.x, b.y - a.y);
      }
    }
    ASSERT_GT(cuts, 100e3) << "the data has cuts: Sakhalin's 50th parallel, the region's sides";
    for (std::size_t level = 0; level < levelTolerances().size(); ++level) {
      const LandMesh& mesh = meshOf(*basemap, level);
      double all = 0;
      // Where a pixel is kilometres wide, true coasts count too that come as near to a cut as that.
      const double share = levelTolerances()[level] < 1000 ? 0.004 : 0.02;
      EXPECT_LT(strokedAlongCuts(mesh.coast, level, *basemap, &all), share * cuts) << "level " << level;
      EXPECT_GT(all, 1e6);
      EXPECT_LT(strokedAlongCuts(mesh.softCoast, level, *basemap, &all), 2.5 * share * cuts) << "soft, level " << level;
    }
  }
}

TEST_F(LandMeshTest, ChunksStandInTheOrderOfPolygonsAndHoldAllIndices) {
  for (const scene::Basemap* basemap : basemaps()) {
    for (const std::size_t level : {std::size_t{0}, std::size_t{4}, levelTolerances().size() - 1}) {
      const LandMesh& mesh = meshOf(*basemap, level);
      const auto check = [&](const std::vector<Chunk>& chunks, const std::vector<std::uint32_t>& indices,
                             std::size_t vertices) {
        EXPECT_TRUE(std::ranges::is_sorted(chunks, {}, &Chunk::polygon));
        std::uint32_t next = 0;
        for (const Chunk& chunk : chunks) {
          EXPECT_EQ(chunk.firstIndex, next);
          EXPECT_EQ(chunk.indexCount % 3, 0U);
          next += chunk.indexCount;
        }
        EXPECT_EQ(next, indices.size());
        EXPECT_LT(*std::ranges::max_element(indices), vertices);
      };
      check(mesh.fill.chunks, mesh.fill.indices, mesh.fill.vertices.size());
      check(mesh.coast.chunks, mesh.coast.indices, mesh.coast.vertices.size());
      check(mesh.softCoast.chunks, mesh.softCoast.indices, mesh.softCoast.vertices.size());
    }
  }
}

TEST_F(LandMeshTest, CoarserLevelsCostLess) {
  std::size_t before = SIZE_MAX;
  std::size_t softBefore = SIZE_MAX;
  for (std::size_t level = 0; level < levelTolerances().size(); ++level) {
    const LandMesh& mesh = meshOf(RealStage::get()->region, level);
    EXPECT_LT(mesh.fill.indices.size(), before) << level;
    EXPECT_LT(mesh.softCoast.indices.size(), softBefore) << level;
    softBefore = mesh.softCoast.indices.size();
    before = mesh.fill.indices.size();
  }
}

TEST(Levels, TheErrorStaysBelowHalfAPixel) {
  EXPECT_TRUE(std::ranges::is_sorted(levelTolerances()));
  EXPECT_EQ(levelFor(0.1), 0U);
  for (double metersPerPixel = 0.5; metersPerPixel < 30000; metersPerPixel *= 1.3) {
    const std::size_t level = levelFor(metersPerPixel);
    EXPECT_LE(levelTolerances()[level], metersPerPixel / 2);
    if (level + 1 < levelTolerances().size()) {
      EXPECT_GT(levelTolerances()[level + 1], metersPerPixel / 2);
    }
  }
}

}  // namespace
}  // namespace kurilscope::canvas::gl
