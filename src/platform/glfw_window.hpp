#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "platform/window.hpp"

namespace kurilscope::platform {

struct WindowOptions {
  std::string title;
  Placement placement;  // as far as there are screens for it
};

// On the desktop, through GLFW: glad loaded, vertical sync on. Not to be seen before `show`.
class GlfwWindow final : public Window {
 public:
  // Errors: Machine, saying whether the display or OpenGL is missing.
  [[nodiscard]] static Result<std::unique_ptr<GlfwWindow>> create(const WindowOptions& options);
  ~GlfwWindow() override;

  void show();

  [[nodiscard]] std::vector<Event> wait(std::optional<double> seconds) override;
  [[nodiscard]] double now() const override;
  void present() override;
  [[nodiscard]] std::pair<int, int> size() const override;
  [[nodiscard]] float contentScale() const override;
  [[nodiscard]] bool isMinimized() const override;
  [[nodiscard]] double refreshRate() const override;  // of the fastest screen
  [[nodiscard]] Placement placement() const override;
  void setPointer(Pointer pointer) override;
  void setClipboard(const std::string& text) override;
  [[nodiscard]] std::string clipboard() const override;

 private:
  struct State;
  explicit GlfwWindow(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::platform
