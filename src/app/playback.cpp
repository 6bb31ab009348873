#include "app/playback.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "view/command.hpp"
#include "view/filter.hpp"

namespace kurilscope::app {

atlas::Day Clock::advance(atlas::Day day, double seconds, double daysPerSecond, const atlas::Atlas& atlas) {
  carried_ += seconds * daysPerSecond;
  const double whole = std::trunc(carried_);
  carried_ -= whole;
  const atlas::Day next = day + std::chrono::days{static_cast<int>(whole)};
  return std::clamp(next, atlas.records().periodFirst, atlas.records().periodLast);
}

void Flight::start(const view::Camera& from, const view::Camera& to, double now) {
  from_ = from;
  to_ = to;
  start_ = now;
  isFlying_ = !(from == to);
}

view::Camera Flight::at(double now) {
  const double part = std::clamp((now - start_) / kSeconds, 0.0, 1.0);
  if (part >= 1) {
    isFlying_ = false;
    return to_;
  }
  const double eased = part * part * (3 - 2 * part);
  // The span changes by ratio, so that zooming feels even.
  return {{std::lerp(from_.center.lon, to_.center.lon, eased), std::lerp(from_.center.lat, to_.center.lat, eased)},
          from_.spanKm * std::pow(to_.spanKm / from_.spanKm, eased)};
}

namespace {

// The days that are played, both included.
ui::Loop stretchOf(const ui::Playback& playback, const atlas::Atlas& atlas) {
  return playback.loop.value_or(ui::Loop{atlas.records().periodFirst, atlas.records().periodLast});
}

bool isIn(const ui::Loop& stretch, atlas::Day day) { return stretch.first <= day && day <= stretch.last; }

// The event that the story stays at: the selected one while it is the one under the playhead.
const atlas::Event* eventRead(const view::View& view, const atlas::Atlas& atlas) {
  const bool isEvent = view.selection.subject == view::Subject::Event;
  const atlas::Event* event = isEvent ? atlas.event(view.selection.id) : nullptr;
  return event != nullptr && event->start.first == view.date ? event : nullptr;
}

// The first event of a stretch in the direction of play; null where the filter leaves none.
const atlas::Event* firstEvent(const view::View& view, const ui::Loop& stretch, view::Direction direction,
                               const atlas::Atlas& atlas) {
  view::View before = view;
  before.selection = {};
  before.date = direction == view::Direction::Forward ? stretch.first - std::chrono::days{1}
                                                      : stretch.last + std::chrono::days{1};
  const atlas::Event* event = view::neighbourEvent(before, direction, atlas);
  return event != nullptr && isIn(stretch, event->start.first) ? event : nullptr;
}

view::Direction directionOf(const ui::Playback& playback) {
  return playback.isReverse ? view::Direction::Back : view::Direction::Forward;
}

}  // namespace

double secondsToRead(const atlas::Event& event) {
  return 2.2 + 0.03 * static_cast<double>(codePoints(event.title).size());
}

std::optional<view::Camera> storyCamera(const atlas::Event& event, const atlas::Atlas& atlas) {
  constexpr double kNarrowestKm = 500;
  const std::string id = !event.place.empty() || event.islands.empty() ? event.place : event.islands.front();
  const auto position = atlas.positionOf(id);
  if (!position || !atlas.records().region.holds(*position)) {
    return std::nullopt;
  }
  view::Camera camera = view::apply(view::initialView(atlas), view::GoTo{id}, atlas).camera;
  camera.spanKm = std::max(camera.spanKm, kNarrowestKm);
  return camera;
}

PlayStep Player::start(const view::View& view, const ui::Playback& playback, const atlas::Atlas& atlas) {
  clock_.restart();
  reading_.clear();
  const ui::Loop stretch = stretchOf(playback, atlas);
  const atlas::Day begin = playback.isReverse ? stretch.last : stretch.first;
  const atlas::Day end = playback.isReverse ? stretch.first : stretch.last;
  if (playback.mode == ui::PlayMode::Story) {
    const atlas::Event* next = view::neighbourEvent(view, directionOf(playback), atlas);
    const bool isInside = isIn(stretch, view.date) && next != nullptr && isIn(stretch, next->start.first);
    return {.event = isInside ? nullptr : firstEvent(view, stretch, directionOf(playback), atlas)};
  }
  const bool isInside = isIn(stretch, view.date) && view.date != end;
  return {.date = isInside ? std::nullopt : std::optional(begin)};
}

PlayStep Player::advance(const view::View& view, const ui::Playback& playback, double seconds,
                         const atlas::Atlas& atlas) {
  return playback.mode == ui::PlayMode::Story ? advanceStory(view, playback, seconds, atlas)
                                              : advanceClock(view, playback, seconds, atlas);
}

PlayStep Player::advanceClock(const view::View& view, const ui::Playback& playback, double seconds,
                              const atlas::Atlas& atlas) {
  const ui::Loop stretch = stretchOf(playback, atlas);
  const double speed = playback.isReverse ? -playback.daysPerSecond : playback.daysPerSecond;
  const atlas::Day next = clock_.advance(view.date, seconds, speed, atlas);
  const bool isAtEnd = playback.isReverse ? next <= stretch.first : next >= stretch.last;
  if (!playback.loop) {
    return {.date = next, .isOver = isAtEnd};
  }
  // The last day is shown before the first again.
  const atlas::Day end = playback.isReverse ? stretch.first : stretch.last;
  const atlas::Day begin = playback.isReverse ? stretch.last : stretch.first;
  if (view.date == end || !isIn(stretch, view.date)) {
    return {.date = next == view.date ? next : begin};
  }
  return {.date = isAtEnd ? end : next};
}

PlayStep Player::advanceStory(const view::View& view, const ui::Playback& playback, double seconds,
                              const atlas::Atlas& atlas) {
  const ui::Loop stretch = stretchOf(playback, atlas);
  if (const atlas::Event* event = eventRead(view, atlas); event != nullptr && isIn(stretch, event->start.first)) {
    // Another may have been chosen by hand: it is read from the beginning.
    read_ = event->id == reading_ ? read_ + seconds : seconds;
    reading_ = event->id;
    if (read_ < secondsToRead(*event)) {
      return {};
    }
  }
  const atlas::Event* next = view::neighbourEvent(view, directionOf(playback), atlas);
  if (next == nullptr || !isIn(stretch, next->start.first)) {
    next = playback.loop ? firstEvent(view, stretch, directionOf(playback), atlas) : nullptr;
  }
  if (next == nullptr) {
    return {.isOver = true};
  }
  reading_ = next->id;
  read_ = 0;
  return {.event = next};
}

}  // namespace kurilscope::app
