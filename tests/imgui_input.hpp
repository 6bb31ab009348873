#pragma once

#include <imgui.h>

namespace kurilscope::test {

// Mouse and keys for an ImGui context without a window, through the queue of events where ImGui has one (from 1.87 on).

inline void moveMouse(float x, float y) {
#if IMGUI_VERSION_NUM < 18700
  ImGui::GetIO().MousePos = {x, y};
#else
  ImGui::GetIO().AddMousePosEvent(x, y);
#endif
}

inline void mouseButton(int index, bool isDown) {
#if IMGUI_VERSION_NUM < 18700
  ImGui::GetIO().MouseDown[index] = isDown;
#else
  ImGui::GetIO().AddMouseButtonEvent(index, isDown);
#endif
}

inline void turnWheel(float notches) {
#if IMGUI_VERSION_NUM < 18700
  ImGui::GetIO().MouseWheel += notches;
#else
  ImGui::GetIO().AddMouseWheelEvent(0, notches);
#endif
}

inline void pressKey(ImGuiKey key, bool isDown) {
#if IMGUI_VERSION_NUM < 18700
  ImGui::GetIO().KeysDown[key] = isDown;
#else
  ImGui::GetIO().AddKeyEvent(key, isDown);
#endif
}

inline void holdControl(bool isDown) {
#if IMGUI_VERSION_NUM < 18700
  ImGui::GetIO().KeyCtrl = isDown;
#else
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, isDown);
#endif
}

inline void holdAlt(bool isDown) {
#if IMGUI_VERSION_NUM < 18700
  ImGui::GetIO().KeyAlt = isDown;
#else
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Alt, isDown);
#endif
}

}  // namespace kurilscope::test
