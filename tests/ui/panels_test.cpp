#include "ui/panels.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "headless_panels.hpp"
#include "ui/card_parts.hpp"
#include "ui/fonts.hpp"
#include "ui/panel_state.hpp"
#include "ui/sight.hpp"
#include "ui/timeline.hpp"
#include "view/search.hpp"

namespace kurilscope::ui {
namespace {

using atlas::day;
using view::Theme;

// The timeline as the panels lay it out, from the same functions.
struct Timeline {
  TimelineLayout layout;
  TimeAxis axis;

  explicit Timeline(const HeadlessPanels& panels, double width, double height, float scale = 1) {
    PanelState state;
    const ImVector<ImFont*>& fonts = ImGui::GetIO().Fonts->Fonts;
    state.fonts = {fonts[0], fonts[1], fonts[2], fonts[3], fonts[4], fonts[5]};
    const PanelInput input{
        .atlas = packAtlas(), .view = panels.view, .widthPixels = width, .heightPixels = height, .scale = scale};
    PanelOutput output;
    const Ui ui{input, output, state, scene::palette(panels.view.theme), scale};
    layout = timelineLayout(ui, layoutFor(width, height, scale).timeline);
    axis = {axisLimits(packAtlas(), {}), layout.ruler.left, layout.ruler.right()};
  }
};

constexpr double kWidth = 1440;
constexpr double kHeight = 900;

struct PanelsTest : testing::Test {
  HeadlessPanels panels{kWidth, kHeight, 1, Theme::Light};
  Timeline timeline{panels, kWidth, kHeight};

