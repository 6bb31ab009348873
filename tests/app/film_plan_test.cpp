#include "app/film_plan.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "../real_pack.hpp"
#include "app/playback.hpp"
#include "view/command.hpp"

namespace kurilscope::app {
namespace {

using atlas::day;

const atlas::Atlas& packAtlas() { return test::realAtlas(); }

FilmTiming augustToSeptember() { return {.first = day(1945, 8, 1), .last = day(1945, 9, 30), .seconds = 20}; }

std::vector<view::View> viewsOf(const FilmTiming& timing, const view::View& view) {
  auto views = filmViews(packAtlas(), view, timing);
  EXPECT_TRUE(views) << views.error().message;
  return views.value_or(std::vector<view::View>{});
}

TEST(FilmPlanTest, TheClockShowsEveryDayEquallyLong) {
  const auto views = viewsOf(augustToSeptember(), view::initialView(packAtlas()));
  ASSERT_EQ(views.size(), 600U);
  EXPECT_EQ(views.front().date, day(1945, 8, 1));
  EXPECT_EQ(views.back().date, day(1945, 9, 30));
  std::map<atlas::Day, int> frames;
  for (const view::View& view : views) {
    ++frames[view.date];
  }
  EXPECT_EQ(frames.size(), 61U);
  for (const auto& [date, count] : frames) {
    EXPECT_TRUE(count == 9 || count == 10) << atlas::toIso(date) << " is shown for " << count << " frames";
  }
}

TEST(FilmPlanTest, ASpeedMakesALength) {
  FilmTiming timing = augustToSeptember();
  timing.seconds.reset();
  timing.daysPerSecond = 6.1;
  EXPECT_EQ(viewsOf(timing, view::initialView(packAtlas())).size(), 300U);
}

TEST(FilmPlanTest, AStoryStaysAtEachEventAndEasesTheCamera) {
  FilmTiming timing = augustToSeptember();
  timing.mode = ui::PlayMode::Story;
  timing.seconds.reset();
  const view::View start = view::initialView(packAtlas());
  const auto views = viewsOf(timing, start);
  double length = 0;
  std::vector<std::string> expected;
  for (const atlas::Event& event : packAtlas().events()) {
    if (*timing.first <= event.start.first && event.start.first <= *timing.last) {
      length += secondsToRead(event);
      expected.push_back(event.id);
    }
  }
  EXPECT_NEAR(static_cast<double>(views.size()), length * 30, 1);
  std::vector<std::string> shown;
  double widestStep = 0;
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (shown.empty() || shown.back() != views[i].selection.id) {
      shown.push_back(views[i].selection.id);
    }
    const view::Camera& before = i == 0 ? start.camera : views[i - 1].camera;
    widestStep = std::max(widestStep, std::abs(views[i].camera.center.lat - before.center.lat));
  }
  EXPECT_EQ(shown, expected);
  EXPECT_GT(widestStep, 0) << "the camera never moves";
  EXPECT_LT(widestStep, 1) << "the camera jumps";
  timing.followsCamera = false;
  for (const view::View& view : viewsOf(timing, start)) {
    ASSERT_EQ(view.camera, start.camera);
  }
}

TEST(FilmPlanTest, WhatCannotBeFilmedIsTold) {
  FilmTiming backwards{.first = day(1956, 1, 1), .last = day(1946, 1, 1)};
  EXPECT_NE(filmViews(packAtlas(), {}, backwards).error().message.find("exchange"), std::string::npos);
  FilmTiming endless = augustToSeptember();
  endless.seconds = 86400;
  EXPECT_NE(filmViews(packAtlas(), {}, endless).error().message.find("shorter"), std::string::npos);
  FilmTiming empty{.first = day(1950, 1, 1), .last = day(1950, 1, 2), .mode = ui::PlayMode::Story};
  EXPECT_NE(filmViews(packAtlas(), {}, empty).error().message.find("no event"), std::string::npos);
}

}  // namespace
}  // namespace kurilscope::app
