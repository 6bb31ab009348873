// Comparisons: what differs is marked and the rest is quiet; a swipe shows both sides whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "../real_stage.hpp"
#include "scene/line_style.hpp"
#include "scene/swipe.hpp"
#include "view/command.hpp"
#include "view/sides.hpp"

namespace kurilscope::scene {
namespace {

using atlas::day;
using view::Perspective;

constexpr Frame kFrame{1600, 900, 1};

// A pack whose status ends before its period does, while an island is passing from hand to hand.
TEST(Difference, ATakeoverWhoseStatusEndsIsCitedFromItsRow) {
  const RealStage* real = RealStage::get();
  ASSERT_NE(real, nullptr);
  atlas::Records records = real->atlas.records();
  std::erase_if(records.status, [](const atlas::Status& status) { return !status.passing; });
  const auto last = std::ranges::max_element(records.status, {}, &atlas::Status::from);
  ASSERT_NE(last, records.status.end());
  const atlas::Status passing = *last;
  ASSERT_TRUE(passing.to);
  const atlas::Atlas cut(std::move(records));
  const scene::Stage stage{cut, real->region, real->world, real->type};
  view::View view = view::initialView(cut);
  view.date = passing.from;
  view.comparison = view::Comparison{*passing.to + std::chrono::days{30}, std::nullopt};
  view.camera = {{147.5, 44.6}, 900};
  const Scene scene = compose(stage, view, kFrame);
  EXPECT_TRUE(std::ranges::any_of(scene.legend,
                                  [](const LegendEntry& entry) { return entry.title == "Takeover in progress"; }));
}

class DifferenceTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
  }

  [[nodiscard]] view::View comparing(atlas::Day date, std::variant<atlas::Day, Perspective> with,
                                     std::optional<double> swipe = std::nullopt) const {
    view::View view = view::initialView(real_->atlas);
    view.date = date;
    view.camera = {{147.5, 44.6}, 900};
    view.comparison = view::Comparison{with, swipe};
    return view;
  }
  [[nodiscard]] Scene composed(const view::View& view) const { return compose(real_->stage, view, kFrame); }

  // Islands of the polygons under all items of a kind.
  template <class T>
  [[nodiscard]] std::set<std::string> islandsUnder(const Scene& scene, bool (*wanted)(const T&)) const {
    std::set<std::string> islands;
    for (const Item& item : scene.items) {
      if (const auto* one = std::get_if<T>(&item); one != nullptr && wanted(*one)) {
        for (const std::uint32_t id : one->polygons) {
          islands.insert(real_->region.polygons[id].island);
        }
      }
    }
    return islands;
  }
  [[nodiscard]] static std::vector<std::string> titles(const Scene& scene) {
    std::vector<std::string> all;
    std::ranges::transform(scene.legend, std::back_inserter(all), &LegendEntry::title);
    return all;
  }
  [[nodiscard]] static bool has(const std::vector<std::string>& all, const std::string& one) {
    return std::ranges::find(all, one) != all.end();
  }

  const RealStage* real_ = nullptr;
};

TEST_F(DifferenceTest, BandsLieOverWhatPassedToAnotherAndNothingElse) {
  const Scene scene = composed(comparing(day(1945, 9, 2), day(1945, 8, 30)));
  const auto banded = islandsUnder<HatchLand>(scene, [](const HatchLand& hatch) { return hatch.widthPixels >= 8; });
  EXPECT_TRUE(banded.contains("kunashir"));
  EXPECT_TRUE(banded.contains("shikotan"));
  EXPECT_TRUE(banded.contains("hokkaido"));
  EXPECT_FALSE(banded.contains("iturup"));  // since 28 August
  EXPECT_FALSE(banded.contains("yuri"));    // from 3 September
  EXPECT_TRUE(has(titles(scene), "Administered by Japan → by USSR"));
  EXPECT_TRUE(has(titles(scene), "No difference"));
}

TEST_F(DifferenceTest, AClaimThatBeginsIsStripedOnQuietLand) {
  const Scene scene = composed(comparing(day(1956, 10, 19), day(1955, 12, 1)));
  const auto striped = islandsUnder<HatchLand>(scene, [](const HatchLand&) { return true; });
  EXPECT_EQ(striped, (std::set<std::string>{"iturup", "kunashir"}));
  EXPECT_TRUE(has(titles(scene), "Claim by Japan begun"));
  EXPECT_TRUE(has(titles(scene), "Boundary claimed by Japan, 19 October 1956 only"));
  EXPECT_TRUE(has(titles(scene), "Boundary claimed by Japan, 1 December 1955 only"));
}

TEST_F(DifferenceTest, WhereNothingDiffersNothingIsMarked) {
  const Scene scene = composed(comparing(day(1970, 1, 1), day(1969, 1, 1)));
  EXPECT_TRUE(islandsUnder<HatchLand>(scene, [](const HatchLand&) { return true; }).empty());
  const Color land = palette(view::Theme::Light).land;
  for (const Item& item : scene.items) {
    if (const auto* fill = std::get_if<FillLand>(&item)) {
      EXPECT_TRUE(fill->color == land || fill->color == palette(view::Theme::Light).landFar);
    }
  }
}

