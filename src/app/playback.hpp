#pragma once

#include <optional>

#include "atlas/atlas.hpp"
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

 private:
  view::Camera from_;
  view::Camera to_;
  double start_ = 0;
  bool isFlying_ = false;
};

}  // namespace kurilscope::app
