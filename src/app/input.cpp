#include "app/input.hpp"

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

// Keys that are called by a word; others by the one character on them.
platform::Key keyOf(std::string_view name) {
  namespace key = platform::key;
  constexpr std::pair<std::string_view, platform::Key> kNamed[] = {
      {"Space", key::kSpace}, {"Left", key::kLeft},  {"Right", key::kRight}, {"Home", key::kHome},
      {"End", key::kEnd},     {"Esc", key::kEscape}, {"F1", key::kF1},       {"Backspace", key::kBackspace},
      {"Enter", key::kEnter},
  };
  const auto* found = std::ranges::find(kNamed, name, &std::pair<std::string_view, platform::Key>::first);
  if (found != std::end(kNamed)) {
    return found->second;
  }
  return name.size() == 1 ? static_cast<platform::Key>(static_cast<unsigned char>(name.front())) : key::kNone;
}

// Neither letter nor digit.
bool isSign(char32_t c) {
  const bool isLetter = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
  const bool isDigit = c >= U'0' && c <= U'9';
  return c > U' ' && c <= U'~' && !isLetter && !isDigit;
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

std::optional<KeyStroke> strokeOf(const platform::Event& event) {
  if (event.kind == platform::Event::Kind::Character && isSign(event.character)) {
    return KeyStroke{event.character, 0};
  }
  const bool writes = isSign(event.key) && (event.modifiers & (platform::kControl | platform::kAlt)) == 0;
  return event.kind == platform::Event::Kind::KeyDown && !writes ? std::optional(KeyStroke{event.key, event.modifiers})
                                                                 : std::nullopt;
}

std::vector<KeyStroke> strokesOf(std::string_view key) {
  int modifiers = 0;
  for (const auto& [name, bit] : {std::pair{std::string_view{"Ctrl+"}, platform::kControl},
                                  {std::string_view{"Shift+"}, platform::kShift},
                                  {std::string_view{"Alt+"}, platform::kAlt}}) {
    if (key.starts_with(name)) {
      key.remove_prefix(name.size());
      modifiers |= bit;
    }
  }
  if (key == "+") {  // many keyboards write it with Shift, on the key of the "="
    return {{U'+', modifiers}, {U'=', modifiers}, {U'=', modifiers | platform::kShift}};
  }
  const platform::Key one = keyOf(key);
  return one == platform::key::kNone ? std::vector<KeyStroke>{} : std::vector<KeyStroke>{{one, modifiers}};
}

const ui::KeyBinding* bindingOf(const KeyStroke& stroke) {
  for (const ui::KeyBinding& binding : ui::keyBindings()) {
    const std::vector<KeyStroke> strokes = strokesOf(binding.key);
    if (std::ranges::find(strokes, stroke) != strokes.end()) {
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
  const double perNotch = (modifiers & platform::kControl) != 0 ? 1.05
                          : (modifiers & platform::kShift) != 0 ? 1.5
                                                                : 1.25;
  return {.commands = {view::SetCamera{scene::zoomed(stage, view, frame, pixel, std::pow(perNotch, -notches))}}};
}

}  // namespace kurilscope::app
