#include "geo/nearest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <random>

#include "geo/geodesic.hpp"

namespace kurilscope::geo {
namespace {

struct Edge {
  LonLat a;
  LonLat b;

  [[nodiscard]] LonLat at(double fraction) const {
    const Inverse way = inverse(a, b);
    return direct(a, way.azimuthFromDegrees, fraction * way.distanceMeters);
  }
  [[nodiscard]] double length() const { return distanceMeters(a, b); }
};

std::vector<Edge> edgesOf(const std::vector<Ring>& rings) {
  std::vector<Edge> edges;
  for (const Ring& ring : rings) {
    if (ring.size() == 1) {
      edges.push_back({ring[0], ring[0]});
    }
    for (std::size_t i = 1; i < ring.size(); ++i) {
      edges.push_back({ring[i - 1], ring[i]});
    }
  }
  return edges;
}

// The least value of a function with one valley between 0 and 1, by the golden section.
double least(const std::function<double(double)>& f) {
  const double golden = (std::sqrt(5) - 1) / 2;
  double low = 0;
  double high = 1;
  double left = high - golden;
  double right = low + golden;
  double atLeft = f(left);
  double atRight = f(right);
  for (int i = 0; i < 42; ++i) {
    if (atLeft < atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - golden * (high - low);
      atLeft = f(left);
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + golden * (high - low);
      atRight = f(right);
    }
  }
  return std::min({atLeft, atRight, f(0), f(1)});
}

double edgeDistance(const Edge& p, const Edge& q) {
  return least([&](double s) {
    const LonLat here = p.at(s);
    return least([&](double t) { return distanceMeters(here, q.at(t)); });
  });
}

// Every edge against every other; only those are left out that the triangle inequality rules out.
double bruteForce(const std::vector<Ring>& from, const std::vector<Ring>& to) {
  const std::vector<Edge> fromEdges = edgesOf(from);
  const std::vector<Edge> toEdges = edgesOf(to);
  double best = std::numeric_limits<double>::infinity();
  for (const Edge& p : fromEdges) {
    for (const Edge& q : toEdges) {
      best = std::min(best, distanceMeters(p.a, q.a));
    }
  }
  for (const Edge& p : fromEdges) {
    for (const Edge& q : toEdges) {
      if (distanceMeters(p.at(0.5), q.at(0.5)) - (p.length() + q.length()) / 2 < best) {
        best = std::min(best, edgeDistance(p, q));
      }
    }
  }
  return best;
}

Ring island(LonLat centre, double radiusMeters, std::size_t vertices, unsigned seed) {
  std::mt19937 generator(seed);
  std::uniform_real_distribution<double> noise(0.6, 1.4);
  Ring ring;
  for (std::size_t i = 0; i < vertices; ++i) {
    ring.push_back(
        direct(centre, 360 * static_cast<double>(i) / static_cast<double>(vertices), radiusMeters * noise(generator)));
  }
  ring.push_back(ring.front());
  return ring;
}

void expectLikeBruteForce(const std::vector<Ring>& from, const std::vector<Ring>& to, double tolerance) {
  const Shortest shortest = Coast(from).nearest(Coast(to));
  EXPECT_NEAR(shortest.distanceMeters, bruteForce(from, to), tolerance);
  EXPECT_NEAR(distanceMeters(shortest.from, shortest.to), shortest.distanceMeters, 1e-6);
  // Each end stands on its coast.
  EXPECT_LT(Coast(from).nearest(shortest.from).distanceMeters, 1e-5);
  EXPECT_LT(Coast(to).nearest(shortest.to).distanceMeters, 1e-5);
  EXPECT_NEAR(Coast(to).nearest(Coast(from)).distanceMeters, shortest.distanceMeters, 1e-5);
}

TEST(Nearest, AgreesWithBruteForceOnSmallIslands) {
  for (unsigned seed = 0; seed < 12; ++seed) {
    const Ring from = island({145.5, 43.5}, 5e3, 9, seed);
    const Ring to = island(direct({145.5, 43.5}, 30.0 * seed, 12e3 + 3e3 * seed), 4e3, 11, seed + 100);
    expectLikeBruteForce({from}, {to}, 1e-4);
  }
}

TEST(Nearest, AgreesWithBruteForceOverLongEdgesAndDistances) {
  for (unsigned seed = 0; seed < 4; ++seed) {
    const Ring from = island({145, 44}, 150e3, 7, seed + 20);
    const Ring to = island({155 + 2.0 * seed, 49}, 200e3, 6, seed + 40);
    expectLikeBruteForce({from}, {to}, 1e-3);
  }
}

TEST(Nearest, IsTheSameAcrossTheAntimeridian) {
  for (unsigned seed = 0; seed < 4; ++seed) {
    expectLikeBruteForce({island({179.9, 50}, 5e3, 9, seed)}, {island({-179.8, 50.05}, 5e3, 9, seed + 50)}, 1e-4);
  }
  // An island on the line itself.
  expectLikeBruteForce({island({180, 50}, 5e3, 9, 3)}, {island({-179.7, 50.05}, 5e3, 9, 4)}, 1e-4);
}

TEST(Nearest, WorksAroundAPole) {
  expectLikeBruteForce({island({0, 90}, 100e3, 8, 1)}, {island({100, 87}, 50e3, 8, 2)}, 1e-3);
}

TEST(Nearest, OfTwoPointsIsTheirGeodesic) {
  const LonLat nosappu{145.817, 43.385};
  const LonLat signalny{145.858, 43.401};
  const Shortest shortest = Coast({{nosappu}}).nearest(Coast({{signalny}}));
  EXPECT_DOUBLE_EQ(shortest.distanceMeters, distanceMeters(nosappu, signalny));
  EXPECT_EQ(shortest.from, nosappu);
  EXPECT_EQ(shortest.to, signalny);
}

TEST(Nearest, MeetsACoastAtARightAngle) {
  // A meridian as coast: the nearest point from the east lies where the way meets it squarely, not at a vertex.
  const Coast meridian({{{145, 42}, {145, 46}}});
  const LonLat place{146, 44};
  const Shortest shortest = meridian.nearest(place);
  EXPECT_EQ(shortest.from, place);
  EXPECT_NEAR(shortest.to.lon, 145, 1e-9);
  EXPECT_GT(shortest.to.lat, 44.0);
  EXPECT_NEAR(std::abs(inverse(shortest.to, place).azimuthFromDegrees), 90, 1e-4);
  EXPECT_NEAR(shortest.distanceMeters, bruteForce({{place}}, {{{145, 42}, {145, 46}}}), 1e-4);
}

TEST(Nearest, IsExactlyNothingWhereCoastsCrossOrTouch) {
  const Coast meridian({{{145, 42}, {145, 46}}});
  for (const double lat : {42.0, 42.1, 43.7, 44.0, 45.99}) {
    const Coast crossing({{{144.3, lat}, {145.9, lat + 0.001}}});
    EXPECT_EQ(meridian.nearest(crossing).distanceMeters, 0) << lat;
  }
  // At a flat angle; end to end; an end on the middle of the other; itself.
  EXPECT_EQ(meridian.nearest(Coast({{{144.999, 43}, {145.001, 45}}})).distanceMeters, 0);
  EXPECT_EQ(meridian.nearest(Coast({{{145, 46}, {147, 47}}})).distanceMeters, 0);
  EXPECT_EQ(meridian.nearest(Coast({{{145, 44}, {147, 47}}})).distanceMeters, 0);
  EXPECT_EQ(meridian.nearest(meridian).distanceMeters, 0);
  const Shortest touching = meridian.nearest(LonLat{145, 44});
  EXPECT_EQ(touching.distanceMeters, 0);
  EXPECT_EQ(touching.from, touching.to);
}

TEST(Nearest, DoesNotTakeANearMissForACrossing) {
  const Coast meridian({{{145, 42}, {145, 46}}});
  const LonLat besides = direct({145, 44}, 90, 0.001);
  EXPECT_NEAR(meridian.nearest(besides).distanceMeters, 0.001, 1e-7);
}

TEST(Nearest, LooksAtEveryRing) {
  const Ring far = island({150, 47}, 5e3, 9, 1);
  const Ring near = island({146, 43.8}, 5e3, 9, 2);
  const LonLat rock{145.9, 43.6};
  expectLikeBruteForce({far, near, {rock}}, {island({145.5, 43.4}, 5e3, 9, 3)}, 1e-4);
}

TEST(Nearest, IsBlindToBeingInside) {
  const Ring ring = island({145, 44}, 20e3, 40, 8);
  EXPECT_GT(Coast({ring}).nearest(LonLat{145, 44}).distanceMeters, 5e3);
}

TEST(Nearest, FindsTheOneDentInALargeCoast) {
  // All points of the circle but one are equally far from the centre.
  const LonLat centre{145, 44};
  Ring circle;
  for (int i = 0; i < 2000; ++i) {
    circle.push_back(direct(centre, 0.18 * i, i == 777 ? 19.9e3 : 20e3));
  }
  circle.push_back(circle.front());
  const Shortest shortest = Coast({circle}).nearest(centre);
  EXPECT_NEAR(shortest.distanceMeters, 19.9e3, 1e-6);
  EXPECT_LT(distanceMeters(shortest.to, circle[777]), 1e-6);
}

TEST(Nearest, OfAnEmptyCoastIsInfinitelyFar) {
  const Coast none({});
  EXPECT_TRUE(none.empty());
  EXPECT_TRUE(Coast(std::vector<Ring>(1)).empty());
  EXPECT_FALSE(Coast({{{145, 44}}}).empty());
  EXPECT_TRUE(std::isinf(none.nearest(LonLat{145, 44}).distanceMeters));
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(std::isinf(Coast({{{kNaN, kNaN}}}).nearest(LonLat{145, 44}).distanceMeters));
}

TEST(Nearest, CoastsCanBeMoved) {
  Coast first({{{145, 44}}});
  Coast second = std::move(first);
  EXPECT_EQ(second.nearest(LonLat{145, 44}).distanceMeters, 0);
  second = Coast({{{146, 44}}});
  EXPECT_GT(second.nearest(LonLat{145, 44}).distanceMeters, 7e4);
}

}  // namespace
}  // namespace kurilscope::geo
