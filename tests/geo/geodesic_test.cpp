#include "geo/geodesic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

namespace kurilscope::geo {
namespace {

constexpr double kRadians = std::numbers::pi / 180;

// The inverse problem by another road: T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with
// application of nested equations", Survey Review 23 (1975); good to half a millimetre where it converges.
double vincentyMeters(LonLat from, LonLat to) {
  const double a = 6378137.0;
  const double f = 1 / 298.257223563;
  const double b = a * (1 - f);
  const double u1 = std::atan((1 - f) * std::tan(from.lat * kRadians));
  const double u2 = std::atan((1 - f) * std::tan(to.lat * kRadians));
  const double difference = (to.lon - from.lon) * kRadians;
  double lambda = difference;
  for (int i = 0; i < 200; ++i) {
    const double sinSigma = std::hypot(std::cos(u2) * std::sin(lambda),
                                       std::cos(u1) * std::sin(u2) - std::sin(u1) * std::cos(u2) * std::cos(lambda));
    const double cosSigma = std::sin(u1) * std::sin(u2) + std::cos(u1) * std::cos(u2) * std::cos(lambda);
    const double sigma = std::atan2(sinSigma, cosSigma);
    const double sinAlpha = std::cos(u1) * std::cos(u2) * std::sin(lambda) / sinSigma;
    const double cos2Alpha = 1 - sinAlpha * sinAlpha;
    const double cos2SigmaM = cosSigma - 2 * std::sin(u1) * std::sin(u2) / cos2Alpha;
    const double c = f / 16 * cos2Alpha * (4 + f * (4 - 3 * cos2Alpha));
    const double next =
        difference + (1 - c) * f * sinAlpha *
                         (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM)));
    const bool settled = std::abs(next - lambda) < 1e-13;
    lambda = next;
    if (!settled) {
      continue;
    }
    const double u = cos2Alpha * (a * a - b * b) / (b * b);
    const double bigA = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
    const double bigB = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
    const double deltaSigma = bigB * sinSigma *
                              (cos2SigmaM + bigB / 4 *
                                                (cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM) -
                                                 bigB / 6 * cos2SigmaM * (-3 + 4 * sinSigma * sinSigma) *
                                                     (-3 + 4 * cos2SigmaM * cos2SigmaM)));
    return b * bigA * (sigma - deltaSigma);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

class RandomPlaces {
 public:
  LonLat next() { return {lon_(generator_), std::asin(sinLat_(generator_)) / kRadians}; }
  LonLat nextNearKurils() { return {140 + 17 * unit_(generator_), 41 + 11 * unit_(generator_)}; }

