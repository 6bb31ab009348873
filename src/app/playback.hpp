#pragma once

#include <optional>
#include <string>

#include "atlas/atlas.hpp"
#include "ui/panels.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// Moves the playhead by the clock. Whole days come out; the rest is carried to the next frame, so that speed does not
// depend on the frame rate.
class Clock {
 public:
  // The day after `seconds` at `daysPerSecond`, not beyond the last of the pack's period.
  [[nodiscard]] atlas::Day advance(atlas::Day day, double seconds, double daysPerSecond, const atlas::Atlas& atlas);
  void restart() { carried_ = 0; }

 private:
  double carried_ = 0;  // days
};

// A flight of the camera from one View to another, eased at both ends.
class Flight {
 public:
  static constexpr double kSeconds = 0.6;

  void start(const view::Camera& from, const view::Camera& to, double now);
  void stop() { isFlying_ = false; }
  [[nodiscard]] bool isFlying() const { return isFlying_; }
  // Where the camera is at a time; the target, exactly, once it has arrived.
  [[nodiscard]] view::Camera at(double now);
  [[nodiscard]] const view::Camera& target() const { return to_; }

 private:
  view::Camera from_;
  view::Camera to_;
  double start_ = 0;
  bool isFlying_ = false;
};

// How long a story stays at an event: long enough to read its title.
[[nodiscard]] double secondsToRead(const atlas::Event& event);

// Where a story's camera goes for an event: to its place, else to its first island, when that lies in the pack's region
// and with enough of its surroundings to know where one is; nothing for Moscow or Lima, to which an arrow points.
[[nodiscard]] std::optional<view::Camera> storyCamera(const atlas::Event& event, const atlas::Atlas& atlas);

// What playing asks for next.
struct PlayStep {
  std::optional<atlas::Day> date;       // the playhead's new day, by the clock
  const atlas::Event* event = nullptr;  // to select and go to, in a story
  bool isOver = false;                  // nothing is left to play
};

// Plays by the clock or as a story, forwards or backwards, once or in a loop. It keeps no time of its own: the same
// calls give the same steps.
class Player {
 public:
  // Begins to play: at the beginning where the View stands at the end or outside the loop, else where it stands.
  [[nodiscard]] PlayStep start(const view::View& view, const ui::Playback& playback, const atlas::Atlas& atlas);
  [[nodiscard]] PlayStep advance(const view::View& view, const ui::Playback& playback, double seconds,
                                 const atlas::Atlas& atlas);

 private:
  PlayStep advanceClock(const view::View& view, const ui::Playback& playback, double seconds,
                        const atlas::Atlas& atlas);
  PlayStep advanceStory(const view::View& view, const ui::Playback& playback, double seconds,
                        const atlas::Atlas& atlas);

  Clock clock_;
  std::string reading_;  // the event that the story stays at
  double read_ = 0;      // seconds it has been shown
};

}  // namespace kurilscope::app
