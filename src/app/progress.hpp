#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "base/result.hpp"

namespace kurilscope::app {

// Told how many of how many steps are done; false asks for the work to be given up.
using OnProgress = std::function<bool(int done, int total)>;

// What work that was given up ends with.
[[nodiscard]] tl::unexpected<Error> cancelled();

// "frame 120 of 600, 35 s left" on stderr once the work takes longer than a second: one line that is overwritten on a
// terminal, now and then a line of its own elsewhere.
class Progress {
 public:
  explicit Progress(std::string step);  // "frame"
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void show(int done, int total);

 private:
  using Clock = std::chrono::steady_clock;

  std::string step_;
  bool isTerminal_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_ = start_;
  bool hasLine_ = false;
};

// Ctrl+C and a polite kill, noticed instead of obeyed at once, so that nothing half done is left. One at a time.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  [[nodiscard]] static bool isRaised();
};

}  // namespace kurilscope::app
