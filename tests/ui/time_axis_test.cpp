#include "ui/time_axis.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace kurilscope::ui {
namespace {

using atlas::day;

constexpr TimeRange kLimits{-9131, 18262};  // 1945 to 2019

float width(const std::string& text) { return 7.0F * static_cast<float>(text.size()); }

TEST(TimeAxis, DayNumbersCountBeforeTheEpochToo) {
  EXPECT_EQ(dayNumber(day(1970, 1, 1)), 0);
  EXPECT_EQ(dayNumber(day(1969, 12, 31)), -1);
  EXPECT_EQ(dayFromNumber(-0.5), day(1969, 12, 31));
  EXPECT_EQ(dayFromNumber(-1.0), day(1969, 12, 31));
  EXPECT_EQ(dayFromNumber(0.99), day(1970, 1, 1));
}

TEST(TimeAxis, PositionAndDayAreInverse) {
  const TimeAxis axis{kLimits, 300, 1200};
  for (const double number : {-9131.0, -4822.25, 0.0, 17917.5}) {
    EXPECT_NEAR(axis.numberAt(axis.xOf(number)), number, 0.01);
  }
  EXPECT_FLOAT_EQ(axis.xOf(kLimits.first), 300);
  EXPECT_FLOAT_EQ(axis.xOf(kLimits.last), 1200);
}

TEST(TimeAxis, ZoomKeepsTheDayUnderTheCursor) {
  const TimeAxis before{{-5000, 1000}, 100, 1100};
  const double anchor = before.numberAt(420);
  const TimeAxis after{zoomed(before.range, kLimits, anchor, 0.8), 100, 1100};
  EXPECT_NEAR(after.xOf(anchor), 420, 0.01);
  EXPECT_NEAR(after.range.days(), 4800, 1e-6);
}

TEST(TimeAxis, ZoomStopsAtTheLimitsAndAtTheNarrowest) {
  EXPECT_EQ(zoomed({0, 1000}, kLimits, 200, 1000), kLimits);
  EXPECT_NEAR(zoomed({0, 1000}, kLimits, 200, 1e-9).days(), kNarrowestDays, 1e-9);
}

TEST(TimeAxis, PanMovesWithoutChangingTheLength) {
  const TimeRange moved = panned({17000, 18000}, kLimits, 5000);
  EXPECT_DOUBLE_EQ(moved.last, kLimits.last);
  EXPECT_DOUBLE_EQ(moved.days(), 1000);
}

TEST(TimeAxis, RevealingMovesAsLittleAsNeeded) {
  const TimeRange range{0, 1000};
  EXPECT_EQ(revealing(range, kLimits, 500), range);
  const TimeRange right = revealing(range, kLimits, 1500);
  EXPECT_TRUE(right.contains(1500));
  EXPECT_DOUBLE_EQ(right.days(), 1000);
  EXPECT_LT(right.first, 1500 - 800);
  EXPECT_TRUE(revealing(range, kLimits, -3000).contains(-3000));
}

TEST(TimeAxis, TheDayUnderAPixelStaysInThePeriod) {
  const TimeAxis axis{kLimits, 0, 1000};
  EXPECT_EQ(dayUnder(axis, -500, day(1945, 1, 1), day(2019, 12, 31)), day(1945, 1, 1));
  EXPECT_EQ(dayUnder(axis, 5000, day(1945, 1, 1), day(2019, 12, 31)), day(2019, 12, 31));
}

TEST(TimeAxis, SnapsToTheNearestMarkWithinTolerance) {
  const TimeAxis axis{{0, 1000}, 0, 1000};
  const std::vector<atlas::Day> marks = {dayFromNumber(100), dayFromNumber(110), dayFromNumber(500)};
  const auto snapped = [&](float x) { return snappedDay(axis, x, marks, 8, dayFromNumber(0), dayFromNumber(999)); };
  EXPECT_EQ(snapped(93), dayFromNumber(100));
  EXPECT_EQ(snapped(103), dayFromNumber(100));
  EXPECT_EQ(snapped(107), dayFromNumber(110));
  EXPECT_EQ(snapped(507.5F), dayFromNumber(500));
  EXPECT_EQ(snapped(509), dayFromNumber(509));
  EXPECT_EQ(snapped(91), dayFromNumber(91));
  EXPECT_EQ(snappedDay(axis, 103, marks, 8, dayFromNumber(102), dayFromNumber(999)), dayFromNumber(110));
  EXPECT_EQ(snappedDay(axis, 103, {}, 8, dayFromNumber(0), dayFromNumber(999)), dayFromNumber(103));
}

// Between marks that stand nearer than the tolerance there are still days to be had.
TEST(TimeAxis, MarksNearOneAnotherLeaveTheDaysBetweenThemInReach) {
  const TimeAxis axis{{0, 1000}, 0, 1000};
  std::vector<atlas::Day> marks;
  for (int number = 0; number < 1000; number += 9) {
    marks.push_back(dayFromNumber(number));
  }
  atlas::Day last = dayFromNumber(-1);
  int reached = 0;
  for (float x = 0.5F; x < 990; ++x) {
    const atlas::Day snapped = snappedDay(axis, x, marks, 8, dayFromNumber(0), dayFromNumber(999));
    EXPECT_GE(snapped, last) << x;
    EXPECT_LE(std::abs(dayNumber(snapped) - x), 3.01) << x;
    reached += snapped > last ? 1 : 0;
    last = snapped;
  }
  EXPECT_GE(reached, 4 * 990 / 9);
}

TEST(TimeAxis, EveryDayIsInReachWhereDaysAreWide) {
  const TimeAxis axis{{100, 100 + kNarrowestDays}, 0, 600};
  const std::vector<atlas::Day> marks = {dayFromNumber(103), dayFromNumber(104), dayFromNumber(108)};
  for (float x = 0; x < 600; x += 3) {
    EXPECT_EQ(snappedDay(axis, x, marks, 8, dayFromNumber(0), dayFromNumber(999)), dayFromNumber(axis.numberAt(x)));
  }
}

TEST(Glide, KeepsTheMomentUnderTheCursorAndEndsAtItsTarget) {
  const TimeRange from{-5000, 1000};
  const double anchor = -3200;
  const TimeRange to = zoomed(from, kLimits, anchor, 0.5);
  const float x = TimeAxis{from, 100, 1100}.xOf(anchor);
  Glide glide;
  glide.start(from, to);
  double days = from.days();
  for (int frame = 0; frame < 17; ++frame) {
    ASSERT_TRUE(glide.isGliding());
    const TimeRange shown = glide.advance(1.0 / 60);
    EXPECT_NEAR((TimeAxis{shown, 100, 1100}.xOf(anchor)), x, 0.01);
    EXPECT_LT(shown.days(), days);
    days = shown.days();
  }
  EXPECT_EQ(glide.advance(1.0), to);
  EXPECT_FALSE(glide.isGliding());
  glide.start(to, to);
  EXPECT_FALSE(glide.isGliding());
}

TEST(TimeAxis, TicksGoFromDecadesToDaysWithTheZoom) {
  const auto step = [](double days) { return chooseStep({{-4000, -4000 + days}, 0, 900}, width, 14); };
  EXPECT_EQ(step(150 * 365.25), TickStep::Decade);
  EXPECT_EQ(step(74 * 365.25), TickStep::FiveYears);
  EXPECT_EQ(step(15 * 365.25), TickStep::Year);
  EXPECT_EQ(step(4 * 365.25), TickStep::Quarter);
  EXPECT_EQ(step(400), TickStep::Month);
  EXPECT_EQ(step(12), TickStep::Day);
}

TEST(TimeAxis, LabelsNeverCollideAtAnyZoom) {
  for (double days = kNarrowestDays; days < 80 * 365.25; days *= 1.07) {
    const TimeAxis axis{{-9131 + days / 3, -9131 + days / 3 + days}, 250, 1200};
    float free = -1e9F;
    const std::vector<Tick> ticks = rulerTicks(axis, width, 14, chooseStep(axis, width, 14));
    EXPECT_FALSE(ticks.empty()) << days;
    int count = 0;
    for (const Tick& tick : ticks) {
      if (tick.label.empty()) {
        continue;
      }
      ++count;
      const float x = axis.xOf(dayNumber(tick.day));
      EXPECT_GE(x, free) << days << ' ' << tick.label;
      free = x + width(tick.label);
    }
    EXPECT_GE(count, 3) << days;
  }
}

TEST(TimeAxis, TicksBeginTheirUnit) {
  const std::vector<Tick> months =
      ticksOf(TickStep::Month, {dayNumber(day(1955, 11, 20)), dayNumber(day(1956, 2, 10))});
  ASSERT_EQ(months.size(), 3U);
  EXPECT_EQ(months[0].label, "Dec");
  EXPECT_EQ(months[1].label, "1956");
  EXPECT_TRUE(months[1].isMajor);
  EXPECT_EQ(months[1].day, day(1956, 1, 1));
  EXPECT_EQ(months[2].label, "Feb");
  const TimeAxis fewDays{{dayNumber(day(1945, 8, 30)), dayNumber(day(1945, 9, 2))}, 0, 900};
  const std::vector<Tick> days = rulerTicks(fewDays, width, 14, TickStep::Day);
  ASSERT_EQ(days.size(), 4U);
  EXPECT_EQ(days[0].label, "30 Aug 1945");
  EXPECT_EQ(days[1].label, "31");
  EXPECT_EQ(days[2].label, "Sep 1945");
  const std::vector<Tick> decades = ticksOf(TickStep::Decade, {dayNumber(day(1945, 1, 1)), dayNumber(day(1971, 1, 1))});
  ASSERT_EQ(decades.size(), 3U);
  EXPECT_EQ(decades[0].day, day(1950, 1, 1));
}

TEST(Clusters, KeepDistantMarksAndMergeNearOnes) {
  const std::vector<float> positions = {10, 14, 100, 107};
  const std::vector<Cluster> clusters = clustersOf(positions, {6, 8});
  ASSERT_EQ(clusters.size(), 3U);
  EXPECT_EQ(clusters[0].first, 0U);
  EXPECT_EQ(clusters[0].count, 2U);
  EXPECT_FLOAT_EQ(clusters[0].x, 12);
  EXPECT_EQ(clusters[1].first, 2U);
  EXPECT_EQ(clusters[1].count, 1U);
}

TEST(Clusters, HoldEveryMarkOnceAndNeverOverlap) {
  std::vector<float> positions;
  for (int i = 0; i < 300; ++i) {
    positions.push_back(static_cast<float>((i * i * 7919) % 9001) / 7.0F);
  }
  std::sort(positions.begin(), positions.end());
  const ClusterSizes sizes{6, 8};
  const std::vector<Cluster> clusters = clustersOf(positions, sizes);
  std::size_t count = 0;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    EXPECT_EQ(clusters[i].first, count);
    count += clusters[i].count;
    if (i > 0) {
      const auto radius = [&](const Cluster& cluster) { return cluster.count > 1 ? 8.0F : 3.0F; };
      EXPECT_GE(clusters[i].x - clusters[i - 1].x, radius(clusters[i]) + radius(clusters[i - 1]) - 1e-3F);
    }
  }
  EXPECT_EQ(count, positions.size());
  EXPECT_LT(clusters.size(), positions.size());
}

