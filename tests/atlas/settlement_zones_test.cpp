#include "atlas/settlement_zones.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "geo/geodesic.hpp"

namespace kurilscope::atlas {
namespace {

const Day kNow = day(2019, 1, 22);

Island rock(const std::string& id, geo::LonLat place) {
  Island island;
  island.id = id;
  island.kind = "rock";
  island.position = place;
  return island;
}

Status held(const std::string& island, const std::string& by) {
  return {.island = island,
          .from = day(1945, 1, 1),
          .to = {},
          .administeredBy = by,
          .passing = false,
          .period = {},
          .basis = {},
          .evidence = {}};
}

// A rock of one side in the west, two of the other to the east of it, all on one parallel.
Records threeRocks() {
  Records records;
  records.defaultDate = kNow;
  records.region = {135, 35, 165, 55};
  records.islands = {rock("west", {146, 45}), rock("middle", {147, 45}), rock("east", {148, 45})};
  records.status = {held("west", "japan"), held("middle", "russia"), held("east", "russia")};
  return records;
}

Settlement changing(std::vector<std::string> islands) {
  return {.id = "some",
          .title = "Some",
          .administeredBy = "japan",
          .islands = std::move(islands),
          .cutIsland = {},
          .line = {},
          .period = {},
          .note = {},
          .evidence = {}};
}

TEST(SettlementZones, NothingChangesWithoutIslands) {
  const Atlas atlas(threeRocks());
  const SettlementZones zones = zonesOf(changing({}), atlas);
  EXPECT_TRUE(zones.gained.empty());
  EXPECT_EQ(zones.gainedSquareMeters, 0);
  EXPECT_EQ(zones.side, "japan");
  EXPECT_EQ(zones.other, "russia");
  ASSERT_EQ(zones.line.size(), 1U);
  for (const geo::LonLat vertex : zones.line[0]) {  // west and middle are mirrored at 146.5
    EXPECT_LT(geo::distanceMeters(vertex, {146.5, vertex.lat}), 5);
  }
}

TEST(SettlementZones, TheLineMovesAndTheSeaBetweenIsGained) {
  const Atlas atlas(threeRocks());
  const SettlementZones zones = zonesOf(changing({"middle"}), atlas);
  ASSERT_EQ(zones.line.size(), 1U);
  for (const geo::LonLat vertex : zones.line[0]) {
    EXPECT_LT(geo::distanceMeters(vertex, {147.5, vertex.lat}), 5);
  }
  // Between the meridians 146.5 and 147.5 and inside the circle: a strip of it, by the flat formula to some parts in a
  // hundred, since meridians converge.
  const double r = geo::kEconomicZoneMeters;
  const double h = geo::distanceMeters({146, 45}, {147, 45}) / 2;
  const double strip = 2 * (h * std::sqrt(r * r - h * h) + r * r * std::asin(h / r));
  EXPECT_NEAR(zones.gainedSquareMeters.value() / strip, 1, 5e-3);
  EXPECT_LT(zones.errorSquareMeters, zones.gainedSquareMeters.value() / 1000);
  const double small = geo::kTerritorialSeaMeters;
  EXPECT_NEAR(zones.gainedTerritorialSquareMeters.value() / (std::numbers::pi * small * small), 1, 1e-3);
  EXPECT_FALSE(zones.gainedTriangles.indices.empty());
}

TEST(SettlementZones, OfTwoIslandsAreThoseOfEachWhereTheyLieApart) {
  Records records = threeRocks();
  records.islands.push_back(rock("far", {160, 45}));
  records.status.push_back(held("far", "russia"));
  const Atlas atlas(std::move(records));
  const double middle = zonesOf(changing({"middle"}), atlas).gainedSquareMeters.value();
  const double far = zonesOf(changing({"far"}), atlas).gainedSquareMeters.value();
  EXPECT_NEAR(zonesOf(changing({"middle", "far"}), atlas).gainedSquareMeters.value() / (middle + far), 1, 1e-5);
}

TEST(SettlementZones, ACutIslandIsSharedAtTheLine) {
  Records records = threeRocks();
  Island square = rock("square", {150, 45});
  square.inCoast = true;
  records.islands.push_back(square);
  records.status.push_back(held("square", "russia"));
  records.land = {{.island = "square",
                   .isMain = true,
                   .rings = {{{149.8, 44.9}, {150.2, 44.9}, {150.2, 45.1}, {149.8, 45.1}, {149.8, 44.9}}}}};
  Line line;
  line.id = "across";
  line.parts = {{{150, 44.8}, {150, 45.2}}};
  records.lines = {line};
  Settlement half = changing({"middle"});
  half.cutIsland = "square";
  half.line = "across";
  const Atlas atlas(std::move(records));
  const SettlementZones zones = zonesOf(half, atlas);
  ASSERT_EQ(zones.acrossLand.size(), 2U);
  EXPECT_NEAR(zones.acrossLand.front().lat, 44.9, 1e-6);
  EXPECT_NEAR(zones.acrossLand.back().lat, 45.1, 1e-6);
  // The island is its own mirror image at the line, so the line goes on along the same meridian.
  int onMeridian = 0;
  for (const geo::Line& part : zones.line) {
    for (const geo::LonLat vertex : part) {
      onMeridian += std::abs(vertex.lon - 150) < 1e-3 ? 1 : 0;
    }
  }
  EXPECT_GT(onMeridian, 10);
}

TEST(CoastLimits, ReachAsFarAsTheirNames) {
  Records records = threeRocks();
  records.islands.resize(1);
  records.status.resize(1);
  const CoastLimits limits = limitsOf(Atlas(std::move(records)));
  ASSERT_EQ(limits.territorial.size(), 1U);
  ASSERT_EQ(limits.economic.size(), 1U);
  EXPECT_NEAR(geo::distanceMeters(limits.territorial[0].front(), {146, 45}), 22224, 1);
  EXPECT_NEAR(geo::distanceMeters(limits.economic[0].front(), {146, 45}), 370400, 1);
}

}  // namespace
}  // namespace kurilscope::atlas
