#include "geo/zones.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "geo/clip.hpp"
#include "geo/geodesic.hpp"

namespace kurilscope::geo {
namespace {

Ring island(LonLat centre, double radiusMeters, std::size_t vertices, unsigned seed) {
  std::mt19937 generator(seed);
  std::uniform_real_distribution<double> noise(0.6, 1.4);
  Ring ring;
  for (std::size_t i = 0; i < vertices; ++i) {
    ring.push_back(
        direct(centre, -360 * static_cast<double>(i) / static_cast<double>(vertices), radiusMeters * noise(generator)));
  }
  ring.push_back(ring.front());
  return ring;
}

const Box kSea{140, 38, 156, 52};

// Vertices and points along the edges.
std::vector<LonLat> sampled(const std::vector<Line>& lines) {
  std::vector<LonLat> points;
  for (const Line& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const std::vector<LonLat> edge = geodesicLine(line[i - 1], line[i], distanceMeters(line[i - 1], line[i]) / 3.5);
      points.insert(points.end(), edge.begin(), edge.end());
    }
  }
  return points;
}

std::vector<Line> outlines(const std::vector<Polygon>& polygons) {
  std::vector<Line> lines;
  for (const Polygon& polygon : polygons) {
    lines.insert(lines.end(), polygon.begin(), polygon.end());
  }
  return lines;
}

double distanceTo(const Coast& coast, LonLat place) { return coast.nearest(place).distanceMeters; }

TEST(Nearly, IsNeverTooShortAndAtMostAMetreTooLong) {
  const Coast coast({island({147, 45}, 40e3, 400, 1), island({145, 43}, 30e3, 300, 2), {{146, 43.5}}});
  std::mt19937 generator(5);
  std::uniform_real_distribution<double> lon(141, 151);
  std::uniform_real_distribution<double> lat(41, 48);
  for (int i = 0; i < 2000; ++i) {
    const LonLat place{lon(generator), lat(generator)};
    const double distance = distanceTo(coast, place);
    EXPECT_GE(coast.nearlyMeters(place), distance - 1e-6);
    EXPECT_LE(coast.nearlyMeters(place), distance + (distance < 500e3 ? 1 : 10));
  }
}

class Buffer : public testing::TestWithParam<double> {};

TEST_P(Buffer, StandsAtItsDistance) {
  const double meters = GetParam();
  const Coast coast({island({147, 45}, 40e3, 60, 1), island({145, 43}, 30e3, 50, 2), {{149.5, 44}}});
  const std::vector<Line> lines = buffer(coast, meters, kSea);
  ASSERT_FALSE(lines.empty());
  for (const Line& line : lines) {
    EXPECT_EQ(line.front(), line.back());
    for (const LonLat vertex : line) {
      EXPECT_NEAR(distanceTo(coast, vertex), meters, 0.6);
    }
  }
  for (const LonLat point : sampled(lines)) {
    EXPECT_NEAR(distanceTo(coast, point), meters, 10);
  }
}

INSTANTIATE_TEST_SUITE_P(Zones, Buffer, testing::Values(kTerritorialSeaMeters, kEconomicZoneMeters),
                         [](const auto& meters) { return std::to_string(static_cast<int>(meters.param)); });

TEST(BufferOfAPoint, HasTheAreaOfAGeodesicCircle) {
  const LonLat rock{147, 45};
  const std::vector<Line> lines = buffer(Coast({{rock}}), kEconomicZoneMeters, kSea);
  ASSERT_EQ(lines.size(), 1U);
  Ring circle;
  for (int i = 0; i < 3600; ++i) {
    circle.push_back(direct(rock, 0.1 * i, kEconomicZoneMeters));
  }
  EXPECT_NEAR(areaSquareMeters(lines[0]) / areaSquareMeters(circle), 1, 1e-5);
  // On a sphere of the local Gaussian radius that area is 2 pi R^2 (1 - cos(r/R)), here to some parts in 10^4.
  const double radius = 6378388;
  const double cap = 2 * std::numbers::pi * radius * radius * (1 - std::cos(kEconomicZoneMeters / radius));
  EXPECT_NEAR(areaSquareMeters(lines[0]) / cap, 1, 5e-4);
}

TEST(Equidistance, IsAsFarFromBothCoasts) {
  const Coast a({island({145, 43.5}, 40e3, 60, 1), {{145.9, 44.2}}});
  const Coast b({island({147, 44.6}, 30e3, 50, 2), island({146.2, 43}, 12e3, 30, 3)});
  const std::vector<Line> lines = equidistance(a, b, Coast({}), kEconomicZoneMeters, kSea);
  ASSERT_FALSE(lines.empty());
  for (const Line& line : lines) {
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
      EXPECT_NEAR(distanceTo(a, line[i]), distanceTo(b, line[i]), 1);
    }
  }
  for (const LonLat point : sampled(lines)) {
    EXPECT_NEAR(distanceTo(a, point), distanceTo(b, point), 10);
    EXPECT_LT(distanceTo(a, point), kEconomicZoneMeters + 10);
  }
}