  // A whole pixel, for ImGui knows the mouse by no less.
  [[nodiscard]] float xOf(atlas::Day date) const { return std::floor(timeline.axis.xOf(dayNumber(date) + 0.5)); }
  [[nodiscard]] atlas::Day dayAt(float x) const {
    return dayUnder(timeline.axis, x, packAtlas().records().periodFirst, packAtlas().records().periodLast);
  }
  [[nodiscard]] float rulerY() const { return timeline.layout.ruler.top + 10; }
};

TEST_F(PanelsTest, ScrubbingGivesTheDayUnderTheMouse) {
  panels.alt(true);
  panels.hover(xOf(day(1970, 6, 1)), rulerY());
  panels.button(0, true);
  EXPECT_TRUE(panels.frame().isScrubbing);
  const float x = xOf(day(1988, 3, 1));
  panels.move(x, rulerY() + 400);  // a drag goes on outside the ruler
  panels.frame();
  const PanelOutput last = panels.frame();
  EXPECT_TRUE(last.isScrubbing);
  panels.button(0, false);
  panels.frame();
  EXPECT_FALSE(panels.frame().isScrubbing);
  panels.alt(false);
  ASSERT_FALSE(panels.all<view::SetDate>().empty());
  EXPECT_EQ(panels.all<view::SetDate>().back().date, dayAt(x));
  EXPECT_EQ(panels.view.date, panels.all<view::SetDate>().back().date);
}

TEST_F(PanelsTest, ScrubbingBeyondTheEndsStaysInThePeriod) {
  panels.hover(timeline.axis.xOf(dayNumber(day(1970, 6, 1))), rulerY());
  panels.button(0, true);
  panels.frame();
  panels.move(-300, rulerY());
  panels.frame();
  panels.frame();
  EXPECT_EQ(panels.view.date, packAtlas().records().periodFirst);
  panels.move(9000, rulerY());
  panels.frame();
  panels.frame();
  EXPECT_EQ(panels.view.date, packAtlas().records().periodLast);
  panels.button(0, false);
  panels.frame();
}

TEST_F(PanelsTest, ScrubbingSnapsToAnEventNearby) {
  const atlas::Event& event = *packAtlas().event("tanaka-brezhnev");  // no other near it
  const float x = std::floor(timeline.axis.xOf(dayNumber(event.start.first)) - 2);
  panels.click(x, rulerY());
  EXPECT_EQ(panels.view.date, event.start.first);
}

TEST_F(PanelsTest, ClickingAMarkSelectsItsEvent) {
  const std::vector<TimelineItem> items = itemsOf(filteredEvents(packAtlas(), {}), timeline.axis, {});
  const auto mark =
      std::ranges::find_if(items, [](const TimelineItem& item) { return !item.isBar && !item.isCluster(); });
  ASSERT_NE(mark, items.end());
  panels.hover(mark->x, timeline.layout.laneMiddle(mark->lane));
  EXPECT_EQ(panels.frame().hovered, (std::vector<view::Selection>{{view::Subject::Event, mark->events.front()->id}}));
  panels.click(mark->x, timeline.layout.laneMiddle(mark->lane));
  ASSERT_EQ(panels.all<view::Select>().size(), 1U);
  EXPECT_TRUE(panels.all<view::Select>().front().moveDate);
  EXPECT_EQ(panels.view.selection, (view::Selection{view::Subject::Event, mark->events.front()->id}));
  EXPECT_EQ(panels.view.date, mark->events.front()->start.first);
}

// All that a frame has drawn, as the colours of its vertices.
std::vector<ImU32> coloursDrawn() {
  std::vector<ImU32> colours;
  const ImDrawData& drawn = *ImGui::GetDrawData();
  for (int i = 0; i < drawn.CmdListsCount; ++i) {
    for (const ImDrawVert& vertex : drawn.CmdLists[i]->VtxBuffer) {
      colours.push_back(vertex.col);
    }
  }
  return colours;
}

TEST_F(PanelsTest, MarksRecedeBehindThoseOfWhatIsPointedAtButNotBehindNone) {
  panels.frame();
  const std::vector<ImU32> plain = coloursDrawn();
  panels.hovered = {view::Subject::Island, "shikotan"};
  panels.frame();
  EXPECT_NE(coloursDrawn(), plain);
  ASSERT_TRUE(packAtlas().eventsOf("okushiri").empty());
  panels.hovered = {view::Subject::Island, "okushiri"};
  panels.frame();
  EXPECT_EQ(coloursDrawn(), plain);
}

TEST_F(PanelsTest, TheRoomOfTheMousesPositionIsKeptClearAlsoWithoutAMouse) {
  const MapArea map = panels.panels.mapArea(kWidth, kHeight, 1);
  const auto right = static_cast<float>(map.left + map.width);
  const auto isKept = [right](const PanelOutput& output) {
    return std::ranges::any_of(output.covered, [&](const scene::Box& box) {
      return box.bottomRight.x == right && box.bottomRight.x - box.topLeft.x > 150 && box.bottomRight.y > 40;
    });
  };
  EXPECT_TRUE(isKept(panels.frame()));
  panels.cursor = geo::LonLat{147, 45};
  EXPECT_TRUE(isKept(panels.frame()));
}

TEST_F(PanelsTest, TheChosenEventPulsesAWhileAndThenNothingMoves) {
  panels.chosenMark = scene::Box{{300, 200}, {326, 226}};
  EXPECT_FALSE(panels.frame().isAnimating);
  panels.view.selection = {view::Subject::Event, "joint-declaration-signed"};
  double seconds = 0;
  std::set<std::size_t> sizes;  // of what is drawn: the ring comes and goes
  while (panels.frame().isAnimating && seconds < 60) {
    seconds += ImGui::GetIO().DeltaTime;
    sizes.insert(coloursDrawn().size());
  }
  EXPECT_GT(seconds, 2);
  EXPECT_LT(seconds, 20);
  EXPECT_GT(sizes.size(), 1U);
  EXPECT_FALSE(panels.frame().isAnimating);
  panels.view.selection = {view::Subject::Event, "tanaka-brezhnev"};
  panels.frame();
  EXPECT_TRUE(panels.frame().isAnimating) << "another is chosen";
}

TEST_F(PanelsTest, AnothersSightIsChosenUnderTheThemesAndItsChipEndsIt) {
  panels.click(376, 28);  // the menu
  EXPECT_FALSE(panels.vision);
  for (float y = 200; y < 500 && panels.vision != scene::Vision::Grey; y += 8) {
    panels.click(420, y);
  }
  ASSERT_EQ(panels.vision, scene::Vision::Grey);
  panels.panels.closeMenu();
  panels.frame();
  panels.click(kWidth / 2 - 180, 70);  // the chip, over the middle of the map
  EXPECT_EQ(panels.vision, scene::Vision::Full);
}

TEST(Sight, RecoloursAllThatTheFrameHasDrawn) {
  HeadlessPanels panels{kWidth, kHeight, 1, Theme::Light};
  panels.frame();
  const std::vector<ImU32> before = coloursDrawn();
  showAsSeen(*ImGui::GetDrawData(), scene::Vision::Full);
  EXPECT_EQ(coloursDrawn(), before);
  showAsSeen(*ImGui::GetDrawData(), scene::Vision::Grey);
  const std::vector<ImU32> after = coloursDrawn();
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto channel = [](ImU32 color, int shift) { return (color >> shift) & 255U; };
    EXPECT_EQ(channel(after[i], IM_COL32_R_SHIFT), channel(after[i], IM_COL32_G_SHIFT));
    EXPECT_EQ(channel(after[i], IM_COL32_G_SHIFT), channel(after[i], IM_COL32_B_SHIFT));
    EXPECT_EQ(channel(after[i], IM_COL32_A_SHIFT), channel(before[i], IM_COL32_A_SHIFT));
  }
}

TEST_F(PanelsTest, ClickingAClusterZoomsAndSelectsNothing) {
  const std::vector<TimelineItem> items = itemsOf(filteredEvents(packAtlas(), {}), timeline.axis, {});
  const auto cluster = std::ranges::max_element(items, {}, [](const TimelineItem& item) { return item.events.size(); });
  const float y = timeline.layout.laneMiddle(cluster->lane);
  panels.click(cluster->x, y);
  EXPECT_TRUE(panels.commands.empty());
  // The axis now shows the cluster's stretch alone: its middle is the middle of the ruler.
  const TimeRange shown = clamped(rangeAround(cluster->events), axisLimits(packAtlas(), {}));
  const TimeAxis zoomedAxis{shown, timeline.axis.left, timeline.axis.right};
  panels.alt(true);
  panels.click((timeline.axis.left + timeline.axis.right) / 2, rulerY());
  panels.alt(false);
  EXPECT_EQ(panels.view.date, dayFromNumber(zoomedAxis.numberAt((timeline.axis.left + timeline.axis.right) / 2)));
}

TEST_F(PanelsTest, TheWheelZoomsAboutTheCursor) {
  const float x = xOf(day(1991, 7, 2));
  const double anchor = timeline.axis.numberAt(x);
  panels.hover(x, rulerY());
  for (int notch = 0; notch < 6; ++notch) {
    panels.wheel(1);
    panels.frame();
  }
  panels.frame();
  panels.alt(true);
  panels.click(x, rulerY());
  EXPECT_NEAR(dayNumber(panels.view.date), anchor, 1);
  // And away from the cursor a pixel now means fewer days.
  panels.click(x + 50, rulerY());
  panels.alt(false);
  const double expected = anchor + 50 / timeline.axis.pixelsPerDay() / std::pow(1.25, 6);
  EXPECT_NEAR(dayNumber(panels.view.date), expected, 1);
}

TEST_F(PanelsTest, AZoomGlidesAndLeavesThePlayheadAlone) {
  ImGui::GetIO().DeltaTime = 0.02F;
  const view::View before = panels.view;
  panels.hover(xOf(day(1991, 7, 2)), rulerY());
  panels.wheel(1);
  EXPECT_TRUE(panels.frame().isAnimating);
  int frames = 0;
  while (panels.frame().isAnimating && frames < 100) {
    ++frames;
  }
  EXPECT_GE(frames, 10);
  EXPECT_LE(frames, 16);
  EXPECT_EQ(panels.view, before);
}

TEST_F(PanelsTest, ADoubleClickShowsAllAndLeavesThePlayheadAlone) {
  const atlas::Day before = panels.view.date;
  const float x = xOf(day(1991, 7, 2));
  panels.hover(x, rulerY());
  for (int notch = 0; notch < 6; ++notch) {
    panels.wheel(1);
    panels.frame();
  }
  ImGui::GetIO().DeltaTime = 0.05F;
  panels.click(x, rulerY());
  EXPECT_NE(panels.view.date, before);
  panels.button(0, true);
  panels.frame();
  panels.button(0, false);
  ImGui::GetIO().DeltaTime = 0.4F;
  panels.frame();
  panels.frame();
  EXPECT_EQ(panels.view.date, before);
  panels.alt(true);
  panels.click(x, rulerY());
  panels.alt(false);
  EXPECT_EQ(panels.view.date, dayAt(x));
}

TEST_F(PanelsTest, ControlDragOnTheRulerSetsALoopAndItsCrossClearsIt) {
  panels.control(true);
  panels.hover(xOf(day(1960, 1, 1)), rulerY());
  panels.button(0, true);
  panels.frame();
  panels.move(xOf(day(1975, 1, 1)), rulerY());
  panels.frame();
  panels.button(0, false);
  panels.frame();
  panels.control(false);
  panels.frame();
  EXPECT_TRUE(panels.commands.empty());
  ASSERT_TRUE(panels.playback.loop.has_value());
  EXPECT_NEAR(dayNumber(panels.playback.loop->first), dayNumber(day(1960, 1, 1)), 250);
  EXPECT_NEAR(dayNumber(panels.playback.loop->last), dayNumber(day(1975, 1, 1)), 250);
  const float right = timeline.axis.xOf(dayNumber(panels.playback.loop->last) + 1);
  panels.click(right - 8, timeline.layout.ruler.top + 10);
  EXPECT_FALSE(panels.playback.loop.has_value());
  EXPECT_TRUE(panels.commands.empty());
}

TEST_F(PanelsTest, AnOpenMenuIsClosedFromOutsideOnce) {
  EXPECT_FALSE(panels.panels.closeMenu());
  panels.click(60, 30);  // Layers
  EXPECT_TRUE(panels.panels.closeMenu());
  EXPECT_FALSE(panels.panels.closeMenu());
  EXPECT_TRUE(panels.commands.empty());
}

TEST_F(PanelsTest, StoryAndDirectionAreSwitchedInTheTransport) {
  const Rect& area = timeline.layout.controls;
  const float y = area.bottom() - 10 - 20 - 7 - 15;
  panels.click(area.left + 14 + 106 + 12, y);
  EXPECT_EQ(panels.playback.mode, PlayMode::Story);
  EXPECT_FALSE(panels.playback.isReverse);
  panels.click(area.left + 30, area.bottom() - 20);  // "Camera follows" stands where the speeds were
  EXPECT_FALSE(panels.playback.followsCamera);
  panels.click(area.left + 14 + 106 + 12, y);
  EXPECT_EQ(panels.playback.mode, PlayMode::Clock);
}

TEST_F(PanelsTest, AClickOnALaneNameHidesItsKindAndAnotherShowsIt) {
  const std::string& kind = packAtlas().records().eventKinds[2].id;
  const float x = timeline.layout.names.right() - 20;
  panels.click(x, timeline.layout.laneMiddle(2));
  ASSERT_EQ(panels.all<view::ToggleKind>().size(), 1U);
  EXPECT_EQ(panels.view.filter.hiddenKinds, (std::set<std::string>{kind}));
  panels.click(x, timeline.layout.laneMiddle(2));
  EXPECT_TRUE(panels.view.filter.isEmpty());
}

TEST_F(PanelsTest, WordsTypedAboveTheListFilterTheView) {
  const Layout layout = layoutFor(kWidth, kHeight, 1);
  panels.click(layout.side.left + 60, layout.side.top + 52);
  panels.type("habomai");
  EXPECT_EQ(panels.view.filter.text, "habomai");
  panels.view.filter = {};  // undone: the field follows
  panels.click(layout.map.left + 500, layout.map.top + 500);
  panels.forget();
  panels.click(layout.side.left + 60, layout.side.top + 52);
  panels.type("x");
  EXPECT_EQ(panels.view.filter.text, "x");
}

TEST_F(PanelsTest, TheBrushOnTheWholePeriodMovesTheAxis) {
  const float rulerMiddle = std::floor((timeline.axis.left + timeline.axis.right) / 2);
  const TimeAxis& whole = timeline.axis;  // the strip stands below the axis, as wide
  panels.hover(rulerMiddle, rulerY());
  for (int notch = 0; notch < 8; ++notch) {
    panels.wheel(1);
    panels.frame();
  }
  panels.frame();
  const float y = timeline.layout.overview.top + timeline.layout.overview.height / 2;
  const atlas::Day before = panels.view.date;
  panels.hover(rulerMiddle, y);
  panels.button(0, true);
  panels.frame();
  panels.move(rulerMiddle - 300, y);
  panels.frame();
  panels.frame();
  panels.button(0, false);
  panels.frame();
  EXPECT_EQ(panels.view.date, before);
  panels.alt(true);
  panels.click(rulerMiddle, rulerY());
  panels.alt(false);
  EXPECT_NEAR(dayNumber(panels.view.date), whole.numberAt(rulerMiddle - 300), 3);
}

TEST_F(PanelsTest, ADateTypedMovesThePlayhead) {
  const Layout layout = layoutFor(kWidth, kHeight, 1);
  panels.click(layout.timeline.left + 40, layout.timeline.top + 25);
  panels.frame();
  panels.type("1973-10-07");
  panels.press(ImGuiKey_Enter);
  EXPECT_EQ(panels.view.date, day(1973, 10, 7));
}

// Dates before 1970 are negative day numbers: every widget that takes or shows a date has to know them.
struct EarlyDate {
  const char* typed;
  atlas::Day date;
  const char* event;  // begins on it
};

class EarlyDates : public testing::TestWithParam<EarlyDate> {
 protected:
  HeadlessPanels panels{kWidth, kHeight, 1, Theme::Light};
  Timeline timeline{panels, kWidth, kHeight};
};

TEST_P(EarlyDates, AreTypedStruckOnTheRulerFoundFilteredAndLooped) {
  const EarlyDate& early = GetParam();
  panels.click(40, timeline.layout.controls.top + 25);
  panels.frame();
  panels.type(early.typed);
  panels.press(ImGuiKey_Enter);
  EXPECT_EQ(panels.view.date, early.date);

  panels.view.date = day(2000, 1, 1);
  panels.frame();
  const float y = timeline.layout.ruler.top + 10;
  const float x = std::floor(timeline.axis.xOf(dayNumber(early.date) + 0.5));
  panels.alt(true);
  panels.click(x, y);
  panels.alt(false);
  EXPECT_EQ(panels.view.date, dayUnder(timeline.axis, x, day(1945, 1, 1), day(2019, 1, 22)));
  EXPECT_LT(std::abs((panels.view.date - early.date).count()), 40);

  const atlas::Event& event = *packAtlas().event(early.event);
  EXPECT_EQ(event.start.first, early.date);
  const std::string words = atlas::inWords(early.date);
  const FilteredEvents byDate = filteredEvents(packAtlas(), {{}, words});
  EXPECT_NE(std::ranges::find(byDate.shown, &event), byDate.shown.end()) << words;
  const std::vector<view::Hit> hits = view::search(packAtlas(), words, 10);
  EXPECT_TRUE(std::ranges::any_of(hits, [&](const view::Hit& hit) { return hit.id == event.id; })) << words;
  EXPECT_NE(eventAsText(packAtlas(), event).find(words), std::string::npos);

  panels.view.date = early.date - std::chrono::days{1};
  panels.view = view::apply(panels.view, view::StepEvent{view::Direction::Forward}, packAtlas());
  EXPECT_EQ(panels.view.date, early.date);
  panels.frame();  // list, card, bands and flag are drawn for it
  EXPECT_EQ(packAtlas().eventAt(early.date)->start.first, early.date);
}

INSTANTIATE_TEST_SUITE_P(Dates, EarlyDates,
                         testing::Values(EarlyDate{"11.2.1945", day(1945, 2, 11), "yalta-agreement"},
                                         EarlyDate{"2 Sep 1945", day(1945, 9, 2), "instrument-of-surrender"},
                                         EarlyDate{"1946-02-02", day(1946, 2, 2), "soviet-decree-1946"},
                                         EarlyDate{"8 September 1951", day(1951, 9, 8), "san-francisco-treaty"},
                                         EarlyDate{"19.10.1956", day(1956, 10, 19), "joint-declaration-signed"},
                                         EarlyDate{"1960-01-27", day(1960, 1, 27), "soviet-memorandum-1960"}),
                         [](const auto& one) { return fmt::format("OfEvent{}", one.index); });

TEST_F(PanelsTest, AWrongDateTypedChangesNothing) {
  const Layout layout = layoutFor(kWidth, kHeight, 1);
  const atlas::Day before = panels.view.date;
  panels.click(layout.timeline.left + 40, layout.timeline.top + 25);
  panels.frame();
  panels.type("31 Februember");
  panels.press(ImGuiKey_Enter);
  EXPECT_EQ(panels.view.date, before);
  EXPECT_TRUE(panels.commands.empty());
  panels.frame();
  panels.frame();
  panels.type("1951-09-08");  // the field is still open, its text selected
  panels.press(ImGuiKey_Enter);
  EXPECT_EQ(panels.view.date, day(1951, 9, 8));
}

TEST_F(PanelsTest, ALayerIsSwitchedInItsMenu) {
  const bool before = panels.view.shows(view::Layer::Status);
  panels.click(45, 28);  // Layers, the first of the toolbar
  panels.click(60, 75);  // Administration, the first of the menu
  ASSERT_EQ(panels.all<view::ToggleLayer>().size(), 1U);
  EXPECT_EQ(panels.all<view::ToggleLayer>().front().layer, view::Layer::Status);
  EXPECT_NE(panels.view.shows(view::Layer::Status), before);
  panels.forget();
  panels.click(500, 400);  // elsewhere: the menu closes
  panels.click(60, 75);
  EXPECT_TRUE(panels.all<view::ToggleLayer>().empty());
}

TEST_F(PanelsTest, ASettlementIsChosenUnderItsLayer) {
  panels.view.layers.set(static_cast<std::size_t>(view::Layer::Zones));
  panels.click(45, 28);  // Layers
  panels.frame();
  std::set<std::string> chosen;
  for (float y = 445; y < 590; y += 10) {  // down the menu, row by row
    panels.click(150, y);
  }
  for (const view::SetSettlement& command : panels.all<view::SetSettlement>()) {
    chosen.insert(command.id);
  }
  EXPECT_TRUE(chosen.contains("two"));
  EXPECT_TRUE(chosen.contains("half"));
  EXPECT_TRUE(panels.view.shows(view::Layer::Zones));
}

TEST_F(PanelsTest, TheListSelectsTheEventClicked) {
  const Layout layout = layoutFor(kWidth, kHeight, 1);
  panels.click(layout.side.left + 120, layout.side.bottom() - 80);
  ASSERT_EQ(panels.all<view::Select>().size(), 1U);
  EXPECT_NE(packAtlas().event(panels.view.selection.id), nullptr);
}

TEST_F(PanelsTest, MovingTheMouseAloneAsksForNothing) {
  for (float x = 3; x < kWidth; x += 37) {
    for (float y = 3; y < kHeight; y += 41) {
      panels.move(x, y);
      panels.frame();
    }
  }
  EXPECT_TRUE(panels.commands.empty());
  EXPECT_TRUE(panels.requests.empty());
}

TEST(PanelFonts, ThatWereLoadedBeforehandAreNotLoadedAgain) {
  ImFontAtlas shelf;
  const Fonts fonts = loadFontsFor(packAtlas(), systemType(), 1.5F, shelf);
  ImGui::CreateContext(&shelf);
  Panels panels;
  panels.useFonts(packAtlas(), fonts, 1.5F);
  panels.setUp(packAtlas(), systemType(), Theme::Dark, 1.5F);
  EXPECT_EQ(shelf.Fonts.front(), fonts.body);
  EXPECT_GT(shelf.Fonts.front()->FontSize, 1.4F * scene::type::kBody);
  panels.setUp(packAtlas(), systemType(), Theme::Dark, 1);  // on another screen
  EXPECT_LT(shelf.Fonts.front()->FontSize, 1.4F * 1.5F * scene::type::kBody);
  ImGui::DestroyContext();
}

TEST_F(PanelsTest, TheFontsHaveEveryCharacterOfThePack) {
  const ImVector<ImFont*>& fonts = ImGui::GetIO().Fonts->Fonts;
  ASSERT_EQ(fonts.Size, 6);
  for (const int index : {0, 1, 2, 4}) {
    std::string missing;
    for (const char32_t c : charactersOf(packAtlas())) {
      const bool isPrinted = c > 0x20 && c < 0xFFFF && c != 0xA0 && c != 0xAD;
      if (isPrinted && fonts[index]->FindGlyphNoFallback(static_cast<ImWchar>(c)) == nullptr) {
        missing += fmt::format(" U+{:04X}", static_cast<std::uint32_t>(c));
      }
    }
    EXPECT_EQ(missing, "") << "font " << index;
  }
  EXPECT_LE(panels.textureWidth, 4096);
  EXPECT_LE(panels.textureHeight, 4096);
}

struct Size {
  double width = 0;
  double height = 0;
  float scale = 1;
};

class EverySize : public testing::TestWithParam<Size> {};

// Every card, menu and zoom at sizes from a small window to a large screen, in all themes.
TEST_P(EverySize, DrawsWithoutLeavingTheWindow) {
  const auto [width, height, scale] = GetParam();
  for (const Theme theme : {Theme::Light, Theme::Dark, Theme::Print}) {
    HeadlessPanels panels{width, height, scale, theme};
    panels.isHelpOpen = true;
    for (const view::Selection& selection :
         {view::Selection{}, view::Selection{view::Subject::Event, "joint-declaration-signed"},
          view::Selection{view::Subject::Island, "kunashir"}, view::Selection{view::Subject::Island, "habomai"},
          view::Selection{view::Subject::Place, "nemuro"}, view::Selection{view::Subject::Event, "no-such-event"}}) {
      panels.view.selection = selection;
      for (const view::Names names : {view::Names::Dual, view::Names::All}) {
        panels.view.names = names;
        panels.frame();
        panels.frame();
        ASSERT_GT(ImGui::GetDrawData()->TotalVtxCount, 1000);
      }
    }
    for (float x = 25; x < 340 * scale && x < width; x += 30 * scale) {
      panels.click(x, 28 * scale);
    }
    Timeline timeline{panels, width, height, scale};
    EXPECT_GT(timeline.layout.ruler.width, 0);
    EXPECT_LE(timeline.layout.lanes.bottom(), static_cast<float>(height) + 0.5F);
    EXPECT_LE(timeline.layout.ruler.right(), static_cast<float>(width));
    panels.hover(timeline.axis.xOf(-9000), timeline.layout.bands.top);
    for (int notch = 0; notch < 40; ++notch) {
      panels.wheel(1);
      panels.frame();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Panels, EverySize,
                         testing::Values(Size{640, 400, 1}, Size{1000, 640, 1}, Size{1440, 900, 1.25F},
                                         Size{1920, 1080, 1}, Size{3840, 2160, 2}, Size{120, 90, 1}));

TEST(BrokenPack, ListsItsProblems) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {1000, 640};
  io.DeltaTime = 0.1F;
  Diagnostics diagnostics;
  diagnostics.add({"islands.csv", 12, "lon", "'色' is not a number; write degrees east, such as 145.86"});
  setUpForBrokenPack(systemType(), "/packs/mine", diagnostics, Theme::Light, 1);
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  EXPECT_NE(io.Fonts->Fonts[0]->FindGlyphNoFallback(0x8272), nullptr);
  ImGui::NewFrame();
  brokenPackUi("/packs/mine", diagnostics, 1);
  ImGui::Render();
  EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 400);
  ImGui::DestroyContext();
}

}  // namespace
}  // namespace kurilscope::ui
