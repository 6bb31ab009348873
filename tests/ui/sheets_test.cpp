// The claim matrix, the checked article and the panel of what differs, driven by the mouse.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "headless_panels.hpp"
#include "ui/claim_spans.hpp"
#include "view/changes.hpp"

namespace kurilscope::ui {
namespace {

const atlas::Band& band(const char* id) {
  return *std::ranges::find(packAtlas().records().bands, id, &atlas::Band::id);
}

TEST(ClaimSpans, BothGovernmentsHaveARowOfEveryBand) {
  for (const atlas::Band& each : packAtlas().records().bands) {
    const std::vector<ClaimRow> rows = claimRowsOf(packAtlas(), each);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].party, "japan");
    EXPECT_EQ(rows[1].party, "russia");
    for (const ClaimRow& row : rows) {
      for (const ClaimSpan& span : row.spans) {
        EXPECT_LT(span.from, span.to) << each.id;
        EXPECT_TRUE(atlas::isSameParty(span.claim->claimant, row.party)) << each.id;
      }
    }
  }
}

TEST(ClaimSpans, OfKunashirLeaveTheYearsWithoutAClaimOpen) {
  const std::vector<ClaimSpan> japan = claimRowsOf(packAtlas(), band("kunashir"))[0].spans;
  ASSERT_EQ(japan.size(), 2u);
  EXPECT_EQ(japan[0].to, atlas::day(1952, 4, 28));
  EXPECT_EQ(japan[1].from, atlas::day(1955, 12, 9));
  EXPECT_TRUE(japan[1].isOpen);
  const std::vector<ClaimSpan> russia = claimRowsOf(packAtlas(), band("kunashir"))[1].spans;
  ASSERT_EQ(russia.size(), 3u);  // occupation, decree, continuity
  EXPECT_EQ(russia[2].from, atlas::day(1991, 12, 25));
}

TEST(ClaimSpans, OfABandSayWhenTheirIslandsBeginApart) {
  const std::vector<ClaimSpan> russia = claimRowsOf(packAtlas(), band("northern"))[1].spans;
  ASSERT_FALSE(russia.empty());
  EXPECT_EQ(russia.front().from, atlas::day(1945, 8, 18));
  EXPECT_EQ(russia.front().lastFrom, atlas::day(1945, 8, 22));
  EXPECT_EQ(russia.front().islands.size(), 11u);
}

TEST(ClaimMatrix, AClickOnABarGoesToThatDay) {
  for (const float scale : {1.0F, 2.0F}) {
    HeadlessPanels panels{1600.0 * scale, 900.0 * scale, scale, view::Theme::Light};
    panels.sheet = Sheet::Claims;
    panels.frame();
    panels.frame();
    panels.click(800 * scale, 246 * scale);  // in the middle of the decades, on a bar of the USSR
    const auto set = panels.all<view::SetDate>();
    ASSERT_FALSE(set.empty()) << scale;
    EXPECT_GT(set.back().date, atlas::day(1970, 1, 1)) << scale;
    EXPECT_LT(set.back().date, atlas::day(1990, 1, 1)) << scale;
  }
}

TEST(Article, ShowsAClaimOnTheMapInTheReadersTheme) {
  HeadlessPanels panels{1600, 900, 1, view::Theme::Dark};
  panels.sheet = Sheet::Article;
  panels.frame();
  panels.frame();
  for (float y = 150; y < 400 && panels.all<view::SetView>().empty(); y += 12) {
    panels.click(200, y);
  }
  const auto shown = panels.all<view::SetView>();
  ASSERT_FALSE(shown.empty());
  EXPECT_EQ(shown.front().view.selection.id, "abe-putin-25-moscow");
  EXPECT_EQ(shown.front().view.theme, view::Theme::Dark);
  EXPECT_TRUE(std::ranges::find(panels.requests, Request::ToggleArticle) != panels.requests.end());
}

TEST(Changes, LightUpEveryIslandThatTheirSentenceIsAbout) {
  HeadlessPanels panels{1600, 900, 1, view::Theme::Light};
  panels.view.date = atlas::day(1945, 9, 6);
  panels.view.comparison = view::Comparison{atlas::day(1945, 8, 17), std::nullopt};
  panels.frame();
  std::set<std::vector<std::string>> sentences;
  for (const view::Change& change : view::changesOf(packAtlas(), panels.view)) {
    sentences.insert(change.islands);
  }
  std::size_t most = 0;
  for (float y = 150; y < 620; y += 12) {
    panels.hover(1350, y);
    std::vector<std::string> lit;
    for (const view::Selection& each : panels.frame().hovered) {
      lit.push_back(each.id);
    }
    EXPECT_TRUE(lit.empty() || sentences.contains(lit)) << "at " << y;
    most = std::max(most, lit.size());
  }
  EXPECT_GT(most, 4U) << "a sentence about several groups";
}

TEST(Changes, AreListedInsteadOfEventsAndGoToWhatTheyAreAbout) {
  HeadlessPanels panels{1600, 900, 1, view::Theme::Light};
  panels.view.date = atlas::day(1945, 9, 6);
  panels.view.comparison = view::Comparison{atlas::day(1945, 8, 17), std::nullopt};
  panels.frame();
  panels.hover(1350, 170);
  EXPECT_EQ(panels.frame().hovered, (std::vector<view::Selection>{{view::Subject::Island, "shumshu"}}));
  panels.click(1350, 170);
  const auto gone = panels.all<view::GoTo>();
  ASSERT_FALSE(gone.empty());
  EXPECT_EQ(gone.back().id, "shumshu");
  EXPECT_TRUE(panels.view.comparison);
  // The chips: side by side, and back.
  panels.click(1388, 90);
  ASSERT_TRUE(panels.view.comparison);
  EXPECT_EQ(panels.view.comparison->swipe, 0.5);
  panels.click(1294, 90);
  EXPECT_FALSE(panels.view.comparison->swipe);
  // The cross ends it.
  panels.click(1571, 24);
  EXPECT_FALSE(panels.view.comparison);
}

TEST(LineCard, IsShownForASelectedLineAndOffersItsText) {
  HeadlessPanels panels{1600, 900, 1, view::Theme::Light};
  panels.view.selection = {view::Subject::Line, "claimed-four-1955"};
  panels.frame();
  const std::string text = panels.frame().copyText;
  EXPECT_NE(text.find("Border claimed by Japan: Etorofu (Friza) Strait"), std::string::npos) << text;
  EXPECT_NE(text.find("since 9 December 1955"), std::string::npos) << text;
  EXPECT_NE(text.find("Sources:"), std::string::npos) << text;
}

}  // namespace
}  // namespace kurilscope::ui
