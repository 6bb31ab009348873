#include "app/film_plan.hpp"

#include <algorithm>
#include <cmath>

#include "app/playback.hpp"
#include "view/command.hpp"
#include "view/filter.hpp"

namespace kurilscope::app {

namespace {

using atlas::Atlas;
using view::View;

Result<int> framesIn(double seconds, const FilmTiming& timing) {
  const double frames = std::max(1.0, std::round(seconds * timing.framesPerSecond));
  if (!(frames <= kMostFrames)) {
    return fail(ErrorKind::Usage, "that film would have {:.0f} frames; make it shorter, {} are the most", frames,
                kMostFrames);
  }
  return static_cast<int>(frames);
}

Result<std::vector<View>> clockViews(const View& view, atlas::Day first, atlas::Day last, const FilmTiming& timing) {
  constexpr double kDaysPerSecond = 365;
  const auto days = (last - first).count() + 1;
  const double seconds =
      timing.seconds.value_or(static_cast<double>(days) / timing.daysPerSecond.value_or(kDaysPerSecond));
  return framesIn(seconds, timing).map([&](int frames) {
    std::vector<View> views(static_cast<std::size_t>(frames), view);
    for (int i = 0; i < frames; ++i) {
      const auto passed = static_cast<std::int64_t>(days) * i / frames;
      views[static_cast<std::size_t>(i)].date = first + std::chrono::days{static_cast<int>(passed)};
    }
    return views;
  });
}

// An event of a story and the second of the film at which it comes.
struct Scene {
  const atlas::Event* event;
  double start;
};

std::vector<Scene> scenesOf(const Atlas& atlas, const View& view, atlas::Day first, atlas::Day last) {
  std::vector<Scene> scenes;
  double at = 0;
  for (const atlas::Event& event : atlas.events()) {
    if (first <= event.start.first && event.start.first <= last && view::passes(view.filter, event, atlas)) {
      scenes.push_back({&event, at});
      at += secondsToRead(event);
    }
  }
  return scenes;
}

Result<std::vector<View>> storyViews(const Atlas& atlas, const View& start, atlas::Day first, atlas::Day last,
                                     const FilmTiming& timing) {
  std::vector<Scene> scenes = scenesOf(atlas, start, first, last);
  if (scenes.empty()) {
    return fail(ErrorKind::Usage, "no event between {} and {} passes the filter, so there is no story to film",
                atlas::toIso(first), atlas::toIso(last));
  }
  const double natural = scenes.back().start + secondsToRead(*scenes.back().event);
  const double length = timing.seconds.value_or(natural);
  std::ranges::for_each(scenes, [&](Scene& scene) { scene.start *= length / natural; });
  return framesIn(length, timing).map([&](int frames) {
    std::vector<View> views;
    View view = start;
    Flight flight;
    auto next = scenes.begin();
    for (int i = 0; i < frames; ++i) {
      const double now = i / timing.framesPerSecond;
      for (; next != scenes.end() && next->start <= now; ++next) {
        view = view::apply(view, view::Select{{view::Subject::Event, next->event->id}, true}, atlas);
        if (const auto camera = storyCamera(*next->event, atlas); camera && timing.followsCamera) {
          flight.start(view.camera, *camera, next->start);
        }
      }
      if (flight.isFlying()) {
        view.camera = flight.at(now);
      }
      views.push_back(view);
    }
    return views;
  });
}

}  // namespace

Result<std::vector<View>> filmViews(const Atlas& atlas, const View& view, const FilmTiming& timing) {
  const atlas::Day first = timing.first.value_or(atlas.records().periodFirst);
  const atlas::Day last = timing.last.value_or(atlas.records().periodLast);
  if (last < first) {
    return fail(ErrorKind::Usage, "a film from {} to {} would end before it starts; exchange the two",
                atlas::toIso(first), atlas::toIso(last));
  }
  return timing.mode == ui::PlayMode::Story ? storyViews(atlas, view, first, last, timing)
                                            : clockViews(view, first, last, timing);
}

}  // namespace kurilscope::app