TEST(Extents, AreSharpForDaysAndSoftForMonths) {
  const atlas::Date exact{day(1945, 8, 18), day(1945, 8, 18)};
  const atlas::Date end{day(1945, 8, 23), day(1945, 8, 23)};
  EXPECT_EQ(extentOf(exact, end), (Extent{-8902, -8902, -8896, -8896}));
  const atlas::Date month{day(1946, 2, 1), day(1946, 2, 28), atlas::Precision::Month};
  const Extent soft = extentOf(month, month);
  EXPECT_LT(soft.begin, soft.solidBegin);
  EXPECT_DOUBLE_EQ(soft.solidBegin, (soft.begin + soft.end) / 2);
  EXPECT_DOUBLE_EQ(soft.end - soft.begin, 28);
  const atlas::Date year{day(1949, 1, 1), day(1949, 12, 31), atlas::Precision::Year};
  const Extent mixed = extentOf(exact, year);
  EXPECT_DOUBLE_EQ(mixed.begin, mixed.solidBegin);
  EXPECT_DOUBLE_EQ(mixed.solidEnd, dayNumber(day(1949, 1, 1)));
  EXPECT_DOUBLE_EQ(mixed.end, dayNumber(day(1950, 1, 1)));
}

}  // namespace
}  // namespace kurilscope::ui
