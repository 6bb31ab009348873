#include "ui/measure_panel.hpp"

#include <algorithm>

#include "headless_panels.hpp"

namespace kurilscope::ui {
namespace {

TEST(Radii, AreKilometresOrNauticalMiles) {
  EXPECT_EQ(radiiFrom("50").value(), std::vector{50.0});
  EXPECT_EQ(radiiFrom(" 50 km , 12nm").value(), (std::vector{50.0, 22.224}));
  for (const char* wrong : {"", "km", "12 miles", "0", "-5", "9999", "5 km 6"}) {
    EXPECT_FALSE(radiiFrom(wrong)) << wrong;
  }
}

struct MeasurePanel : testing::Test {
  HeadlessPanels hand{1600, 900, 1, view::Theme::Light};
  // In the panel's first line, as it stands in the map's upper left corner.
  static constexpr float kTop = 54 + 20, kClose = 10 + 296 - 25, kCopy = kClose - 28;

  void measure(std::vector<std::string> ends, bool isClosed = false) {
    hand.view.measurement = view::Measurement{std::move(ends), isClosed};
    hand.frame();
    hand.frame();
  }
  [[nodiscard]] std::string copied() {
    hand.move(kCopy, kTop);
    hand.frame();
    hand.button(0, true);
    hand.frame();
    hand.button(0, false);
    return hand.frame().copyText;
  }
};

TEST_F(MeasurePanel, CopiesDistanceAzimuthsEndsAndThePublishedFigure) {
  measure({"hokkaido", "kunashir"});
  const std::string text = copied();
  for (const char* part : {"Hokkaido to Kunashir / Kunashiri", "15.8 km (8.5 nm)", "coast to coast", "azimuth 031.2°",
                           "back 211.3°", "43.595° N", "coastline's resolution", "Published: 16 km"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
  }
}

TEST_F(MeasurePanel, CopiesLegsTotalAndArea) {
  measure({"145.5,43.5", "146.5,43.6", "146.2,44.3"}, true);
  const std::string text = copied();
  EXPECT_NE(text.find("In all: "), std::string::npos) << text;
  EXPECT_NE(text.find("Area: "), std::string::npos) << text;
  EXPECT_EQ(std::ranges::count(text, '\n'), 3 * 2 + 2) << text;
}

TEST_F(MeasurePanel, TakesMeasurementAndRingsAway) {
  measure({"hokkaido", "kunashir"});
  hand.view.rings = view::RangeRings{"kunashir", {50}};
  hand.frame();
  hand.click(kClose, kTop);
  EXPECT_FALSE(hand.view.measurement);
  EXPECT_FALSE(hand.view.rings);
}

TEST_F(MeasurePanel, CtrlCTakesTheMeasurementWhileTheToolIsOn) {
  hand.view.selection = {view::Subject::Island, "iturup"};
  measure({"hokkaido", "kunashir"});
  EXPECT_EQ(hand.frame().copyText.find("Hokkaido to"), std::string::npos);
  hand.measure.isOn = true;
  EXPECT_EQ(hand.frame().copyText.find("Hokkaido to"), 0u);
}

TEST_F(MeasurePanel, DrawsTypedRingsAroundTheLastEnd) {
  measure({"145.5,43.5", "kunashir"});
  const auto panel = hand.frame().covered.front();
  hand.click(120, panel.bottomRight.y - 20);
  hand.type("12 nm");
  hand.press(ImGuiKey_Enter);
  EXPECT_EQ(hand.view.rings, (view::RangeRings{"kunashir", {22.224}}));
  hand.forget();
  hand.click(120, panel.bottomRight.y - 20);
  hand.type("about 12");
  hand.press(ImGuiKey_Enter);
  EXPECT_TRUE(hand.commands.empty()) << "what is no radius changes nothing";
}

TEST_F(MeasurePanel, IsThereForTheToolAlone) {
  const auto covered = [&] { return hand.frame().covered.size(); };
  const std::size_t before = covered();
  hand.measure.isOn = true;
  hand.frame();
  EXPECT_EQ(covered(), before + 1);
  hand.click(kClose, kTop);
  EXPECT_EQ(std::ranges::count(hand.requests, Request::ToggleMeasure), 1);
}

}  // namespace
}  // namespace kurilscope::ui
