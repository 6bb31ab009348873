#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/window.hpp"
#include "scene/compose.hpp"
#include "ui/panels.hpp"
#include "ui/shortcuts.hpp"
#include "view/command.hpp"

namespace kurilscope::app {

// What one input asks for.
struct Wish {
  view::Commands commands;
  std::vector<ui::Request> requests;
  std::optional<double> daysPerSecond;
  std::optional<int> setBookmark;  // the number of the bookmark
  std::optional<int> goToBookmark;
  std::optional<int> scaleStep;  // the interface larger, smaller or, with 0, as the screen wants it
};

using platform::KeyStroke;

// The stroke that an event of the keyboard is; nothing for others. Signs such as "/" and "?" are taken as they are
// written, for layouts have them at different places, with Shift or without; together with Ctrl or Alt, which write
// nothing, they are taken from their key.
[[nodiscard]] std::optional<KeyStroke> strokeOf(const platform::Event& event);

// The strokes that a binding's text stands for: one, but for the plus, which shares its key with another sign.
[[nodiscard]] std::vector<KeyStroke> strokesOf(std::string_view key);
// The binding of a stroke; null where the key does nothing.
[[nodiscard]] const ui::KeyBinding* bindingOf(const KeyStroke& stroke);

// What a binding does.
[[nodiscard]] Wish wishOf(const ui::KeyBinding& binding, const view::View& view, const scene::Stage& stage,
                          const scene::Frame& frame);
// Keys work wherever the mouse is, except while a text is typed.
[[nodiscard]] Wish wishOf(const KeyStroke& stroke, const view::View& view, const scene::Stage& stage,
                          const scene::Frame& frame);

// The mouse on the map, in pixels from the map's top left.
class MapMouse {
 public:
  void press(glm::dvec2 pixel);
  // Ends a press: what it was, for a tool that takes clicks itself.
  enum class Click { None, Single, Double };
  Click click(double now);
  // Gives a Select for a click that was no drag, a zoom for a double click.
  [[nodiscard]] Wish release(glm::dvec2 pixel, double now, const view::View& view, const scene::Stage& stage,
                             const scene::Scene& scene);
  [[nodiscard]] Wish move(glm::dvec2 pixel, const view::View& view, const scene::Stage& stage,
                          const scene::Frame& frame);
  [[nodiscard]] static Wish wheel(glm::dvec2 pixel, double notches, int modifiers, const view::View& view,
                                  const scene::Stage& stage, const scene::Frame& frame);
  [[nodiscard]] bool isDragging() const { return isDown_ && hasMoved_; }
  [[nodiscard]] bool isDown() const { return isDown_; }

 private:
  bool isDown_ = false;
  bool hasMoved_ = false;
  bool isSwiping_ = false;  // the line between two sides rather than the map
  glm::dvec2 pressed_{0, 0};
  glm::dvec2 last_{0, 0};
  double lastClick_ = -1;
};

}  // namespace kurilscope::app
