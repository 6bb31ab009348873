#include "app/playback.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../real_pack.hpp"
#include "view/filter.hpp"

namespace kurilscope::app {
namespace {

using atlas::day;

const atlas::Atlas& packAtlas() { return test::realAtlas(); }

view::View viewOn(atlas::Day date) {
  view::View view = view::initialView(packAtlas());
  view.date = date;
  return view;
}

// Plays frames of a twentieth of a second as the window does, until nothing is left or the time is over.
struct Played {
  std::vector<std::string> events;
  std::vector<double> at;  // seconds
  std::vector<atlas::Day> days;
  bool isOver = false;
};

Played played(view::View view, const ui::Playback& playback, double seconds) {
  constexpr double kFrame = 0.05;
  Played result;
  Player player;
  const auto take = [&](const PlayStep& step, double time) {
    view.date = step.date.value_or(view.date);
    if (step.event != nullptr) {
      view = view::apply(view, view::Select{{view::Subject::Event, step.event->id}, true}, packAtlas());
      result.events.push_back(step.event->id);
      result.at.push_back(time);
    }
  };
  take(player.start(view, playback, packAtlas()), 0);
  for (double time = 0; time < seconds && !result.isOver; time += kFrame) {
    const PlayStep step = player.advance(view, playback, kFrame, packAtlas());
    take(step, time);
    result.days.push_back(view.date);
    result.isOver = step.isOver;
  }
  return result;
}

TEST(Story, GoesFromEventToEventAndStaysUntilEachIsRead) {
  const Played story = played(viewOn(day(1956, 1, 1)), {.isPlaying = true, .mode = ui::PlayMode::Story}, 30);
  ASSERT_GE(story.events.size(), 3U);
  EXPECT_EQ(story.at.front(), 0);
  const auto& events = packAtlas().events();
  const atlas::Event* expected = packAtlas().eventAfter(day(1956, 1, 1));
  for (std::size_t i = 0; i < story.events.size(); ++i) {
    EXPECT_EQ(story.events[i], expected[i].id);
    if (i > 0) {
      EXPECT_NEAR(story.at[i] - story.at[i - 1], secondsToRead(expected[i - 1]), 0.11);
    }
  }
  EXPECT_LT(expected - events.data(), std::ssize(events));
}

TEST(Story, ALongTitleIsShownLonger) {
  atlas::Event event;
  event.title = "War";
  EXPECT_NEAR(secondsToRead(event), 2.29, 1e-9);
  event.title = "Курилы";  // letters, not bytes
  EXPECT_NEAR(secondsToRead(event), 2.38, 1e-9);
}

TEST(Story, RunsBackwardsAndStopsAtTheEnd) {
  const ui::Playback backwards{.isPlaying = true, .mode = ui::PlayMode::Story, .isReverse = true};
  const Played story = played(viewOn(packAtlas().events()[1].start.first), backwards, 60);
  ASSERT_EQ(story.events.size(), 1U);
  EXPECT_EQ(story.events.front(), packAtlas().events().front().id);
  EXPECT_TRUE(story.isOver);
}

TEST(Story, LeavesOutWhatTheFilterHides) {
  view::View view = viewOn(day(1956, 1, 1));
  view.filter.text = "habomai";
  for (const std::string& id : played(view, {.isPlaying = true, .mode = ui::PlayMode::Story}, 40).events) {
    EXPECT_TRUE(view::passes(view.filter, *packAtlas().event(id), packAtlas())) << id;
  }
  view.filter.text = "no event has these words";
  const Played none =
      played(view, {.isPlaying = true, .mode = ui::PlayMode::Story, .loop = ui::Loop{view.date, view.date}}, 5);
  EXPECT_TRUE(none.events.empty());
  EXPECT_TRUE(none.isOver);
}

TEST(Story, RepeatsTheEventsOfALoop) {
  const ui::Loop loop{day(1945, 8, 8), day(1945, 8, 15)};
  std::vector<std::string> inside;
  for (const atlas::Event& event : packAtlas().events()) {
    if (loop.first <= event.start.first && event.start.first <= loop.last) {
      inside.push_back(event.id);
    }
  }
  ASSERT_GE(inside.size(), 2U);
  const Played story =
      played(viewOn(day(1990, 1, 1)), {.isPlaying = true, .mode = ui::PlayMode::Story, .loop = loop}, 60);
  EXPECT_FALSE(story.isOver);
  ASSERT_GT(story.events.size(), inside.size());
  // Whichever it begins with, each is followed by the next of the stretch, the last by the first.
  for (std::size_t i = 1; i < story.events.size(); ++i) {
    const auto at = std::ranges::find(inside, story.events[i - 1]);
    ASSERT_NE(at, inside.end()) << story.events[i - 1];
    EXPECT_EQ(story.events[i], std::next(at) == inside.end() ? inside.front() : *std::next(at));
  }
}

TEST(ByTheClock, SpeedDoesNotDependOnFrames) {
  const Played month = played(viewOn(day(1960, 1, 1)), {.isPlaying = true, .daysPerSecond = 7}, 10);
  EXPECT_NEAR(static_cast<double>((month.days.back() - day(1960, 1, 1)).count()), 70, 1);
  EXPECT_FALSE(month.isOver);
  const Played back = played(viewOn(day(1960, 1, 1)), {.isPlaying = true, .daysPerSecond = 7, .isReverse = true}, 10);
  EXPECT_NEAR(static_cast<double>((back.days.back() - day(1960, 1, 1)).count()), -70, 1);
}

TEST(ByTheClock, StopsAtThePeriodsEndAndBeginsAgain) {
  const atlas::Day last = packAtlas().records().periodLast;
  const Played end = played(viewOn(day(2019, 1, 1)), {.isPlaying = true, .daysPerSecond = 365}, 5);
  EXPECT_TRUE(end.isOver);
  EXPECT_EQ(end.days.back(), last);
  const auto begin = [](atlas::Day date, const ui::Playback& playback) {
    return Player{}.start(viewOn(date), playback, packAtlas()).date;
  };
  EXPECT_EQ(begin(last, {}), packAtlas().records().periodFirst);
  EXPECT_EQ(begin(day(1960, 1, 1), {}), std::nullopt);
  EXPECT_EQ(begin(last, {.isReverse = true}), std::nullopt);
  EXPECT_EQ(begin(packAtlas().records().periodFirst, {.isReverse = true}), last);
}

TEST(ByTheClock, StaysInItsLoopAndShowsBothEnds) {
  const ui::Loop loop{day(1956, 10, 1), day(1956, 10, 20)};
  for (const bool isReverse : {false, true}) {
    const Played days = played(viewOn(day(1970, 1, 1)),
                               {.isPlaying = true, .daysPerSecond = 30, .isReverse = isReverse, .loop = loop}, 5);
    EXPECT_FALSE(days.isOver);
    EXPECT_EQ(std::ranges::min(days.days), loop.first);
    EXPECT_EQ(std::ranges::max(days.days), loop.last);
    EXPECT_GE(std::ranges::count(days.days, isReverse ? loop.last : loop.first), 3);
  }
}

TEST(StoryCamera, GoesToPlacesOfTheRegionAndToNoFarCapital) {
  EXPECT_EQ(storyCamera(*packAtlas().event("joint-declaration-signed"), packAtlas()), std::nullopt);  // Moscow
  atlas::Event landing;
  EXPECT_EQ(storyCamera(landing, packAtlas()), std::nullopt);  // nowhere
  landing.islands = {"shumshu"};
  const auto camera = storyCamera(landing, packAtlas());
  ASSERT_TRUE(camera.has_value());
  EXPECT_NEAR(camera->center.lat, packAtlas().island("shumshu")->position.lat, 0.3);
  EXPECT_GE(camera->spanKm, 500);
  std::size_t onMap = 0;
  for (const atlas::Event& event : packAtlas().events()) {
    onMap += storyCamera(event, packAtlas()) ? 1 : 0;
  }
  EXPECT_GT(onMap, 10U);
  EXPECT_LT(onMap, packAtlas().events().size());
}

TEST(Story, BeginsAgainAfterTheLastEventThatTheFilterLeaves) {
  view::View view = viewOn(day(1945, 1, 1));
  view.filter.hiddenKinds = {};
  for (const atlas::TitledId& kind : packAtlas().records().eventKinds) {
    if (kind.id != "war") {
      view.filter.hiddenKinds.insert(kind.id);
    }
  }
  view.date = packAtlas().records().periodLast;
  const atlas::Event* last = view::neighbourEvent(view, view::Direction::Back, packAtlas());
  ASSERT_NE(last, nullptr);
  view = view::apply(view, view::Select{{view::Subject::Event, last->id}, true}, packAtlas());
  const PlayStep step = Player{}.start(view, {.mode = ui::PlayMode::Story}, packAtlas());
  ASSERT_NE(step.event, nullptr);
  EXPECT_EQ(step.event->kind, "war");
  EXPECT_LT(step.event->start.first, last->start.first);
  // A loop that begins on an event's day begins with that event.
  const ui::Loop loop{last->start.first, last->start.first};
  view.date = day(1990, 1, 1);
  const PlayStep inLoop = Player{}.start(view, {.mode = ui::PlayMode::Story, .loop = loop}, packAtlas());
  ASSERT_NE(inLoop.event, nullptr);
  EXPECT_EQ(inLoop.event->start.first, last->start.first);
}

}  // namespace
}  // namespace kurilscope::app
