#include "view/measure.hpp"

#include <gtest/gtest.h>

#include "geo/geodesic.hpp"
#include "kuril.hpp"
#include "view/coasts.hpp"

namespace kurilscope::view {
namespace {

Measurement along(std::vector<std::string> ends) { return {std::move(ends), false}; }

TEST(Measured, TwoIslandsAreAsFarApartAsTheirCoasts) {
  const auto found = measured(along({"hokkaido", "kunashir"}), kuril());
  ASSERT_TRUE(found);
  ASSERT_EQ(found->legs.size(), 1u);
  const Leg& leg = found->legs.front();
  EXPECT_EQ(leg.way.distanceMeters, kuril().coastOf("hokkaido").nearest(kuril().coastOf("kunashir")).distanceMeters);
  EXPECT_EQ(found->lengthMeters, leg.way.distanceMeters);
  EXPECT_FALSE(found->areaSquareMeters);
  // At that azimuth and distance from either end lies the other.
  const geo::LonLat to = geo::direct(leg.way.from, leg.azimuthDegrees.value(), leg.way.distanceMeters);
  EXPECT_LT(geo::distanceMeters(to, leg.way.to), 0.001);
  const geo::LonLat from = geo::direct(leg.way.to, leg.azimuthBackDegrees.value(), leg.way.distanceMeters);
  EXPECT_LT(geo::distanceMeters(from, leg.way.from), 0.001);
  EXPECT_GE(*leg.azimuthDegrees, 0);
  EXPECT_LT(*leg.azimuthBackDegrees, 360);
}

TEST(Measured, PointsGiveGeodesicsAndTheAreaBetweenThem) {
  const geo::Ring ring = {{145.5, 43.5}, {146.5, 43.6}, {146.2, 44.3}};
  const std::vector<std::string> ends = {"145.5,43.5", "146.5,43.6", "146.2,44.3"};
  const auto open = measured(along(ends), kuril());
  const auto closed = measured({ends, true}, kuril());
  ASSERT_TRUE(open && closed);
  EXPECT_NEAR(open->lengthMeters, geo::lengthMeters(ring), 0.001);
  EXPECT_EQ(open->legs.size(), 2u);
  EXPECT_EQ(closed->legs.size(), 3u);
  EXPECT_NEAR(closed->lengthMeters, geo::lengthMeters(ring) + geo::distanceMeters(ring[2], ring[0]), 0.001);
  EXPECT_NEAR(closed->areaSquareMeters.value(), geo::areaSquareMeters(ring), 1);
}

TEST(Measured, NothingWhereAnEndIsNothing) {
  EXPECT_FALSE(measured(along({"hokkaido", "atlantis"}), kuril()));
  EXPECT_FALSE(measured(along({}), kuril()));
  const auto none = measured(along({"145,44", "145,44"}), kuril());
  ASSERT_TRUE(none);
  EXPECT_EQ(none->lengthMeters, 0);
  EXPECT_FALSE(none->legs.front().azimuthDegrees);
}

TEST(CoastError, IsThatOfTheEdgesAtTheEnds) {
  const auto error = [](std::vector<std::string> ends) {
    return coastErrorMeters(measured(along(std::move(ends)), kuril())->legs.front(), kuril());
  };
  EXPECT_EQ(error({"145.5,43.5", "146.5,43.6"}), 0);
  const double both = error({"hokkaido", "kunashir"});
  EXPECT_GT(both, 10);
  EXPECT_LT(both, 2000);
}

TEST(PublishedBetween, FindsFiguresOfBothDirectionsAndOfCapesOnTheCoast) {
  const auto there = publishedBetween("hokkaido", "kunashir", kuril());
  ASSERT_FALSE(there.empty());
  EXPECT_EQ(publishedBetween("kunashir", "hokkaido", kuril()), there);
  EXPECT_TRUE(publishedBetween("urup", "shumshu", kuril()).empty());
}

std::vector<std::string> sidesAt(geo::LonLat point, atlas::Day day, std::string_view standsOn = {}) {
  static const Coasts coasts(kuril());
  std::vector<std::string> ids;
  for (const Coasts::Near& near : nearestSides(coasts, kuril(), point, day, standsOn)) {
    ids.push_back(near.island->id);
  }
  return ids;
}

TEST(NearestSides, FollowWhoAdministersOnTheDay) {
  using Ids = std::vector<std::string>;
  const geo::LonLat inNemuroStrait{145.3, 43.85};
  EXPECT_EQ(sidesAt(inNemuroStrait, atlas::day(1991, 12, 26)), (Ids{"hokkaido", "kunashir"}));
  EXPECT_EQ(sidesAt(inNemuroStrait, atlas::day(1956, 10, 19)), (Ids{"hokkaido", "kunashir"}));
  const Ids before = sidesAt(inNemuroStrait, atlas::day(1945, 8, 1));
  ASSERT_EQ(before.size(), 2u);
  EXPECT_NE(before[1], "kunashir");
  EXPECT_EQ(sidesAt({145.9, 44.1}, atlas::day(2000, 1, 1), "kunashir"), Ids{"hokkaido"});
}

TEST(NearestSides, AreAsFarAsTheirCoasts) {
  const Coasts coasts(kuril());
  const geo::LonLat point{145.3, 43.85};
  const auto sides = nearestSides(coasts, kuril(), point, atlas::day(2000, 1, 1), {});
  ASSERT_EQ(sides.size(), 2u);
  for (const Coasts::Near& side : sides) {
    const auto way = coasts.wayToLand(point, *side.island);
    ASSERT_TRUE(way);
    EXPECT_NEAR(side.meters, way->distanceMeters, 2) << side.island->id;
    EXPECT_NEAR(geo::distanceMeters(point, way->to), way->distanceMeters, 0.001);
    EXPECT_EQ(coasts.wayToOwnCoast(point, *side.island)->distanceMeters,
              kuril().coastOf(side.island->id).nearest(point).distanceMeters);
  }
}

}  // namespace
}  // namespace kurilscope::view
