#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "app/playback.hpp"

namespace kurilscope::app {
namespace {

using atlas::day;

const atlas::Atlas& period() {
  static const atlas::Atlas atlas = [] {
    atlas::Records records;
    records.periodFirst = day(1945, 1, 1);
    records.periodLast = day(2019, 1, 22);
    return atlas::Atlas{std::move(records)};
  }();
  return atlas;
}

TEST(Clock, LosesNothingBetweenFrames) {
  for (const double framesPerSecond : {3.0, 24.0, 60.0, 144.0, 1000.0}) {
    for (const double speed : {1.0, 7.0, 30.4, 365.25}) {
      Clock clock;
      atlas::Day date = day(1950, 1, 1);
      const int frames = static_cast<int>(std::lround(8 * framesPerSecond));
      for (int i = 0; i < frames; ++i) {
        date = clock.advance(date, 1 / framesPerSecond, speed, period());
      }
      EXPECT_NEAR(static_cast<double>((date - day(1950, 1, 1)).count()), 8 * speed, 1) << framesPerSecond;
    }
  }
}

TEST(Clock, UnevenFramesAddUpToo) {
  std::mt19937 generator(5);
  std::uniform_real_distribution<double> frame(0.001, 0.3);
  Clock clock;
  atlas::Day date = day(1950, 1, 1);
  double time = 0;
  for (int i = 0; i < 300; ++i) {
    const double seconds = frame(generator);
    time += seconds;
    const atlas::Day next = clock.advance(date, seconds, 9.5, period());
    EXPECT_GE(next, date);
    date = next;
  }
  EXPECT_NEAR(static_cast<double>((date - day(1950, 1, 1)).count()), time * 9.5, 1);
}

TEST(Clock, StopsAtThePeriodsEndsAndRunsBackwards) {
  Clock clock;
  EXPECT_EQ(clock.advance(day(2019, 1, 20), 1, 1e6, period()), day(2019, 1, 22));
  clock.restart();
  EXPECT_EQ(clock.advance(day(1945, 1, 3), 1, -1e6, period()), day(1945, 1, 1));
  clock.restart();
  EXPECT_EQ(clock.advance(day(1960, 1, 11), 1, -10, period()), day(1960, 1, 1));
}

TEST(Clock, RestartForgetsThePartOfADay) {
  Clock clock;
  EXPECT_EQ(clock.advance(day(1960, 1, 1), 0.75, 1, period()), day(1960, 1, 1));
  clock.restart();
  EXPECT_EQ(clock.advance(day(1960, 1, 1), 0.75, 1, period()), day(1960, 1, 1));
  EXPECT_EQ(clock.advance(day(1960, 1, 1), 0.75, 1, period()), day(1960, 1, 2));
}

const view::Camera kFrom{{140.0, 40.0}, 2000};
const view::Camera kTo{{146.0, 44.0}, 20};

TEST(Flight, BeginsAndEndsExactly) {
  Flight flight;
  EXPECT_FALSE(flight.isFlying());
  flight.start(kFrom, kTo, 0);
  EXPECT_TRUE(flight.isFlying());
  EXPECT_EQ(flight.at(0), kFrom);
  EXPECT_TRUE(flight.isFlying());
  EXPECT_EQ(flight.at(Flight::kSeconds), kTo);
  EXPECT_FALSE(flight.isFlying());
  EXPECT_EQ(flight.at(99), kTo);
}

TEST(Flight, NeverTurnsBackNorOvershoots) {
  Flight flight;
  flight.start(kFrom, kTo, 0);
  view::Camera before = kFrom;
  for (int i = 1; i < 100; ++i) {
    const view::Camera now = flight.at(Flight::kSeconds * i / 100);
    EXPECT_GT(now.center.lon, before.center.lon);
    EXPECT_GT(now.center.lat, before.center.lat);
    EXPECT_LT(now.spanKm, before.spanKm);
    EXPECT_LT(now.center.lon, kTo.center.lon);
    EXPECT_GT(now.spanKm, kTo.spanKm);
    before = now;
  }
}

TEST(Flight, ToWhereItIsIsNone) {
  Flight flight;
  flight.start(kTo, kTo, 5);
  EXPECT_FALSE(flight.isFlying());
  flight.start(kFrom, kTo, 5);
  flight.stop();
  EXPECT_FALSE(flight.isFlying());
}

}  // namespace
}  // namespace kurilscope::app
