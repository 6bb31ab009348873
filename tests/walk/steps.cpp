#include "steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>

#include "app/input.hpp"
#include "ui/shortcuts.hpp"

namespace kurilscope::test {

namespace {

using platform::Event;
using Kind = Event::Kind;

// What walks leave alone: what starts other programs, and the end.
bool isWalked(const ui::KeyBinding& binding) {
  using ui::KeyAction;
  return binding.action != KeyAction::SavePicture && binding.action != KeyAction::CopyPicture &&
         binding.action != KeyAction::Quit;
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : generator_(seed) {}
  double part() { return static_cast<double>(generator_() >> 11) * 0x1p-53; }
  int below(int count) { return static_cast<int>(part() * count); }
  bool isOneIn(int count) { return below(count) == 0; }
  template <class Range>
  const auto& oneOf(const Range& range) {
    return range[static_cast<std::size_t>(below(static_cast<int>(std::size(range))))];
  }

 private:
  std::mt19937_64 generator_;
};

// Parts of the window, by how much there is to do in them: toolbar, map, side panel, timeline.
void place(Dice& dice, double& x, double& y) {
  constexpr std::array<std::array<double, 4>, 4> kParts = {
      {{0.01, 0.01, 0.7, 0.07}, {0, 0.07, 0.76, 0.7}, {0.77, 0, 1, 0.7}, {0, 0.71, 1, 1}}};
  const auto& [left, top, right, bottom] = dice.oneOf(kParts);
  x = left + dice.part() * (right - left);
  y = top + dice.part() * (bottom - top);
}

Step keyStep(Dice& dice) {
  static const std::vector<std::string_view> keys = [] {
    std::vector<std::string_view> walked = {"Tab", "Up", "Down", "Delete", "Ctrl+V"};
    for (const ui::KeyBinding& binding : ui::keyBindings()) {
      if (isWalked(binding)) {
        walked.push_back(binding.key);
      }
    }
    return walked;
  }();
  return {.kind = Step::Kind::Key, .key = dice.oneOf(keys)};
}

Step anyStep(Dice& dice) {
  using platform::Button;
  constexpr std::string_view kTexts[] = {"1956-10-19", "31.02.1956", "Iturup", "200, 400", "abe", "12nm"};
  constexpr int kModifiers[] = {0, 0, 0, platform::kShift, platform::kControl, platform::kAlt};
  Step step;
  switch (dice.below(16)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
      step = keyStep(dice);
      break;
    case 5:
      step = {.kind = Step::Kind::Text, .text = dice.oneOf(kTexts)};
      break;
    case 6:
    case 7:
    case 8:
    case 9:
      step.kind = Step::Kind::Click;
      break;
    case 10:
      step.kind = Step::Kind::DoubleClick;
      break;
    case 11:
    case 12:
      step.kind = Step::Kind::Drag;
      break;
    case 13:
      step.kind = Step::Kind::Wheel;
      step.notches = dice.isOneIn(4) ? dice.below(9) - 4 : dice.below(2) * 2 - 1;
      break;
    case 14:
      step.kind = Step::Kind::Point;
      break;
    default:
      step.frames = dice.below(60);
      return step;
  }
  constexpr Button kButtons[] = {Button::Left,  Button::Left,   Button::Left, Button::Left,
                                 Button::Right, Button::Middle, Button::Back, Button::Forward};
  step.button = dice.oneOf(kButtons);
  step.modifiers = dice.oneOf(kModifiers);
  place(dice, step.x, step.y);
  step.toX = std::clamp(step.x + (dice.part() - 0.5) * 0.4, 0.0, 1.0);
  step.toY = std::clamp(step.y + (dice.part() - 0.5) * 0.4, 0.0, 1.0);
  step.frames = dice.isOneIn(3) ? dice.below(40) : dice.below(8);
  return step;
}

std::vector<Event> wheelEvents(const Step& step, double x, double y) {
  return {{.kind = Kind::Move, .x = x, .y = y},
          {.kind = Kind::Wheel, .modifiers = step.modifiers, .x = 0, .y = step.notches}};
}

std::vector<Event> dragEvents(const Step& step, int width, int height) {
  constexpr int kMoves = 5;
  std::vector<Event> events = {{.kind = Kind::Move, .x = step.x * width, .y = step.y * height},
                               {.kind = Kind::ButtonDown, .modifiers = step.modifiers, .button = step.button}};
  for (int i = 1; i <= kMoves; ++i) {
    const double part = static_cast<double>(i) / kMoves;
    events.push_back({.kind = Kind::Move,
                      .modifiers = step.modifiers,
                      .x = (step.x + (step.toX - step.x) * part) * width,
                      .y = (step.y + (step.toY - step.y) * part) * height});
  }
  events.push_back({.kind = Kind::ButtonUp, .modifiers = step.modifiers, .button = step.button});
  events.push_back({.kind = Kind::Redraw});  // whatever was held is let go
  return events;
}

std::vector<Event> textEvents(std::string_view text) {
  std::vector<Event> events;
  for (const char c : text) {
    const auto written = static_cast<char32_t>(static_cast<unsigned char>(c));
    const platform::Key key = written >= U'a' && written <= U'z' ? written - U'a' + U'A' : written;
    events.push_back({.kind = Kind::KeyDown, .key = key});
    events.push_back({.kind = Kind::Character, .character = written});
    events.push_back({.kind = Kind::KeyUp, .key = key});
  }
  return events;
}

const char* nameOf(platform::Button button) {
  constexpr std::array kNames = {"left", "right", "middle", "back", "forward"};
  return kNames[static_cast<std::size_t>(button)];
}

std::string modifiersInWords(int modifiers) {
  return fmt::format("{}{}{}", (modifiers & platform::kControl) != 0 ? "Ctrl+" : "",
                     (modifiers & platform::kShift) != 0 ? "Shift+" : "",
                     (modifiers & platform::kAlt) != 0 ? "Alt+" : "");
}

}  // namespace

std::vector<Step> stepsOf(std::uint64_t seed, int count) {
  Dice dice(seed);
  std::vector<Step> steps;
  for (int i = 0; i < count; ++i) {
    steps.push_back(anyStep(dice));
  }
  return steps;
}

std::string inWords(const Step& step) {
  const std::string at =
      fmt::format("at {:.3f}, {:.3f} with {}{}", step.x, step.y, modifiersInWords(step.modifiers), nameOf(step.button));
  const std::string then = fmt::format("; then {} frames", step.frames);
  switch (step.kind) {
    case Step::Kind::Key:
      return fmt::format("key {}{}", step.key, then);
    case Step::Kind::Text:
      return fmt::format("type \"{}\"{}", step.text, then);
    case Step::Kind::Click:
      return fmt::format("click {}{}", at, then);
    case Step::Kind::DoubleClick:
      return fmt::format("double click {}{}", at, then);
    case Step::Kind::Drag:
      return fmt::format("drag {} to {:.3f}, {:.3f}{}", at, step.toX, step.toY, then);
    case Step::Kind::Wheel:
      return fmt::format("wheel by {} {}{}", step.notches, at, then);
    case Step::Kind::Point:
      return fmt::format("point {}{}", at, then);
    case Step::Kind::Pause:
      break;
  }
  return fmt::format("wait{}", then);
}

std::vector<Event> keyEvents(std::string_view key) {
  namespace names = platform::key;
  constexpr std::pair<std::string_view, platform::Key> kUnbound[] = {
      {"Tab", names::kTab}, {"Up", names::kUp}, {"Down", names::kDown}, {"Delete", names::kDelete}};
  platform::KeyStroke stroke;
  if (const auto* found = std::ranges::find(kUnbound, key, &std::pair<std::string_view, platform::Key>::first);
      found != std::end(kUnbound)) {
    stroke.key = found->second;
  } else {
    stroke = app::strokesOf(key).front();
  }
  std::vector<Event> events = {{.kind = Kind::KeyDown, .key = stroke.key, .modifiers = stroke.modifiers}};
  const bool isWritten = stroke.key < names::kLeft && (stroke.modifiers & ~platform::kShift) == 0;
  if (isWritten) {
    const bool isLetter = stroke.key >= U'A' && stroke.key <= U'Z';
    events.push_back({.kind = Kind::Character, .character = isLetter ? stroke.key - U'A' + U'a' : stroke.key});
  }
  events.push_back({.kind = Kind::KeyUp, .key = stroke.key, .modifiers = stroke.modifiers});
  events.push_back({.kind = Kind::Redraw});
  return events;
}

std::vector<Event> clickEvents(double x, double y, platform::Button button, int modifiers, int times) {
  std::vector<Event> events = {{.kind = Kind::Move, .x = x, .y = y}};
  for (int i = 0; i < times; ++i) {
    events.push_back({.kind = Kind::ButtonDown, .modifiers = modifiers, .button = button});
    events.push_back({.kind = Kind::ButtonUp, .modifiers = modifiers, .button = button});
  }
  events.push_back({.kind = Kind::Redraw});
  return events;
}

std::vector<Event> eventsOf(const Step& step, int width, int height) {
  const double x = step.x * width;
  const double y = step.y * height;
  switch (step.kind) {
    case Step::Kind::Key:
      return keyEvents(step.key);
    case Step::Kind::Text:
      return textEvents(step.text);
    case Step::Kind::Click:
      return clickEvents(x, y, step.button, step.modifiers, 1);
    case Step::Kind::DoubleClick:
      return clickEvents(x, y, step.button, step.modifiers, 2);
    case Step::Kind::Drag:
      return dragEvents(step, width, height);
    case Step::Kind::Wheel:
      return wheelEvents(step, x, y);
    case Step::Kind::Point:
      return {{.kind = Kind::Move, .x = x, .y = y}};
    case Step::Kind::Pause:
      break;
  }
  return {};
}

}  // namespace kurilscope::test
