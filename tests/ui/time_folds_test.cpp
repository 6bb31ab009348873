#include "ui/time_folds.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "headless_panels.hpp"
#include "ui/time_axis.hpp"
#include "ui/timeline_items.hpp"

namespace kurilscope::ui {
namespace {

constexpr double kOpen = 2 * TimeFolds::kKept + TimeFolds::kShortest;

TEST(TimeFolds, WithoutFoldsAPlaceIsItsDay) {
  const TimeFolds none;
  EXPECT_EQ(none.placeOf(-8000.5), -8000.5);
  EXPECT_EQ(none.numberAt(-8000.5), -8000.5);
  EXPECT_EQ(none.foldAt(-8000.5), nullptr);
}

TEST(TimeFolds, ShortenOnlyLongGapsAndNeverWhatHappens) {
  const std::vector<double> moments = {0, 10, 10 + kOpen - 1, 10 + kOpen - 1 + 4000};
  const TimeFolds folds(moments);
  ASSERT_EQ(folds.folds().size(), 1U);
  EXPECT_EQ(folds.folds()[0].first, moments[2] + TimeFolds::kKept);
  EXPECT_EQ(folds.folds()[0].last, moments[3] - TimeFolds::kKept);
  EXPECT_DOUBLE_EQ(folds.placeOf(moments[3]) - folds.placeOf(moments[2]), 2 * TimeFolds::kKept + TimeFolds::kShown);
  for (const double moment : moments) {
    EXPECT_EQ(folds.foldAt(moment), nullptr);
  }
}

TEST(TimeFolds, KeepTheOrderAndAreUndoneExactly) {
  const TimeFolds folds(std::vector<double>{-9000, -8000, -7990, -5000, 0, 3000, 3001});
  EXPECT_EQ(folds.folds().size(), 4U);
  double last = folds.placeOf(-9500);
  for (double number = -9500; number < 3500; number += 7.25) {
    const double place = folds.placeOf(number);
    EXPECT_NEAR(folds.numberAt(place), number, 1e-6);
    EXPECT_GE(place, last);
    last = place;
  }
}

TEST(TimeFolds, ThePackOpensAtLeastTwiceAsMuchRoom) {
  std::vector<std::vector<BandSegment>> bands;
  for (const atlas::Band& band : packAtlas().records().bands) {
    bands.push_back(segmentsOf(packAtlas(), band));
  }
  const FilteredEvents events = filteredEvents(packAtlas(), {});
  const TimeFolds folds = foldsFor(events, bands);
  const TimeRange period{dayNumber(packAtlas().records().periodFirst), dayNumber(packAtlas().records().periodLast)};
  EXPECT_LT(folds.placesOf(period).days(), period.days() / 2);
  for (const atlas::Event& event : packAtlas().events()) {
    EXPECT_EQ(folds.foldAt(dayNumber(event.start.first)), nullptr) << event.id;
    EXPECT_EQ(folds.foldAt(dayNumber(event.end.last)), nullptr) << event.id;
  }
  for (const std::vector<BandSegment>& band : bands) {
    for (const BandSegment& segment : band) {
      EXPECT_EQ(folds.foldAt(dayNumber(segment.from)), nullptr);
    }
  }
}

TEST(TimeFolds, OnAFoldedAxisTheYearsAreNamedWhereTimeGoesOn) {
  const TimeFolds folds(std::vector<double>{0, 400, 4000, 4400});
  const TimeAxis axis{folds.placesOf({-50, 4500}), 0, 900, &folds};
  const auto widthOf = [](const std::string& text) { return 7.0F * static_cast<float>(text.size()); };
  const TickStep step = chooseStep(axis, widthOf, 10);
  const std::vector<Tick> ticks = rulerTicks(axis, widthOf, 10, step);
  for (const Tick& tick : ticks) {
    const TimeRange* fold = axis.foldAt(dayNumber(tick.day));
    EXPECT_TRUE(fold == nullptr || fold->first == dayNumber(tick.day)) << tick.label;
  }
  // 4000 days after 1970-01-01 is in 1980: the first label behind the fold names a year.
  const auto behind = std::ranges::find_if(ticks, [](const Tick& tick) { return dayNumber(tick.day) > 3900; });
  ASSERT_NE(behind, ticks.end());
  EXPECT_NE(behind->label.find("19"), std::string::npos) << behind->label;
}

TEST(TimeFolds, AStoryFoldsTheAxisAndTheClockDoesNot) {
  HeadlessPanels panels(1440, 900, 1, view::Theme::Light);
  const auto dayUnderTheRuler = [&](float share) {
    panels.alt(true);
    panels.click(340 + share * 1050, 900 - 262 + 14);
    panels.alt(false);
    return panels.view.date;
  };
  const atlas::Day byTheClock = dayUnderTheRuler(0.5F);
  panels.playback.mode = PlayMode::Story;
  panels.frame();
  const atlas::Day folded = dayUnderTheRuler(0.5F);
  // The first decades have the long gaps and the last ones the many meetings.
  EXPECT_GT((folded - byTheClock).count(), 365);
  panels.playback.skipsEmpty = false;
  panels.frame();
  EXPECT_NEAR(static_cast<double>((dayUnderTheRuler(0.5F) - byTheClock).count()), 0, 40);
}

}  // namespace
}  // namespace kurilscope::ui
