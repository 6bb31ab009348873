#include <gtest/gtest.h>

#include <algorithm>

#include "small_pack.hpp"

namespace kurilscope::io {
namespace {

// The pack that ships with the program.
TEST(KurilPack, LoadsWithoutAProblemAndHoldsTheFacts) {
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  const atlas::Records& records = atlas->records();
  EXPECT_GE(records.events.size(), 124u);
  EXPECT_GE(records.meetings.size(), 25u);
  EXPECT_GE(records.periods.size(), 24u);
  EXPECT_GE(records.distances.size(), 18u);
  EXPECT_GE(records.islands.size(), 37u);
  EXPECT_GE(records.waters.size(), 25u);
  EXPECT_GE(records.places.size(), 27u);
  EXPECT_GE(records.lines.size(), 5u);
  EXPECT_GE(records.land.size(), 450u);
  EXPECT_GT(records.world.size(), 100u);
  EXPECT_FALSE(records.sources.empty());
  EXPECT_FALSE(records.positions.empty());
  EXPECT_FALSE(records.disagreements.empty());
  ASSERT_EQ(records.settlements.size(), 5u);
  EXPECT_TRUE(records.settlements.front().islands.empty()) << "the present state, which the others are compared with";
}

TEST(KurilPack, SaysWhoHeldWhatOnADay) {
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  const auto holder = [&](const char* island, int year, unsigned month, unsigned day) {
    const atlas::Status* status = atlas->statusOn(island, atlas::day(year, month, day));
    return status == nullptr ? std::string() : status->administeredBy;
  };
  EXPECT_EQ(holder("kunashir", 1945, 8, 1), "japan");
  EXPECT_EQ(holder("kunashir", 1956, 10, 19), "ussr");
  EXPECT_EQ(holder("kunashir", 2019, 1, 22), "russia");
  EXPECT_EQ(holder("hokkaido", 1956, 10, 19), "japan");
  ASSERT_NE(atlas->event("abe-putin-01-hanoi"), nullptr);
}

TEST(KurilPack, EveryPolygonIsClosedAndHasAnIsland) {
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  for (const atlas::LandPolygon& land : atlas->land()) {
    EXPECT_NE(atlas->island(land.island), nullptr) << land.island;
    for (const geo::Ring& ring : land.rings) {
      ASSERT_GE(ring.size(), 4u);
      EXPECT_EQ(ring.front(), ring.back());
    }
  }
}

}  // namespace
}  // namespace kurilscope::io
