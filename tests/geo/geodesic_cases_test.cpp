#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <random>
#include <sstream>
#include <vector>

#include "geo/geodesic.hpp"
#include "geo/nearest.hpp"

// Our geodesics against those of another implementation (see geodesic_cases.py), and what must hold of any distance.

namespace kurilscope::geo {
namespace {

struct Case {
  LonLat from;
  double azimuthFrom = 0;
  LonLat to;
  double azimuthTo = 0;
  double meters = 0;
};

std::vector<Case> casesOfKarney() {
  std::ifstream file(KURILSCOPE_SOURCE_DIR "/tests/geo/geodesic_cases.csv");
  std::string line;
  std::getline(file, line);
  std::vector<Case> cases;
  while (std::getline(file, line)) {
    std::ranges::replace(line, ',', ' ');
    std::istringstream row(line);
    Case& each = cases.emplace_back();
    row >> each.from.lat >> each.from.lon >> each.azimuthFrom >> each.to.lat >> each.to.lon >> each.azimuthTo >>
        each.meters;
    EXPECT_FALSE(row.fail()) << line;
  }
  return cases;
}

TEST(GeodesicCases, InverseAgreesToAMillimetre) {
  const std::vector<Case> cases = casesOfKarney();
  ASSERT_GE(cases.size(), 260U);
  for (const Case& each : cases) {
    const Inverse way = inverse(each.from, each.to);
    EXPECT_NEAR(way.distanceMeters, each.meters, 1e-3) << each.from.lat << " " << each.from.lon;
    // Azimuths as far as a millimetre at the other end goes; of coinciding points they mean nothing.
    if (each.meters > 1 && each.meters < 19.9e6 && std::abs(each.from.lat) < 89.9) {
      EXPECT_NEAR(std::remainder(way.azimuthFromDegrees - each.azimuthFrom, 360.0) * each.meters / 57.3, 0, 2e-3);
    }
  }
}

TEST(GeodesicCases, DirectArrivesWithinAMillimetre) {
  for (const Case& each : casesOfKarney()) {
    if (each.meters > 1) {
      EXPECT_LT(distanceMeters(direct(each.from, inverse(each.from, each.to).azimuthFromDegrees, each.meters), each.to),
                1e-3);
    }
  }
}

TEST(DistanceProperties, SymmetryTriangleAndFullTurns) {
  const std::vector<Case> cases = casesOfKarney();
  for (std::size_t i = 2; i < cases.size(); ++i) {
    const LonLat a = cases[i].from;
    const LonLat b = cases[i].to;
    const LonLat c = cases[i - 2].from;
    EXPECT_NEAR(distanceMeters(a, b), distanceMeters(b, a), 1e-6);
    EXPECT_LE(distanceMeters(a, b), distanceMeters(a, c) + distanceMeters(c, b) + 1e-6);
    EXPECT_NEAR(distanceMeters(a, b), distanceMeters({a.lon + 360, a.lat}, {b.lon - 360, b.lat}), 1e-6);
  }
}

// Many short edges, so that the nearest of them are found among hundreds.
Ring shore(LonLat centre, double radiusMeters, unsigned seed) {
  std::mt19937 generator(seed);
  std::uniform_real_distribution<double> noise(0.8, 1.2);
  Ring ring;
  for (int i = 0; i < 240; ++i) {
    ring.push_back(direct(centre, 1.5 * i, radiusMeters * noise(generator)));
  }
  ring.push_back(ring.front());
  return ring;
}

Ring reversedFrom(Ring ring, std::ptrdiff_t start) {
  ring.pop_back();
  std::ranges::rotate(ring, ring.begin() + start);
  std::ranges::reverse(ring);
  ring.push_back(ring.front());
  return ring;
}

TEST(DistanceProperties, CoastsDoNotDependOnRingOrderNorOnTheMeridianTheyLieAt) {
  for (unsigned seed = 0; seed < 8; ++seed) {
    const auto meters = [&](double shift, bool isReversed) {
      Ring a = shore({145.2 + shift, 43.6}, 20e3, seed);
      Ring b = shore({146.1 + shift + 0.05 * seed, 44.0}, 15e3, seed + 50);
      const Ring rock = {{146.9 + shift, 43.1}};
      return isReversed ? Coast({rock, reversedFrom(b, 31)}).nearest(Coast({reversedFrom(a, 77)})).distanceMeters
                        : Coast({a}).nearest(Coast({b, rock})).distanceMeters;
    };
    const double plain = meters(0, false);
    EXPECT_NEAR(meters(0, true), plain, 1e-3);
    EXPECT_NEAR(meters(34.3, false), plain, 1e-3) << "across the antimeridian";
    EXPECT_NEAR(meters(-145.7, true), plain, 1e-3) << "across Greenwich";
  }
}

TEST(DistanceProperties, ACoastIsNoFurtherThanAnyPointOfIt) {
  const Ring ring = shore({146, 44}, 30e3, 4);
  const Coast coast({ring});
  std::mt19937 generator(9);
  std::uniform_real_distribution<double> lon(143, 149);
  std::uniform_real_distribution<double> lat(42, 46);
  for (int i = 0; i < 200; ++i) {
    const LonLat place{lon(generator), lat(generator)};
    const LonLat other{lon(generator), lat(generator)};
    const double distance = coast.nearest(place).distanceMeters;
    for (std::size_t k = 0; k < ring.size(); k += 10) {
      EXPECT_LE(distance, distanceMeters(place, ring[k]) + 1e-6);
    }
    EXPECT_LE(std::abs(distance - coast.nearest(other).distanceMeters), distanceMeters(place, other) + 1e-6);
  }
}

TEST(CoastEdges, AreTheLongestAtAPoint) {
  const Coast coast({{{145, 44}, {145.1, 44}, {145.1, 44.01}}, {{146, 44}}});
  const double longer = distanceMeters({145, 44}, {145.1, 44});
  EXPECT_NEAR(coast.edgeMetersAt({145.1, 44}), longer, 1e-6);
  EXPECT_NEAR(coast.edgeMetersAt({145.1, 44.005}), distanceMeters({145.1, 44}, {145.1, 44.01}), 1e-6);
  EXPECT_EQ(coast.edgeMetersAt({146, 44}), 0);
  EXPECT_EQ(coast.edgeMetersAt({147, 44}), 0);
}

}  // namespace
}  // namespace kurilscope::geo
