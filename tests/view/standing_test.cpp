#include "view/standing.hpp"

#include <gtest/gtest.h>

#include "kuril.hpp"
#include "view/command.hpp"

namespace kurilscope::view {
namespace {

using atlas::day;

Standing on(const char* island, atlas::Day date, Perspective perspective) {
  return standingOf(kuril(), island, date, perspective);
}

TEST(Standing, IsNeutralWhoAdministersAndWhoElseClaims) {
  const Standing iturup = on("iturup", day(2019, 1, 22), Perspective::Neutral);
  EXPECT_EQ(iturup.ground, "russia");
  EXPECT_EQ(iturup.stripes, "japan");
  EXPECT_FALSE(iturup.isStated);
  const Standing urup = on("urup", day(2019, 1, 22), Perspective::Neutral);
  EXPECT_EQ(urup.ground, "russia");
  EXPECT_EQ(urup.stripes, "");
}

TEST(Standing, FromTokyoIsWhatJapanClaimsOnThatDayWithTheActualAdministrationInStripes) {
  struct Row {
    const char* island;
    atlas::Day date;
    const char* ground;
    const char* stripes;
  };
  const Row rows[] = {
      {"iturup", day(2019, 1, 22), "japan", "russia"},  {"iturup", day(1956, 10, 19), "japan", "ussr"},
      {"iturup", day(1953, 1, 1), "ussr", ""},         // no claim between the treaty and December 1955
      {"shikotan", day(1953, 1, 1), "japan", "ussr"},  // the claim for two
      {"urup", day(1950, 1, 1), "japan", "ussr"},      // before the renunciation takes effect
      {"urup", day(2019, 1, 22), "russia", ""},         {"hokkaido", day(2019, 1, 22), "japan", ""},
      {"hokkaido", day(1950, 1, 1), "japan", "allies"}, {"kunashir", day(1945, 8, 1), "japan", ""},
  };
  for (const Row& row : rows) {
    const Standing standing = on(row.island, row.date, Perspective::Tokyo);
    EXPECT_EQ(standing.ground, row.ground) << row.island << ' ' << atlas::toIso(row.date);
    EXPECT_EQ(standing.stripes, row.stripes) << row.island << ' ' << atlas::toIso(row.date);
  }
}

TEST(Standing, FromMoscowClaimsByOthersAreNotDrawn) {
  for (const atlas::Day date : {day(1946, 3, 1), day(1956, 10, 19), day(2019, 1, 22)}) {
    const Standing iturup = on("iturup", date, Perspective::Moscow);
    EXPECT_TRUE(atlas::isSameParty(iturup.ground, "russia")) << atlas::toIso(date);
    EXPECT_EQ(iturup.stripes, "") << atlas::toIso(date);
  }
  EXPECT_EQ(on("iturup", day(1945, 8, 1), Perspective::Moscow).ground, "japan");
  EXPECT_EQ(on("hokkaido", day(1950, 1, 1), Perspective::Moscow).ground, "allies");
}

TEST(Standing, ATakeoverInProgressLooksTheSameFromEverywhere) {
  const atlas::Day date = day(1945, 9, 4);
  for (const Perspective perspective : {Perspective::Tokyo, Perspective::Moscow}) {
    EXPECT_TRUE(on("yuri", date, perspective).isPassing());
    EXPECT_TRUE(on("yuri", date, perspective).looksLike(on("yuri", date, Perspective::Neutral)));
  }
}

TEST(Standing, RussiaLooksLikeTheUssrThatItContinues) {
  EXPECT_TRUE(on("urup", day(1991, 12, 24), Perspective::Neutral)
                  .looksLike(on("urup", day(1991, 12, 26), Perspective::Neutral)));
  EXPECT_FALSE(
      on("urup", day(1945, 8, 1), Perspective::Neutral).looksLike(on("urup", day(1991, 12, 26), Perspective::Neutral)));
}

TEST(LineWords, OnlyACapitalCallsALineItsBorder) {
  using atlas::LineKind;
  EXPECT_EQ(inWords(LineKind::DeFacto, Perspective::Neutral), "Line of actual administration");
  EXPECT_EQ(inWords(LineKind::DeFacto, Perspective::Tokyo), "Line of actual administration");
  EXPECT_EQ(inWords(LineKind::DeFacto, Perspective::Moscow), "Border as Russia states it");
  EXPECT_EQ(inWords(LineKind::Claimed, Perspective::Neutral), "Boundary claimed by Japan");
  EXPECT_EQ(inWords(LineKind::Claimed, Perspective::Moscow), "Boundary claimed by Japan");
  EXPECT_EQ(inWords(LineKind::Claimed, Perspective::Tokyo), "Border as Japan states it");
}

}  // namespace
}  // namespace kurilscope::view
