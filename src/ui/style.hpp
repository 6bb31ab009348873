#pragma once

#include <imgui.h>

#include "scene/style.hpp"

namespace kurilscope::ui {

[[nodiscard]] ImU32 toImGui(scene::Color color);
[[nodiscard]] ImVec4 toImGuiVec(scene::Color color);

// Dresses the current ImGui context in a theme: quiet panels, rounded controls, generous spacing. Sizes in pixels.
void applyStyle(const scene::Palette& palette, float scale);

}  // namespace kurilscope::ui