 private:
  std::mt19937 generator_{20190122};
  std::uniform_real_distribution<double> lon_{-180, 180};
  std::uniform_real_distribution<double> sinLat_{-1, 1};
  std::uniform_real_distribution<double> unit_{0, 1};
};

TEST(Geodesic, PublishedInverseProblems) {
  // GeographicLib's documentation: New York to London; Wellington to Salamanca.
  EXPECT_NEAR(distanceMeters({-73.8, 40.6}, {-0.5, 51.6}), 5551759.400, 0.001);
  const Inverse wellington = inverse({174.81, -41.32}, {-5.50, 40.96});
  EXPECT_NEAR(wellington.distanceMeters, 19959679.26735382, 1e-6);
  EXPECT_NEAR(wellington.azimuthFromDegrees, 161.06766998615882, 1e-10);
  EXPECT_NEAR(wellington.azimuthToDegrees, 18.825195123248392, 1e-10);
  // Karney (2013): tables 4 and 5, a very short and a nearly antipodal line.
  EXPECT_NEAR(distanceMeters({0, -30.12345}, {0.00005, -30.12344}), 4.944208, 1e-6);
  const Inverse antipodal = inverse({0, -30}, {179.8, 29.9});
  EXPECT_NEAR(antipodal.distanceMeters, 19989832.827610, 1e-5);
  EXPECT_NEAR(antipodal.azimuthFromDegrees, 161.890524736, 1e-8);
  EXPECT_NEAR(antipodal.azimuthToDegrees, 18.090737246, 1e-8);
}

TEST(Geodesic, PublishedDirectProblem) {
  // Karney (2013), table 2.
  const LonLat to = direct({0, 40}, 30, 10000e3);
  EXPECT_NEAR(to.lat, 41.79331020506, 1e-10);
  EXPECT_NEAR(to.lon, 137.84490004377, 1e-10);
}

TEST(Geodesic, AgreesWithVincenty) {
  RandomPlaces places;
  for (int i = 0; i < 500; ++i) {
    const LonLat from = places.nextNearKurils();
    const LonLat to = places.nextNearKurils();
    EXPECT_NEAR(distanceMeters(from, to), vincentyMeters(from, to), 0.001) << from.lon << ' ' << from.lat;
  }
}

TEST(Geodesic, IsSymmetricAndObeysTheTriangle) {
  RandomPlaces places;
  for (int i = 0; i < 500; ++i) {
    const LonLat a = places.next();
    const LonLat b = places.next();
    const LonLat c = places.next();
    EXPECT_NEAR(distanceMeters(a, b), distanceMeters(b, a), 1e-7);
    EXPECT_LE(distanceMeters(a, c), distanceMeters(a, b) + distanceMeters(b, c) + 1e-7);
    EXPECT_EQ(distanceMeters(a, a), 0);
  }
}

TEST(Geodesic, DirectUndoesInverse) {
  RandomPlaces places;
  for (int i = 0; i < 500; ++i) {
    const LonLat from = places.next();
    const LonLat to = places.next();
    const Inverse way = inverse(from, to);
    EXPECT_LT(distanceMeters(direct(from, way.azimuthFromDegrees, way.distanceMeters), to), 1e-6);
  }
}

TEST(Geodesic, CrossesTheAntimeridianTheShortWay) {
  EXPECT_NEAR(distanceMeters({179.5, 0}, {-179.5, 0}), 6378137.0 * kRadians, 1e-6);
  EXPECT_NEAR(inverse({179.5, 0}, {-179.5, 0}).azimuthFromDegrees, 90, 1e-12);
}

TEST(GeodesicLine, IsCutIntoEvenPiecesNoLongerThanTheStep) {
  const LonLat nemuro{145.575, 43.324};
  const LonLat moscow{37.618, 55.752};
  const std::vector<LonLat> line = geodesicLine(nemuro, moscow, 100e3);
  const double whole = distanceMeters(nemuro, moscow);
  ASSERT_EQ(line.size(), static_cast<std::size_t>(std::ceil(whole / 100e3)) + 1);
  EXPECT_EQ(line.front(), nemuro);
  EXPECT_EQ(line.back(), moscow);
  for (std::size_t i = 1; i < line.size(); ++i) {
    EXPECT_NEAR(distanceMeters(line[i - 1], line[i]), whole / static_cast<double>(line.size() - 1), 1e-6);
  }
  EXPECT_NEAR(lengthMeters(line), whole, 1e-5);
}

TEST(GeodesicLine, SurvivesUselessSteps) {
  const LonLat from{145, 43};
  const LonLat to{146, 44};
  const std::vector<LonLat> ends{from, to};
  EXPECT_EQ(geodesicLine(from, to, 0), ends);
  EXPECT_EQ(geodesicLine(from, to, -5), ends);
  EXPECT_EQ(geodesicLine(from, to, std::numeric_limits<double>::quiet_NaN()), ends);
  EXPECT_EQ(geodesicLine(from, to, 1e9), ends);
  EXPECT_EQ(geodesicLine(from, from, 1000).size(), 2u);
  EXPECT_LE(geodesicLine(from, to, 1e-12).size(), 100001u);
}

TEST(Length, OfLessThanTwoPointsIsNothing) {
  EXPECT_EQ(lengthMeters({}), 0);
  EXPECT_EQ(lengthMeters(std::vector<LonLat>{{145, 43}}), 0);
}

TEST(Area, PublishedPolygons) {
  // GeographicLib's documentation: the coast of Antarctica in 18 points, around a pole.
  const Ring antarctica = {{-58, -63.1}, {-74, -72.9}, {-102, -71.9}, {-102, -74.9}, {-131, -74.3}, {-163, -77.5},
                           {163, -77.4}, {172, -71.7}, {140, -65.9},  {113, -65.7},  {88, -66.6},   {59, -66.9},
                           {25, -69.8},  {-4, -70.0},  {-14, -71.0},  {-33, -77.3},  {-46, -77.9},  {-61, -74.7}};
  EXPECT_NEAR(areaSquareMeters(antarctica), 13662703680020.1, 0.1);
  Ring closed = antarctica;
  closed.push_back(antarctica.front());
  EXPECT_NEAR(lengthMeters(closed), 16831067.893, 0.001);
  // Its test suite: around the equator's origin, and an octant of the ellipsoid.
  EXPECT_NEAR(areaSquareMeters(Ring{{-1, 0}, {0, -1}, {1, 0}, {0, 1}}), 24619419146.0, 1.0);
  EXPECT_NEAR(areaSquareMeters(Ring{{0, 90}, {0, 0}, {90, 0}}), 63758202715511.0, 1.0);
}

TEST(Area, IsTheSameClosedReversedAndAcrossTheAntimeridian) {
  const Ring open = {{145, 43}, {147, 43.5}, {146.5, 45}, {145.2, 44.4}};
  const double area = areaSquareMeters(open);
  EXPECT_GT(area, 1e10);
  Ring closed = open;
  closed.push_back(open.front());
  EXPECT_NEAR(areaSquareMeters(closed), area, 1e-3);
  Ring reversed = closed;
  std::ranges::reverse(reversed);
  EXPECT_NEAR(areaSquareMeters(reversed), area, 1e-3);
  Ring moved = open;
  for (LonLat& point : moved) {
    point.lon += 34;
    point.lon -= point.lon > 180 ? 360 : 0;
  }
  EXPECT_NEAR(areaSquareMeters(moved), area, 1e-2);
}

TEST(Area, OfLessThanATriangleIsNothing) {
  EXPECT_EQ(areaSquareMeters({}), 0);
  EXPECT_EQ(areaSquareMeters(Ring{{145, 43}}), 0);
  EXPECT_NEAR(areaSquareMeters(Ring{{145, 43}, {146, 44}, {145, 43}}), 0, 1e-3);
}

TEST(GeodesicCircle, IsEquallyFarAllAround) {
  for (const LonLat center : {LonLat{145.8, 43.4}, LonLat{179.9, 52}, LonLat{20, -10}, LonLat{30, 80}}) {
    for (const double meters : {100.0, 22224.0, 5e6}) {
      const Ring circle = geodesicCircle(center, meters);
      ASSERT_EQ(circle.size(), 361u);
      EXPECT_EQ(circle.front(), circle.back());
      for (std::size_t i = 0; i < circle.size(); ++i) {
        ASSERT_NEAR(vincentyMeters(center, circle[i]), meters, 1) << center.lat << " " << i;
      }
    }
  }
}

}  // namespace
}  // namespace kurilscope::geo
