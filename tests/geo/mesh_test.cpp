#include "geo/mesh.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

namespace kurilscope::geo {
namespace {

PlaneRing rectangle(double left, double bottom, double right, double top) {
  return {{left, bottom}, {right, bottom}, {right, top}, {left, top}, {left, bottom}};
}

// A coast around a point: a circle with noise, never crossing itself.
PlaneRing island(Plane centre, double radius, std::size_t vertices, unsigned seed) {
  std::mt19937 generator(seed);
  std::uniform_real_distribution<double> noise(0.7, 1.3);
  PlaneRing ring;
  for (std::size_t i = 0; i < vertices; ++i) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(vertices);
    const double r = radius * noise(generator);
    ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

double ringArea(const PlaneRing& ring) {
  double twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    twice += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
  }
  return std::abs(twice) / 2;
}

double polygonArea(const PlanePolygon& polygon) {
  double area = ringArea(polygon.front());
  for (std::size_t i = 1; i < polygon.size(); ++i) {
    area -= ringArea(polygon[i]);
  }
  return area;
}

double cornerArea(Plane a, Plane b, Plane c) { return ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2; }

// The sum of the triangles' areas; checks on the way that each index is valid and each triangle counter-clockwise.
double checkedArea(const Triangles& triangles) {
  EXPECT_EQ(triangles.indices.size() % 3, 0u);
  double sum = 0;
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
    const double area =
        cornerArea(triangles.points.at(triangles.indices[i]), triangles.points.at(triangles.indices[i + 1]),
                   triangles.points.at(triangles.indices[i + 2]));
    EXPECT_GT(area, 0);
    sum += area;
  }
  return sum;
}

bool isInTriangles(const Triangles& triangles, Plane point) {
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
    const Plane a = triangles.points[triangles.indices[i]];
    const Plane b = triangles.points[triangles.indices[i + 1]];
    const Plane c = triangles.points[triangles.indices[i + 2]];
    if (cornerArea(a, b, point) >= 0 && cornerArea(b, c, point) >= 0 && cornerArea(c, a, point) >= 0) {
      return true;
    }
  }
  return false;
}

double distanceToRing(Plane point, const PlaneRing& ring) {
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double dx = ring[i].x - ring[i - 1].x;
    const double dy = ring[i].y - ring[i - 1].y;
    const double along = ((point.x - ring[i - 1].x) * dx + (point.y - ring[i - 1].y) * dy) / (dx * dx + dy * dy);
    const double t = std::clamp(along, 0.0, 1.0);
    best = std::min(best, std::hypot(point.x - ring[i - 1].x - t * dx, point.y - ring[i - 1].y - t * dy));
  }
  return best;
}

PlanePolygon islandWithLakes(unsigned seed) {
  return {island({1000, 2000}, 50e3, 600, seed), island({-10e3, 0}, 8e3, 60, seed + 1),
          island({20e3, 5e3}, 3e3, 40, seed + 2)};
}

TEST(Triangulated, CoversThePolygonAndLeavesItsLakesOut) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const PlanePolygon polygon = islandWithLakes(seed);
    const Triangles triangles = triangulated(polygon);
    EXPECT_NEAR(checkedArea(triangles) / polygonArea(polygon), 1, 1e-9);
    // No vertex is added, each is used once: a ring of n corners stands as n points.
    EXPECT_EQ(triangles.points.size(), 600u + 60u + 40u);
    // V - 2 triangles, and two more for each hole.
    EXPECT_EQ(triangles.indices.size() / 3, 700u - 2u + 2u * 2u);
  }
}

TEST(Triangulated, AgreesWithContains) {
  const PlanePolygon polygon = islandWithLakes(9);
  const Triangles triangles = triangulated(polygon);
  std::mt19937 generator(4);
  std::uniform_real_distribution<double> place(-70e3, 70e3);
  int inside = 0;
  for (int i = 0; i < 2000; ++i) {
    const Plane point{place(generator), place(generator)};
    EXPECT_EQ(contains(polygon, point), isInTriangles(triangles, point)) << point.x << ' ' << point.y;
    inside += contains(polygon, point) ? 1 : 0;
  }
  EXPECT_GT(inside, 500);
  EXPECT_LT(inside, 1500);
}

TEST(Triangulated, TurnsEitherWayAndOpenRingsAlike) {
  PlaneRing clockwise = rectangle(0, 0, 30, 10);
  std::ranges::reverse(clockwise);
  EXPECT_DOUBLE_EQ(checkedArea(triangulated({clockwise})), 300);
  PlaneRing open = rectangle(0, 0, 30, 10);
  open.pop_back();
  EXPECT_DOUBLE_EQ(checkedArea(triangulated({open})), 300);
}

