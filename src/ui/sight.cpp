#include "ui/sight.hpp"

#include <cmath>

#include "ui/panel_state.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

ImU32 asSeen(ImU32 color, scene::Vision vision) {
  const auto channel = [color](int shift) { return static_cast<std::uint8_t>(color >> shift); };
  const scene::Color whole{channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT),
                           channel(IM_COL32_A_SHIFT)};
  return toImGui(scene::simulated(whole, vision));
}

}  // namespace

void showAsSeen(ImDrawData& drawn, scene::Vision vision) {
  if (vision == scene::Vision::Full) {
    return;
  }
  // Vertices of one shape follow one another: most colours are worked out once a shape.
  ImU32 before = 0;
  ImU32 seen = asSeen(before, vision);
  for (int i = 0; i < drawn.CmdListsCount; ++i) {
    for (ImDrawVert& vertex : drawn.CmdLists[i]->VtxBuffer) {
      if (vertex.col != before) {
        before = vertex.col;
        seen = asSeen(before, vision);
      }
      vertex.col = seen;
    }
  }
}

void sightUi(const Ui& ui, const Rect& map) {
  if (ui.in.vision == scene::Vision::Full) {
    return;
  }
  const ButtonLook look{.label = titleOf(ui.in.vision)};
  const float width = iconButtonWidth(ui, look) + ui.px(8);
  const ImVec2 at = {std::round(map.left + (map.width - width) / 2), map.top + ui.px(52)};
  ImGui::SetNextWindowPos(at);
  ImGui::SetNextWindowSize({width, ui.px(36)});
  ui.out.covered.push_back({{at.x, at.y}, {at.x + width, at.y + ui.px(36)}});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(4), ui.px(3)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
  ImGui::Begin("##sight", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar |
                   ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoFocusOnAppearing |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);  // under a menu
  if (iconButton(ui, "sight", Icon::Close, "A preview: saved pictures keep their colours. Click to end it (Esc)",
                 look)) {
    ui.out.vision = scene::Vision::Full;
  }
  ImGui::End();
  ImGui::PopStyleVar(2);
}

const char* titleOf(scene::Vision vision) {
  switch (vision) {
    case scene::Vision::Protan:
      return "As seen with protanopia";
    case scene::Vision::Deutan:
      return "As seen with deuteranopia";
    case scene::Vision::Tritan:
      return "As seen with tritanopia";
    case scene::Vision::Grey:
      return "As printed without colours";
    case scene::Vision::Full:
      break;
  }
  return "In full colour";
}

}  // namespace kurilscope::ui
