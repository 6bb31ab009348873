#include "app/input.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

#include "scene/navigate.hpp"
#include "scene/swipe.hpp"

namespace kurilscope::app {

namespace {

constexpr double kDragPixels = 4;  // less is a click
constexpr double kSwipeReach = 8;  // 1/96 inch: how near the line of a swipe a drag must begin
constexpr double kDoubleClickSeconds = 0.35;

template <class E>
E next(E value) {
  return static_cast<E>((static_cast<std::size_t>(value) + 1) % view::words<E>().size());
}

// Keys that are called by a word; letters and digits are GLFW's own codes.
int codeOf(std::string_view key) {
  constexpr std::pair<std::string_view, int> kCodes[] = {
      {"Space", GLFW_KEY_SPACE}, {"Left", GLFW_KEY_LEFT}, {"Right", GLFW_KEY_RIGHT},
      {"Home", GLFW_KEY_HOME},   {"End", GLFW_KEY_END},   {"Esc", GLFW_KEY_ESCAPE},
      {"F1", GLFW_KEY_F1},       {"/", GLFW_KEY_SLASH},   {"Backspace", GLFW_KEY_BACKSPACE},
      {"Enter", GLFW_KEY_ENTER},
  };
  const auto* found = std::ranges::find(kCodes, key, &std::pair<std::string_view, int>::first);
  if (found != std::end(kCodes)) {
    return found->second;
  }
  const char letter = key.size() == 1 ? key.front() : '\0';
  const bool isPlain = (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
  return isPlain ? letter : GLFW_KEY_UNKNOWN;
}

// The speeds of the digit keys 1 to 6: a day, a week, a month, half a year, a year, five years a second.
constexpr double kSpeeds[] = {1, 7, 30.4, 182.6, 365.25, 1826};

Wish requested(ui::Request request) { return {.requests = {request}}; }

Wish zoomed(double factor, const view::View& view, const scene::Stage& stage, const scene::Frame& frame) {
  const glm::dvec2 middle{frame.width / 2.0, frame.height / 2.0};
  return {.commands = {view::SetCamera{scene::zoomed(stage, view, frame, middle, factor)}}};
}

Wish panned(ui::PanTo to, const view::View& view, const scene::Stage& stage, const scene::Frame& frame) {
  const glm::dvec2 middle{frame.width / 2.0, frame.height / 2.0};
  const double across = to == ui::PanTo::Left ? -1 : to == ui::PanTo::Right ? 1 : 0;
  const double down = to == ui::PanTo::Up ? -1 : to == ui::PanTo::Down ? 1 : 0;
  const glm::dvec2 step{across * frame.width / 8.0, down * frame.height / 8.0};
  return {.commands = {view::SetCamera{scene::panned(stage, view, frame, middle + step, middle)}}};
}

}  // namespace

std::vector<KeyStroke> strokesOf(std::string_view key) {
  int modifiers = 0;
  for (const auto& [name, bit] : {std::pair{std::string_view{"Ctrl+"}, GLFW_MOD_CONTROL},
                                  {std::string_view{"Shift+"}, GLFW_MOD_SHIFT},
                                  {std::string_view{"Alt+"}, GLFW_MOD_ALT}}) {
    if (key.starts_with(name)) {
      key.remove_prefix(name.size());
      modifiers |= bit;
    }
  }
  if (key == "+") {  // with Shift or without, and on the number pad
    return {{GLFW_KEY_EQUAL, modifiers}, {GLFW_KEY_EQUAL, modifiers | GLFW_MOD_SHIFT}, {GLFW_KEY_KP_ADD, modifiers}};
  }
  if (key == "-") {
    return {{GLFW_KEY_MINUS, modifiers}, {GLFW_KEY_KP_SUBTRACT, modifiers}};
  }
  if (key == "?") {
    return {{GLFW_KEY_SLASH, modifiers | GLFW_MOD_SHIFT}};
  }
  const int code = codeOf(key);
  return code == GLFW_KEY_UNKNOWN ? std::vector<KeyStroke>{} : std::vector<KeyStroke>{{code, modifiers}};
}

const ui::KeyBinding* bindingOf(const KeyStroke& stroke) {
  const KeyStroke plain{stroke.key, stroke.modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_SHIFT | GLFW_MOD_ALT)};
  for (const ui::KeyBinding& binding : ui::keyBindings()) {
    const std::vector<KeyStroke> strokes = strokesOf(binding.key);
    if (std::ranges::find(strokes, plain) != strokes.end()) {
      return &binding;
    }
  }
  return nullptr;
}

Wish wishOf(const KeyStroke& stroke, const view::View& view, const scene::Stage& stage, const scene::Frame& frame) {
  const ui::KeyBinding* binding = bindingOf(stroke);
  return binding == nullptr ? Wish{} : wishOf(*binding, view, stage, frame);
}

Wish wishOf(const ui::KeyBinding& binding, const view::View& view, const scene::Stage& stage,
            const scene::Frame& frame) {
  const atlas::Records& records = stage.atlas.records();
  const int amount = binding.amount;
  switch (binding.action) {
    case ui::KeyAction::Play:
      return requested(ui::Request::TogglePlay);
    case ui::KeyAction::Speed:
      return {.daysPerSecond = kSpeeds[amount - 1]};
    case ui::KeyAction::StepEvent:
      return {.commands = {view::StepEvent{amount < 0 ? view::Direction::Back : view::Direction::Forward}}};
    case ui::KeyAction::StepDay:
      return {.commands = {view::StepDate{.days = amount}}};
    case ui::KeyAction::StepMonth:
      return {.commands = {view::StepDate{.months = amount}}};
    case ui::KeyAction::StepYear:
      return {.commands = {view::StepDate{.years = amount}}};
    case ui::KeyAction::FirstDay:
      return {.commands = {view::SetDate{records.periodFirst}}};
    case ui::KeyAction::LastDay:
      return {.commands = {view::SetDate{records.defaultDate}}};
    case ui::KeyAction::Pan:
      return panned(static_cast<ui::PanTo>(amount), view, stage, frame);
    case ui::KeyAction::Zoom:
      return zoomed(amount > 0 ? 1 / 1.25 : 1.25, view, stage, frame);
    case ui::KeyAction::GoToSelection:
      return {.commands = {view::GoTo{view.selection.id}}};
    case ui::KeyAction::WholeRegion:
      return records.views.empty() ? Wish{} : Wish{.commands = {view::GoToView{records.views.front().id}}};
    case ui::KeyAction::Deselect:
      return requested(ui::Request::Escape);
    case ui::KeyAction::Search:
      return requested(ui::Request::ToggleSearch);
    case ui::KeyAction::GoToBookmark:
      return {.goToBookmark = amount};
    case ui::KeyAction::SetBookmark:
      return {.setBookmark = amount};
    case ui::KeyAction::NextNames:
      return {.commands = {view::SetNames{next(view.names)}}};
    case ui::KeyAction::NextPerspective:
      return {.commands = {view::SetPerspective{next(view.perspective)}}};
    case ui::KeyAction::NextTheme:
      return {.commands = {view::SetTheme{next(view.theme)}}};
    case ui::KeyAction::InterfaceScale:
      return {.scaleStep = amount};
    case ui::KeyAction::Undo:
      return requested(ui::Request::Undo);
    case ui::KeyAction::Redo:
      return requested(ui::Request::Redo);
    case ui::KeyAction::SavePicture:
      return requested(ui::Request::SavePicture);
    case ui::KeyAction::CopyLink:
      return requested(ui::Request::CopyLink);
    case ui::KeyAction::Briefing:
      return requested(ui::Request::ToggleBriefing);
    case ui::KeyAction::CopyPicture:
      return requested(ui::Request::CopyPicture);
    case ui::KeyAction::CopyText:
      return requested(ui::Request::CopyText);
    case ui::KeyAction::Claims:
      return requested(ui::Request::ToggleClaims);
    case ui::KeyAction::Article:
      return requested(ui::Request::ToggleArticle);
    case ui::KeyAction::Measure:
      return requested(ui::Request::ToggleMeasure);
    case ui::KeyAction::MeasureBack:
      return requested(ui::Request::MeasureBack);
    case ui::KeyAction::MeasureEnd:
      return requested(ui::Request::MeasureEnd);
    case ui::KeyAction::Help:
      return requested(ui::Request::ToggleHelp);
    case ui::KeyAction::Quit:
      return requested(ui::Request::Quit);
    case ui::KeyAction::Count:
      break;
  }
  return {};
}

void MapMouse::press(glm::dvec2 pixel) {
  isDown_ = true;
  hasMoved_ = false;
  isSwiping_ = false;
  pressed_ = last_ = pixel;
}

MapMouse::Click MapMouse::click(double now) {
  const bool wasClick = isDown_ && !hasMoved_;
  isDown_ = false;
  if (!wasClick) {
    return Click::None;
  }
  const bool isDouble = now - lastClick_ < kDoubleClickSeconds;
  lastClick_ = isDouble ? -1 : now;
  return isDouble ? Click::Double : Click::Single;
}

Wish MapMouse::release(glm::dvec2 pixel, double now, const view::View& view, const scene::Stage& stage,
                       const scene::Scene& scene) {
  switch (click(now)) {
    case Click::Single:
      return {.commands = {view::Select{scene::pick(stage, view, scene, glm::vec2(pixel))}}};
    case Click::Double:
      return {.commands = {view::SetCamera{scene::zoomed(stage, view, scene.frame, pixel, 0.5)}}};
    case Click::None:
      break;
  }
  return {};
}

Wish MapMouse::move(glm::dvec2 pixel, const view::View& view, const scene::Stage& stage, const scene::Frame& frame) {
  if (!isDown_) {
    return {};
  }
  if (const auto line = scene::swipeLine(view, frame); line && !hasMoved_) {
    isSwiping_ = std::abs(pressed_.x - static_cast<double>(*line)) <= kSwipeReach * frame.scale;
  }
  if (!hasMoved_ && glm::distance(pixel, pressed_) < kDragPixels * frame.scale) {
    return {};
  }
  hasMoved_ = true;
  const glm::dvec2 from = last_;
  last_ = pixel;
  if (isSwiping_ && view.comparison) {
    return {.commands = {view::SetComparison{
                view::Comparison{view.comparison->with, std::clamp(pixel.x / frame.width, 0.0, 1.0)}}}};
  }
  return {.commands = {view::SetCamera{scene::panned(stage, view, frame, from, pixel)}}};
}

Wish MapMouse::wheel(glm::dvec2 pixel, double notches, int modifiers, const view::View& view, const scene::Stage& stage,
                     const scene::Frame& frame) {
  const double perNotch = (modifiers & GLFW_MOD_CONTROL) != 0 ? 1.05 : (modifiers & GLFW_MOD_SHIFT) != 0 ? 1.5 : 1.25;
  return {.commands = {view::SetCamera{scene::zoomed(stage, view, frame, pixel, std::pow(perNotch, -notches))}}};
}

}  // namespace kurilscope::app
