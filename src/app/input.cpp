#include "app/input.hpp"

#include <GLFW/glfw3.h>

#include <cmath>
#include <glm/geometric.hpp>

#include "scene/navigate.hpp"

namespace kurilscope::app {

namespace {

constexpr double kDragPixels = 4;  // less is a click
constexpr double kDoubleClickSeconds = 0.35;

template <class E>
E next(E value) {
  return static_cast<E>((static_cast<std::size_t>(value) + 1) % view::words<E>().size());
}

// One step along time by the arrow keys: an event, a day with Ctrl, a month with Shift, a year with Alt.
view::Command timeStep(int sign, int modifiers) {
  if ((modifiers & GLFW_MOD_CONTROL) != 0) {
    return view::StepDate{.days = sign};
  }
  if ((modifiers & GLFW_MOD_SHIFT) != 0) {
    return view::StepDate{.months = sign};
  }
  if ((modifiers & GLFW_MOD_ALT) != 0) {
    return view::StepDate{.years = sign};
  }
  return view::StepEvent{sign < 0 ? view::Direction::Back : view::Direction::Forward};
}

Wish controlWish(int key, bool withShift) {
  switch (key) {
    case GLFW_KEY_Z:
      return {.requests = {withShift ? ui::Request::Redo : ui::Request::Undo}};
    case GLFW_KEY_Y:
      return {.requests = {ui::Request::Redo}};
    case GLFW_KEY_S:
      return {.requests = {ui::Request::SavePicture}};
    case GLFW_KEY_C:
      return {.requests = {ui::Request::CopyText}};
    case GLFW_KEY_L:
      return {.requests = {ui::Request::CopyLink}};
    case GLFW_KEY_Q:
      return {.requests = {ui::Request::Quit}};
    default:
      return {};
  }
}

// The speeds of the digit keys 1 to 6: a day, a week, a month, half a year, a year, five years a second.
std::optional<double> speedOf(int key) {
  constexpr double kSpeeds[] = {1, 7, 30.4, 182.6, 365.25, 1826};
  return key >= GLFW_KEY_1 && key <= GLFW_KEY_6 ? std::optional(kSpeeds[key - GLFW_KEY_1]) : std::nullopt;
}

}  // namespace

Wish wishOf(const KeyStroke& stroke, const view::View& view, const scene::Stage& stage, const scene::Frame& frame) {
  const glm::dvec2 middle{frame.width / 2.0, frame.height / 2.0};
  const auto zoom = [&](double factor) {
    return Wish{.commands = {view::SetCamera{scene::zoomed(stage, view, frame, middle, factor)}}};
  };
  const auto pan = [&](double x, double y) {
    const glm::dvec2 step{x * frame.width / 8.0, y * frame.height / 8.0};
    return Wish{.commands = {view::SetCamera{scene::panned(stage, view, frame, middle + step, middle)}}};
  };
  if (stroke.key == GLFW_KEY_LEFT || stroke.key == GLFW_KEY_RIGHT) {
    return {.commands = {timeStep(stroke.key == GLFW_KEY_LEFT ? -1 : 1, stroke.modifiers)}};
  }
  if ((stroke.modifiers & GLFW_MOD_CONTROL) != 0) {
    return controlWish(stroke.key, (stroke.modifiers & GLFW_MOD_SHIFT) != 0);
  }
  const atlas::Records& records = stage.atlas.records();
  switch (stroke.key) {
    case GLFW_KEY_SPACE:
      return {.requests = {ui::Request::TogglePlay}};
    case GLFW_KEY_HOME:
      return {.commands = {view::SetDate{records.periodFirst}}};
    case GLFW_KEY_END:
      return {.commands = {view::SetDate{records.defaultDate}}};
    case GLFW_KEY_EQUAL:
    case GLFW_KEY_KP_ADD:
      return zoom(1 / 1.25);
    case GLFW_KEY_MINUS:
    case GLFW_KEY_KP_SUBTRACT:
      return zoom(1.25);
    case GLFW_KEY_A:
      return pan(-1, 0);
    case GLFW_KEY_D:
      return pan(1, 0);
    case GLFW_KEY_W:
      return pan(0, -1);
    case GLFW_KEY_S:
      return pan(0, 1);
    case GLFW_KEY_F:
      return records.views.empty() ? Wish{} : Wish{.commands = {view::GoToView{records.views.front().id}}};
    case GLFW_KEY_G:
      return {.commands = {view::GoTo{view.selection.id}}};
    case GLFW_KEY_N:
      return {.commands = {view::SetNames{next(view.names)}}};
    case GLFW_KEY_P:
      return {.commands = {view::SetPerspective{next(view.perspective)}}};
    case GLFW_KEY_T:
      return {.commands = {view::SetTheme{next(view.theme)}}};
    case GLFW_KEY_ESCAPE:
      return {.commands = {view::Select{}}};
    case GLFW_KEY_F1:
    case GLFW_KEY_SLASH:
      return {.requests = {ui::Request::ToggleHelp}};
    default:
      return {.daysPerSecond = speedOf(stroke.key)};
  }
}

void MapMouse::press(glm::dvec2 pixel) {
  isDown_ = true;
  hasMoved_ = false;
  pressed_ = last_ = pixel;
}

Wish MapMouse::release(glm::dvec2 pixel, double now, const view::View& view, const scene::Stage& stage,
                       const scene::Scene& scene) {
  const bool wasClick = isDown_ && !hasMoved_;
  isDown_ = false;
  if (!wasClick) {
    return {};
  }
  if (now - lastClick_ < kDoubleClickSeconds) {
    lastClick_ = -1;
    return {.commands = {view::SetCamera{scene::zoomed(stage, view, scene.frame, pixel, 0.5)}}};
  }
  lastClick_ = now;
  return {.commands = {view::Select{scene::pick(stage, view, scene, glm::vec2(pixel))}}};
}

Wish MapMouse::move(glm::dvec2 pixel, const view::View& view, const scene::Stage& stage, const scene::Frame& frame) {
  if (!isDown_) {
    return {};
  }
  if (!hasMoved_ && glm::distance(pixel, pressed_) < kDragPixels * frame.scale) {
    return {};
  }
  hasMoved_ = true;
  const glm::dvec2 from = last_;
  last_ = pixel;
  return {.commands = {view::SetCamera{scene::panned(stage, view, frame, from, pixel)}}};
}

Wish MapMouse::wheel(glm::dvec2 pixel, double notches, int modifiers, const view::View& view, const scene::Stage& stage,
                     const scene::Frame& frame) {
  const double perNotch = (modifiers & GLFW_MOD_CONTROL) != 0 ? 1.05 : (modifiers & GLFW_MOD_SHIFT) != 0 ? 1.5 : 1.25;
  return {.commands = {view::SetCamera{scene::zoomed(stage, view, frame, pixel, std::pow(perNotch, -notches))}}};
}

}  // namespace kurilscope::app
