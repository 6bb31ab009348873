#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.hpp"

struct GLFWwindow;

namespace kurilscope::platform {

// A window with an OpenGL 3.3 core context, current on the thread that made it, glad loaded, vertical sync on.
class Window {
 public:
  struct Options {
    std::string title;
    int width = 1600;  // in the screen's own units; the framebuffer may have more pixels
    int height = 900;
    int x = -1;  // -1: where the window manager likes
    int y = -1;
    bool isMaximized = false;
  };

  // Not to be seen before `show`. Errors: Machine, saying whether the display or OpenGL is missing.
  [[nodiscard]] static Result<Window> create(const Options& options);
  Window(Window&&) noexcept;
  ~Window();

  void show();
  [[nodiscard]] GLFWwindow* handle() const;
  [[nodiscard]] std::pair<int, int> framebufferSize() const;
  [[nodiscard]] float contentScale() const;  // pixels per 1/96 inch
  [[nodiscard]] bool isMinimized() const;
  [[nodiscard]] double refreshRate() const;  // of the fastest screen, a second

 private:
  struct State;
  explicit Window(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::platform
