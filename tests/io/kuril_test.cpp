#include <gtest/gtest.h>

#include <algorithm>
#include <set>

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
  EXPECT_GT(records.world.size, 100u);
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

// Day by day, by counting rather than by the loader's own check, which a mistake of its own could silence.
TEST(KurilPack, EveryIslandHasOneAdministrationOnEachDay) {
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  const atlas::Day first = atlas::day(1945, 1, 1);
  const atlas::Day last = atlas::day(2019, 1, 22);
  EXPECT_EQ(atlas->records().statusFirst, first);
  EXPECT_EQ(atlas->records().statusLast, last);
  for (const atlas::Island& island : atlas->islands()) {
    std::vector<int> holders(static_cast<std::size_t>((last - first).count() + 1), 0);
    for (const atlas::Status& status : atlas->records().status) {
      for (atlas::Day day = first; status.island == island.id && day <= last; day += std::chrono::days{1}) {
        holders[static_cast<std::size_t>((day - first).count())] += status.covers(day) ? 1 : 0;
      }
    }
    const int expected = island.isGroup() ? 0 : 1;
    const auto wrong = std::ranges::find_if(holders, [&](int count) { return count != expected; });
    EXPECT_EQ(wrong, holders.end()) << island.id << " on "
                                    << atlas::toIso(first + std::chrono::days{wrong - holders.begin()}) << ": "
                                    << (wrong == holders.end() ? 0 : *wrong) << " administrations";
  }
}

// No government claims an island twice on one day; whoever administers one claims it too, an occupation apart; and the
// islands marked as disputed are those with claims of two governments on the last day.
TEST(KurilPack, ClaimsAreConsistent) {
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  const atlas::Records& records = atlas->records();
  for (const atlas::Island& island : atlas->islands()) {
    for (atlas::Day day = records.statusFirst; !island.isGroup() && day <= records.statusLast;
         day += std::chrono::days{1}) {
      const std::vector<const atlas::Claim*> claims = atlas->claimsOn(island.id, day);
      std::set<std::string> claimants;
      for (const atlas::Claim* claim : claims) {
        ASSERT_TRUE(claimants.insert(claim->claimant).second) << island.id << ' ' << atlas::toIso(day);
      }
      const std::string& holder = atlas->statusOn(island.id, day)->administeredBy;
      if (holder != "allies") {
        ASSERT_TRUE(claimants.contains(holder)) << island.id << ' ' << atlas::toIso(day) << ' ' << holder;
      }
      ASSERT_FALSE(claimants.contains("ussr") && claimants.contains("russia")) << island.id << ' ' << atlas::toIso(day);
    }
    if (!island.isGroup()) {
      EXPECT_EQ(island.disputed, !atlas->rivalClaimsOn(island.id, records.statusLast).empty()) << island.id;
    }
  }
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