TEST(Equidistance, OfTwoMirroredCoastsIsTheMirror) {
  // Two rocks of the same latitude: every place of the meridian between them is as far from both.
  const std::vector<Line> lines =
      equidistance(Coast({{{146, 44}}}), Coast({{{148, 44}}}), Coast({}), kEconomicZoneMeters, kSea);
  ASSERT_EQ(lines.size(), 1U);
  for (const LonLat vertex : lines[0]) {
    EXPECT_LT(distanceMeters(vertex, {147, vertex.lat}), 2);
  }
  EXPECT_NEAR(distanceTo(Coast({{{146, 44}}}), lines[0].front()), kEconomicZoneMeters, 5);
  EXPECT_NEAR(distanceTo(Coast({{{146, 44}}}), lines[0].back()), kEconomicZoneMeters, 5);
  EXPECT_GT(lines[0].back().lat, lines[0].front().lat) << "with the western coast on its left";
}

TEST(Equidistance, IsTheSameWithItsSidesSwapped) {
  const Coast a({island({145, 43.5}, 40e3, 60, 1)});
  const Coast b({island({147, 44.6}, 30e3, 50, 2)});
  const std::vector<Line> forth = equidistance(a, b, Coast({}), kEconomicZoneMeters, kSea);
  const std::vector<Line> back = equidistance(b, a, Coast({}), kEconomicZoneMeters, kSea);
  ASSERT_EQ(forth.size(), 1U);
  ASSERT_EQ(back.size(), 1U);
  EXPECT_NEAR(lengthMeters(forth[0]), lengthMeters(back[0]), 5);
  EXPECT_LT(distanceMeters(forth[0].front(), back[0].back()), 10);
  EXPECT_LT(distanceMeters(forth[0].back(), back[0].front()), 10);
}

TEST(Equidistance, StopsWhereAThirdCoastIsNearer) {
  const Coast third({{{147, 45.5}}});
  const std::vector<Line> lines =
      equidistance(Coast({{{146, 44}}}), Coast({{{148, 44}}}), third, kEconomicZoneMeters, kSea);
  ASSERT_EQ(lines.size(), 1U);
  const LonLat end = lines[0].back();
  EXPECT_NEAR(distanceTo(third, end), distanceMeters(end, {146, 44}), 5);
}

TEST(Zone, OfTwoRocksIsHalfOfTheirBuffer) {
  const Coast west({{{146, 44}}});
  const Coast east({{{148, 44}}});
  const double both = areaSquareMeters(buffer(Coast({{{146, 44}}, {{148, 44}}}), kEconomicZoneMeters, kSea)[0]);
  const double own = areaSquareMeters(nearestZone(west, east, kEconomicZoneMeters));
  EXPECT_NEAR(own / (both / 2), 1, 1e-5);
  // A circle of radius r less the segment that a chord at distance h cuts off, on a sphere to some parts in a thousand.
  const double h = distanceMeters({146, 44}, {148, 44}) / 2;
  const double r = kEconomicZoneMeters;
  const double segment = r * r * std::acos(h / r) - h * std::sqrt(r * r - h * h);
  EXPECT_NEAR(own / (std::numbers::pi * r * r - segment), 1, 2e-3);
}

TEST(Zone, ZonesOfBothSidesMakeUpTheBuffer) {
  // Islands so small and near that the buffer is one piece without a hole.
  const std::vector<Ring> a = {island({146, 43.5}, 14e3, 60, 1), {{146.3, 43.7}}};
  const std::vector<Ring> b = {island({146.4, 43.6}, 9e3, 50, 2), island({146.2, 43.3}, 8e3, 30, 3)};
  std::vector<Ring> both = a;
  both.insert(both.end(), b.begin(), b.end());
  const std::vector<Line> lines = buffer(Coast(both), kTerritorialSeaMeters, kSea);
  ASSERT_EQ(lines.size(), 1U);
  const double whole = areaSquareMeters(lines[0]);
  const double parts = areaSquareMeters(nearestZone(Coast(a), Coast(b), kTerritorialSeaMeters)) +
                       areaSquareMeters(nearestZone(Coast(b), Coast(a), kTerritorialSeaMeters));
  EXPECT_NEAR(parts / whole, 1, 1e-4);
}