TEST_F(DifferenceTest, TheLegendIsTheScenes) {
  for (const view::View& view :
       {comparing(day(1945, 9, 6), day(1945, 8, 17)), comparing(day(1956, 10, 19), Perspective::Tokyo),
        comparing(day(1945, 9, 6), day(1945, 8, 17), 0.5)}) {
    std::vector<std::string> alone;
    std::ranges::transform(legendFor(real_->stage, view, kFrame), std::back_inserter(alone), &LegendEntry::title);
    EXPECT_EQ(alone, titles(composed(view)));
  }
}

TEST_F(DifferenceTest, ASwipeIsTheTwoSidesEachInItsBox) {
  const view::View view = comparing(day(1945, 9, 6), day(1945, 8, 17), 0.25);
  const Scene scene = composed(view);
  const auto [first, second] = view::sidesOf(view);
  std::vector<ClipTo> clips;
  for (const Item& item : scene.items) {
    if (const auto* clip = std::get_if<ClipTo>(&item)) {
      clips.push_back(*clip);
    }
  }
  ASSERT_EQ(clips.size(), 3u);
  EXPECT_EQ(clips[0].size, glm::vec2(400, 900));
  EXPECT_EQ(clips[1].topLeft, glm::vec2(400, 0));
  EXPECT_EQ(clips[1].size, glm::vec2(1200, 900));
  EXPECT_EQ(clips[2].size, glm::vec2(1600, 900));  // furniture is drawn over the whole again
  const std::size_t both = composed(first).items.size() + composed(second).items.size();
  EXPECT_GT(scene.items.size() + 8, both + 3);  // but for a few names that the line leaves no room for
  EXPECT_EQ(swipeLine(view, kFrame), 400.0F);
  EXPECT_FALSE(swipeLine(first, kFrame));
}

TEST_F(DifferenceTest, NoNameRunsAcrossTheLineOfASwipe) {
  int names = 0;
  for (double share = 0.1; share < 0.95; share += 0.05) {
    const Scene scene = composed(comparing(day(1945, 9, 6), day(1945, 8, 17), share));
    const float x = swipeLine(comparing(day(1945, 9, 6), day(1945, 8, 17), share), kFrame).value();
    for (const Item& item : scene.items) {
      const auto* text = std::get_if<Text>(&item);
      if (text == nullptr || text->glyphs.empty()) {
        continue;
      }
      ++names;
      const auto [left, right] =
          std::ranges::minmax(text->glyphs, {}, [](const PlacedGlyph& glyph) { return glyph.origin.x; });
      EXPECT_FALSE(left.origin.x < x && right.origin.x > x - 3) << text->text << " at " << share;
    }
  }
  EXPECT_GT(names, 300);
}

TEST_F(DifferenceTest, ALineAnswersAClickNearIt) {
  view::View view = view::initialView(real_->atlas);
  view.date = day(2019, 1, 22);
  view.camera = {{149.0, 45.6}, 200};
  const Scene scene = composed(view);
  const auto line =
      std::ranges::find(scene.lines, view::Selection{view::Subject::Line, "claimed-four-1955"}, &MarkedLine::subject);
  ASSERT_NE(line, scene.lines.end());
  // A point of it that the picture shows and no name or mark covers.
  bool isFound = false;
  for (const glm::vec2 point : line->points) {
    const bool isInside = point.x > 100 && point.y > 100 && point.x < 1500 && point.y < 800;
    isFound = isFound || (isInside && pick(real_->stage, view, scene, point + glm::vec2{2, 0}) == line->subject);
  }
  EXPECT_TRUE(isFound);
  EXPECT_NE(pick(real_->stage, view, scene, {1500, 850}), line->subject);
}

// In the neutral perspective neither side's line is the stronger one.
TEST(LineStyle, DeFactoAndClaimedHaveOneWeightAndDifferInTheDash) {
  const LineStyle actual = lineStyle(atlas::LineKind::DeFacto, Perspective::Neutral);
  const LineStyle claimed = lineStyle(atlas::LineKind::Claimed, Perspective::Neutral);
  EXPECT_EQ(actual.width, claimed.width);
  EXPECT_GT(actual.dashOn, 0);
  EXPECT_GT(claimed.dashOn, 0);
  EXPECT_NE(actual.dashOn, claimed.dashOn);
  // A capital's own border is a full line, of the same weight, and the other side's keeps its dash.
  EXPECT_EQ(lineStyle(atlas::LineKind::Claimed, Perspective::Tokyo).dashOn, 0);
  EXPECT_EQ(lineStyle(atlas::LineKind::DeFacto, Perspective::Tokyo).dashOn, actual.dashOn);
  EXPECT_EQ(lineStyle(atlas::LineKind::DeFacto, Perspective::Moscow).dashOn, 0);
  EXPECT_EQ(lineStyle(atlas::LineKind::Claimed, Perspective::Moscow).dashOn, claimed.dashOn);
  for (const Perspective perspective : {Perspective::Neutral, Perspective::Tokyo, Perspective::Moscow}) {
    EXPECT_EQ(lineStyle(atlas::LineKind::DeFacto, perspective).width, actual.width);
    EXPECT_EQ(lineStyle(atlas::LineKind::Claimed, perspective).width, actual.width);
  }
}

}  // namespace
}  // namespace kurilscope::scene
