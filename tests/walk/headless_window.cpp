#include "headless_window.hpp"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace kurilscope::test {

void HeadlessWindow::send(platform::Event event) {
  isAsleep_ = false;
  events_.push_back(std::move(event));
}

image::Image HeadlessWindow::picture() const {
  image::Image picture = readBack(width_, height_);
  const auto row = static_cast<std::ptrdiff_t>(width_) * 4;
  for (auto top = picture.rgba.begin(), bottom = picture.rgba.end() - row; top < bottom; top += row, bottom -= row) {
    std::swap_ranges(top, top + row, bottom);
  }
  return picture;
}

std::vector<platform::Event> HeadlessWindow::wait(std::optional<double> seconds) {
  isAsleep_ = events_.empty() && !seconds;
  if (events_.empty() && seconds) {
    // Other threads work by the real clock; the window waits for them as long as it would poll.
    constexpr double kPolls = 0.01;
    if (*seconds >= kPolls) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    now_ += *seconds;
  }
  return std::exchange(events_, {});
}

}  // namespace kurilscope::test
