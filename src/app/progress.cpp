#include "app/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace kurilscope::app {

namespace {

std::string inWords(std::chrono::duration<double> time) {
  const auto seconds = static_cast<long>(time.count() + 0.5);
  return seconds < 120 ? fmt::format("{} s", seconds) : fmt::format("{} min", (seconds + 30) / 60);
}

}  // namespace

Progress::Progress(std::string step) : step_(std::move(step)), isTerminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (hasLine_ && isTerminal_) {
    fmt::print(stderr, "\r\x1b[K");
  }
}

void Progress::show(int done, int total) {
  using std::chrono::seconds;
  const Clock::time_point now = Clock::now();
  const auto pause = isTerminal_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(10'000);
  if (done <= 0 || now - start_ < seconds(1) || now - shown_ < pause) {
    return;
  }
  const std::chrono::duration<double> left = (now - start_) * (static_cast<double>(total - done) / done);
  const std::string line = fmt::format("{} {} of {}, {} left", step_, done, total, inWords(left));
  fmt::print(stderr, "{}{}{}", isTerminal_ ? "\r\x1b[K" : "", line, isTerminal_ ? "" : "\n");
  shown_ = now;
  hasLine_ = true;
}

}  // namespace kurilscope::app
