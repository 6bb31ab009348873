#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/window.hpp"

namespace kurilscope::test {

// One thing that a hand does, whatever the window shows.
struct Step {
  enum class Kind { Key, Text, Click, DoubleClick, Drag, Wheel, Point, Pause };

  Kind kind = Kind::Pause;
  std::string_view key;  // as the table of keys writes it
  std::string_view text;
  platform::Button button{};
  int modifiers = 0;
  double x = 0;  // where, as a part of the window
  double y = 0;
  double toX = 0;  // Drag: where to
  double toY = 0;
  double notches = 0;  // of the wheel
  int frames = 0;      // that are drawn before the next step, if so many are due
};

[[nodiscard]] std::vector<Step> stepsOf(std::uint64_t seed, int count);
[[nodiscard]] std::string inWords(const Step& step);
// What a window of that size is told, frame by frame.
[[nodiscard]] std::vector<platform::Event> eventsOf(const Step& step, int width, int height);
// Of a key as the table writes it.
[[nodiscard]] std::vector<platform::Event> keyEvents(std::string_view key);
[[nodiscard]] std::vector<platform::Event> clickEvents(double x, double y, platform::Button button, int modifiers,
                                                       int times);

}  // namespace kurilscope::test
