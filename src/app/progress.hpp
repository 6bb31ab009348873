#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace kurilscope::app {

// Told how many of how many steps are done.
using OnProgress = std::function<void(int done, int total)>;

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

}  // namespace kurilscope::app