TEST(Triangulated, RepairsARingThatCrossesItself) {
  const PlanePolygon bowTie = {{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}};
  EXPECT_DOUBLE_EQ(checkedArea(triangulated(bowTie)), 50);
  // A lake that touches the coast in a point, and repeated vertices.
  PlaneRing coast = rectangle(0, 0, 10, 10);
  coast.insert(coast.begin() + 1, coast.front());
  const PlanePolygon touching = {coast, {{0, 5}, {4, 3}, {4, 7}, {0, 5}}};
  EXPECT_DOUBLE_EQ(checkedArea(triangulated(touching)), 100 - 8);
}

TEST(Triangulated, OfNothingIsNothing) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  const PlanePolygon none[] = {{},
                               {{}},
                               {{{1, 1}}},
                               {{{0, 0}, {1, 1}, {0, 0}}},
                               {{{0, 0}, {1, 1}, {2, 2}, {0, 0}}},
                               {{{0, 0}, {1, kNaN}, {1, 1}, {0, 0}}}};
  for (const PlanePolygon& polygon : none) {
    EXPECT_TRUE(triangulated(polygon).indices.empty());
  }
}

TEST(Simplified, StaysWithinTheToleranceAndKeepsItsOwnVertices) {
  const PlanePolygon polygon = {island({0, 0}, 50e3, 2000, 3), island({5e3, 0}, 8e3, 200, 4)};
  std::size_t before = 2201;
  for (const double tolerance : {500.0, 2000.0, 5000.0}) {
    const PlanePolygon simple = simplified(polygon, tolerance);
    ASSERT_EQ(simple.size(), 2u);
    EXPECT_LT(simple[0].size() + simple[1].size(), before);
    before = simple[0].size() + simple[1].size();
    for (std::size_t ring = 0; ring < 2; ++ring) {
      EXPECT_EQ(simple[ring].front(), simple[ring].back());
      for (const Plane vertex : simple[ring]) {
        EXPECT_NE(std::ranges::find(polygon[ring], vertex), polygon[ring].end());
      }
      for (const Plane vertex : polygon[ring]) {
        EXPECT_LE(distanceToRing(vertex, simple[ring]), tolerance * (1 + 1e-12));
      }
    }
    // Rings that do not cross fill exactly the area between them.
    EXPECT_NEAR(checkedArea(triangulated(simple)) / polygonArea(simple), 1, 1e-9);
  }
}

TEST(Simplified, KeepsSmallIslandsAndDropsSmallLakes) {
  const PlanePolygon islet = {island({0, 0}, 100, 50, 5)};
  const PlanePolygon simple = simplified(islet, 5000);
  ASSERT_EQ(simple.size(), 1u);
  EXPECT_GE(simple[0].size(), 4u);
  EXPECT_GT(ringArea(simple[0]), 0);
  const PlanePolygon withLakes = {island({0, 0}, 50e3, 500, 6), island({0, 0}, 100, 50, 7),
                                  rectangle(10e3, 0, 16e3, 6e3)};
  const PlanePolygon kept = simplified(withLakes, 1000);
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_DOUBLE_EQ(ringArea(kept[1]), 36e6);
}

TEST(Simplified, WithoutToleranceIsTheOriginal) {
  const PlanePolygon polygon = islandWithLakes(2);
  EXPECT_EQ(simplified(polygon, 0), polygon);
  EXPECT_EQ(simplified(polygon, -1), polygon);
  EXPECT_TRUE(simplified({}, 100).empty());
  EXPECT_TRUE(simplified({{{0, 0}, {1, 1}}}, 100).empty());
}

TEST(Contains, LooksAtHoles) {
  const PlanePolygon polygon = {rectangle(0, 0, 10, 10), rectangle(4, 4, 6, 6)};
  EXPECT_TRUE(contains(polygon, {2, 2}));
  EXPECT_TRUE(contains(polygon, {2, 4}));  // level with vertices of the hole
  EXPECT_FALSE(contains(polygon, {5, 5}));
  EXPECT_FALSE(contains(polygon, {11, 5}));
  EXPECT_FALSE(contains(polygon, {-1, 0}));
  EXPECT_FALSE(contains({}, {0, 0}));
}

TEST(Bounds, HoldTheOuterRing) {
  const PlaneBox box = boundsOf({{{3, -2}, {7, 4}, {-1, 9}, {3, -2}}});
  EXPECT_EQ(box.left, -1);
  EXPECT_EQ(box.bottom, -2);
  EXPECT_EQ(box.right, 7);
  EXPECT_EQ(box.top, 9);
  EXPECT_TRUE(box.overlaps({.left = 6, .bottom = 8, .right = 20, .top = 20}));
  EXPECT_FALSE(box.overlaps({.left = 8, .bottom = 0, .right = 20, .top = 20}));
  EXPECT_FALSE(boundsOf({}).overlaps({.left = -1e9, .bottom = -1e9, .right = 1e9, .top = 1e9}));
}

}  // namespace
}  // namespace kurilscope::geo
