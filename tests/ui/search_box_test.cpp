#include <gtest/gtest.h>

#include <algorithm>

#include "headless_panels.hpp"

namespace kurilscope::ui {
namespace {

using atlas::day;

// The box open and its field with the keyboard, as after Ctrl+K.
class SearchBox : public testing::Test {
 protected:
  void SetUp() override {
    hand.isSearchOpen = true;
    hand.frame();
    hand.frame();
    hand.frame();
    hand.forget();
  }
  [[nodiscard]] bool isAskedToClose() const { return std::ranges::count(hand.requests, Request::ToggleSearch) == 1; }

  HeadlessPanels hand{1600, 900, 1, view::Theme::Light};
};

TEST_F(SearchBox, EnterGoesToAnIsland) {
  hand.type("kunashiri");
  hand.press(ImGuiKey_Enter);
  ASSERT_EQ(hand.all<view::Select>().size(), 1);
  EXPECT_EQ(hand.view.selection, (view::Selection{view::Subject::Island, "kunashir"}));
  ASSERT_EQ(hand.all<view::GoTo>().size(), 1);
  EXPECT_EQ(hand.all<view::GoTo>().front().id, "kunashir");
  EXPECT_TRUE(isAskedToClose());
}

TEST_F(SearchBox, EnterGoesToAnEventInSpaceAndTime) {
  hand.type("shumshu landing");
  hand.press(ImGuiKey_Enter);
  EXPECT_EQ(hand.view.selection, (view::Selection{view::Subject::Event, "shumshu-landing"}));
  EXPECT_EQ(hand.view.date, day(1945, 8, 18));
  ASSERT_EQ(hand.all<view::GoTo>().size(), 1);
  EXPECT_EQ(hand.all<view::GoTo>().front().id, packAtlas().event("shumshu-landing")->place);
}

TEST_F(SearchBox, AnEventInMoscowLeavesTheMapWhereItIs) {
  hand.type("moscow declaration");
  hand.press(ImGuiKey_Enter);
  EXPECT_EQ(hand.view.selection.subject, view::Subject::Event);
  for (const view::GoTo& command : hand.all<view::GoTo>()) {
    EXPECT_NE(packAtlas().island(command.id), nullptr) << command.id;  // at most to the islands it is about
  }
}

TEST_F(SearchBox, TheArrowsChooseAndAViewIsGoneTo) {
  hand.type("habomai");  // the island group first, then the view
  hand.press(ImGuiKey_DownArrow);
  hand.press(ImGuiKey_Enter);
  ASSERT_EQ(hand.all<view::GoToView>().size(), 1);
  EXPECT_EQ(hand.all<view::GoToView>().front().id, "habomai");
  EXPECT_TRUE(hand.all<view::Select>().empty());
}

TEST_F(SearchBox, TheArrowsGoRound) {
  hand.type("habomai");
  hand.press(ImGuiKey_UpArrow);
  hand.press(ImGuiKey_DownArrow);
  hand.press(ImGuiKey_Enter);
  EXPECT_EQ(hand.view.selection, (view::Selection{view::Subject::Island, "habomai"}));
}

TEST_F(SearchBox, AStraitIsGoneTo) {
  hand.type("yekaterina");
  hand.press(ImGuiKey_Enter);
  ASSERT_EQ(hand.all<view::GoTo>().size(), 1);
  EXPECT_NEAR(hand.view.camera.center.lat, 44.45, 0.3);  // between Kunashir and Iturup
  EXPECT_NEAR(hand.view.camera.center.lon, 146.75, 0.5);
  EXPECT_LT(hand.view.camera.spanKm, 300);
}

TEST_F(SearchBox, AllSummitsAreShownOnTheWorldAndLeftAgain) {
  const view::View before = hand.view;
  hand.type("all summit");
  hand.press(ImGuiKey_Enter);
  EXPECT_TRUE(hand.view.shows(view::Layer::AllEvents));
  EXPECT_GT(hand.view.camera.spanKm, scene::kWorldSpanKm);
  EXPECT_FALSE(hand.view.filter.hiddenKinds.contains("summit"));
  EXPECT_TRUE(hand.view.filter.hiddenKinds.contains("war"));
  hand.isSearchOpen = false;
  hand.frame();
  hand.isSearchOpen = true;
  hand.frame();
  hand.frame();
  hand.frame();
  hand.type("all summit");
  hand.press(ImGuiKey_Enter);
  EXPECT_EQ(hand.view, before);
}

TEST_F(SearchBox, CommandsAreObeyed) {
  hand.type("dark");
  hand.press(ImGuiKey_Enter);
  EXPECT_EQ(hand.view.theme, view::Theme::Dark);
  EXPECT_TRUE(isAskedToClose());
}

TEST_F(SearchBox, RequestsArePassedOn) {
  hand.type("save picture");
  hand.press(ImGuiKey_Enter);
  EXPECT_EQ(std::ranges::count(hand.requests, Request::SavePicture), 1);
}

TEST_F(SearchBox, AClickTakesTheHitUnderTheMouse) {
  hand.type("habomai");
  hand.click(620, 166);  // the second row
  ASSERT_EQ(hand.all<view::GoToView>().size(), 1);
  EXPECT_TRUE(isAskedToClose());
}

TEST_F(SearchBox, EscapeAndAClickElsewhereClose) {
  hand.press(ImGuiKey_Escape);
  EXPECT_TRUE(isAskedToClose());
  hand.forget();
  hand.click(200, 500);
  EXPECT_TRUE(isAskedToClose());
  EXPECT_TRUE(hand.commands.empty());
}

TEST_F(SearchBox, EnterWithNothingFoundDoesNothing) {
  hand.type("xyzzyx");
  hand.press(ImGuiKey_Enter);
  EXPECT_TRUE(hand.commands.empty());
  EXPECT_TRUE(hand.requests.empty());
}

TEST_F(SearchBox, TheKeyThatOpensItIsNotTyped) {
  hand.isSearchOpen = false;
  hand.frame();
  hand.isSearchOpen = true;
  ImGui::GetIO().AddInputCharacter('/');
  hand.frame();
  hand.frame();
  hand.frame();
  hand.type("yuri");
  hand.press(ImGuiKey_Enter);
  EXPECT_EQ(hand.view.selection, (view::Selection{view::Subject::Island, "yuri"}));
}

}  // namespace
}  // namespace kurilscope::ui
