#pragma once

#include "app/imgui_window.hpp"
#include "app/viewer.hpp"

namespace kurilscope::app {

// Waits until there is something to do, and draws a frame where one is due: true then.
bool nextFrame(platform::Window& window, ImGuiWindow& imgui, Viewer& viewer);

}  // namespace kurilscope::app
