#pragma once

#include <span>
#include <string>

#include "app/panel_drawing.hpp"
#include "platform/window.hpp"
#include "scene/vision.hpp"

struct ImFontAtlas;

namespace kurilscope::app {

// ImGui on a window: takes what the window tells, draws into its context. One at a time.
class ImGuiWindow {
 public:
  // With an atlas of its own where none is given. The window must outlive it.
  explicit ImGuiWindow(platform::Window& window, ImFontAtlas* fonts = nullptr);
  ~ImGuiWindow();
  ImGuiWindow(const ImGuiWindow&) = delete;
  ImGuiWindow& operator=(const ImGuiWindow&) = delete;

  // A frame: between both, panels are drawn.
  void begin(std::span<const platform::Event> events);
  void end(scene::Vision vision);

 private:
  // Made before and destroyed after what draws in it.
  struct Context {
    explicit Context(ImFontAtlas* fonts);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
  };

  platform::Window& window_;
  Context context_;
  PanelDrawing drawing_;
  double lastFrame_;
  std::string pasted_;  // ImGui takes it by a pointer
};

}  // namespace kurilscope::app