TEST(Zone, StandsAtItsDistances) {
  const Coast own({island({146.2, 43.6}, 15e3, 40, 3)});
  const Coast others({island({145, 43.5}, 30e3, 60, 1), island({147, 44.6}, 30e3, 50, 2)});
  for (const LonLat point : sampled(outlines(nearestZone(own, others, kEconomicZoneMeters)))) {
    EXPECT_NEAR(distanceTo(own, point), std::min(distanceTo(others, point), kEconomicZoneMeters), 10);
  }
}

TEST(Zone, DoesNotDependOnHowRingsRun) {
  std::vector<Ring> own = {island({146.2, 43.6}, 15e3, 40, 3), island({146.9, 43.4}, 9e3, 30, 4)};
  const Coast others({island({145, 43.5}, 30e3, 60, 1)});
  const double before = areaSquareMeters(nearestZone(Coast(own), others, kEconomicZoneMeters));
  std::swap(own[0], own[1]);
  for (Ring& ring : own) {
    std::reverse(ring.begin(), ring.end());
    std::rotate(ring.begin(), ring.begin() + 7, ring.end() - 1);
    ring.back() = ring.front();
  }
  EXPECT_NEAR(areaSquareMeters(nearestZone(Coast(own), others, kEconomicZoneMeters)) / before, 1, 1e-6);
}

TEST(Zone, IsTheSameAcrossTheAntimeridian) {
  const auto area = [](double shift) {
    const auto moved = [shift](Ring ring) {
      for (LonLat& vertex : ring) {
        vertex.lon = std::remainder(vertex.lon + shift, 360.0);
      }
      return ring;
    };
    const Coast own({moved(island({146.2, 43.6}, 15e3, 40, 3))});
    const Coast others({moved(island({145, 43.5}, 30e3, 60, 1))});
    return areaSquareMeters(nearestZone(own, others, kEconomicZoneMeters));
  };
  EXPECT_NEAR(area(33.7) / area(0), 1, 1e-5);
}

TEST(Zone, WithoutLandLeavesTheLandOut) {
  const Ring coast = island({146.2, 43.6}, 15e3, 40, 3);
  const std::vector<Polygon> zone = nearestZone(Coast({coast}), Coast({}), kTerritorialSeaMeters);
  const std::vector<Polygon> land = {{coast}};
  const double sea = areaSquareMeters(withoutLand(zone, land).value());
  EXPECT_NEAR(sea, areaSquareMeters(zone) - areaSquareMeters(coast), 1e-6 * sea);
  EXPECT_TRUE(nearestZone(Coast({}), Coast({coast}), kEconomicZoneMeters).empty());
  EXPECT_EQ(areaSquareMeters(withoutLand(zone, std::vector<Polygon>{{}, {{}}}).value()), areaSquareMeters(zone));
}

// Land that cannot be cut out must not be counted as sea.
TEST(Zone, LandThatCannotBeCutOutIsTold) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<Polygon> zone = {{{{146, 43}, {147, 43}, {147, 44}, {146, 44}, {146, 43}}}};
  const std::vector<Polygon> land = {{{{146.2, 43.2}, {146.4, nan}, {146.4, 43.4}, {146.2, 43.2}}}};
  EXPECT_FALSE(without(zone, land));
  EXPECT_TRUE(clipped({}, {0, 0, 1, 1}, {}).empty());
  EXPECT_TRUE(clipped({{}}, {0, 0, 1, 1}, {}).empty());
}

TEST(CutRing, FallsIntoTwoSides) {
  const Ring square = {{145, 43}, {147, 43}, {147, 45}, {145, 45}, {145, 43}};
  const Ring northwards = {{146, 43.5}, {146, 44}, {146, 44.5}};  // its ends are thought on
  const CutRing cut = cutBy(square, northwards);
  double left = 0;
  double right = 0;
  for (const Ring& part : cut.left) {
    left += lengthMeters(part);
    EXPECT_TRUE(std::ranges::all_of(part, [](LonLat p) { return p.lon <= 146 + 1e-9; }));
  }
  for (const Ring& part : cut.right) {
    right += lengthMeters(part);
    EXPECT_TRUE(std::ranges::all_of(part, [](LonLat p) { return p.lon >= 146 - 1e-9; }));
  }
  EXPECT_NEAR(left, right, 1);
  EXPECT_NEAR(left + right, lengthMeters(square), 200) << "edges along a parallel are cut where degrees say";
  ASSERT_EQ(cut.across.size(), 5U);
  EXPECT_NEAR(cut.across.front().lat, 43, 1e-9);
  EXPECT_NEAR(cut.across.back().lat, 45, 1e-9);
  EXPECT_TRUE(cutBy({{145, 43}, {145.5, 43}, {145.5, 44}, {145, 43}}, northwards).right.empty());
  EXPECT_TRUE(cutBy({{145, 43}, {145.5, 43}, {145.5, 44}, {145, 43}}, northwards).across.empty());
}

}  // namespace
}  // namespace kurilscope::geo
