#pragma once

#include <deque>
#include <vector>

#include "platform/window.hpp"

namespace kurilscope::app {

// What a window told, taken frame by frame: panels look at keys and buttons once a frame, so nothing that is pressed
// and let go between two frames, nor what is typed before and after a key such as Left, may fall into one.
class EventQueue {
 public:
  void add(std::vector<platform::Event> events);
  [[nodiscard]] bool isEmpty() const { return events_.empty(); }
  [[nodiscard]] bool holds(platform::Event::Kind kind) const;
  // For the next frame.
  [[nodiscard]] std::vector<platform::Event> take();

 private:
  std::deque<platform::Event> events_;
};

}  // namespace kurilscope::app
