// The pack's article: every claim has a View that shows it, and that View holds together.
#include <gtest/gtest.h>

#include <algorithm>

#include "kuril.hpp"
#include "view/command.hpp"
#include "view/measure.hpp"

namespace kurilscope::view {
namespace {

TEST(Article, EveryClaimIsShownByAViewThatReadsAndFitsThePack) {
  const auto& claims = kuril().records().article;
  EXPECT_EQ(claims.size(), 22u);
  for (const atlas::ArticleClaim& claim : claims) {
    const Result<View> view = fromText(claim.view);
    ASSERT_TRUE(view) << claim.id << ": " << view.error().message;
    EXPECT_TRUE(kuril().inPeriod(view->date)) << claim.id;
    // A selection that the pack does not know would be dropped.
    const View selected = apply(initialView(kuril()), Select{view->selection}, kuril());
    EXPECT_EQ(selected.selection, view->selection) << claim.id;
    if (view->measurement) {
      EXPECT_TRUE(measured(*view->measurement, kuril())) << claim.id;
    }
  }
}

TEST(Article, TheNearestIslandIsMeasuredAndTheLastMeetingIsShownInTheWorld) {
  const auto viewOf = [](const char* id) {
    const auto& claims = kuril().records().article;
    return fromText(std::ranges::find(claims, id, &atlas::ArticleClaim::id)->view).value();
  };
  const View nearest = viewOf("c05");
  ASSERT_TRUE(nearest.measurement);
  const auto way = measured(*nearest.measurement, kuril());
  ASSERT_TRUE(way);
  EXPECT_LT(way->lengthMeters, 10000);  // "less than 10 km" is true of this islet
  const View meeting = viewOf("c03");
  EXPECT_EQ(meeting.selection.id, "abe-putin-25-moscow");
  EXPECT_GT(meeting.camera.spanKm, 7000);
}

TEST(Article, TheVerdictsAreThoseOfTheSeeds) {
  const auto& claims = kuril().records().article;
  const auto count = [&](atlas::Verdict verdict) {
    return std::ranges::count_if(claims, [&](const auto& claim) { return claim.verdict == verdict; });
  };
  EXPECT_EQ(count(atlas::Verdict::Confirmed), 9);
  EXPECT_EQ(count(atlas::Verdict::Imprecise), 7);
  EXPECT_EQ(count(atlas::Verdict::Contradicted), 3);
  EXPECT_EQ(count(atlas::Verdict::Unverifiable), 3);
}

}  // namespace
}  // namespace kurilscope::view
