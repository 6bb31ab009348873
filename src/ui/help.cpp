#include <algorithm>

#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

void groupUi(const Ui& ui, const ShortcutGroup& group) {
  textIn(ui.state.fonts.bold, ui.colors.text, group.title);
  const float column = ui.px(158);
  for (const Shortcut& shortcut : group.shortcuts) {
    const ImVec2 at = ImGui::GetCursorPos();
    textIn(ui.state.fonts.small, ui.colors.text, shortcut.keys);
    ImGui::SetCursorPos({at.x + column, at.y});
    textIn(ui.state.fonts.small, ui.colors.textQuiet, shortcut.meaning);
  }
  space(ui, 10);
}

}  // namespace

void helpUi(const Ui& ui, const Rect& map) {
  if (!ui.in.isHelpOpen) {
    return;
  }
  const float margin = ui.px(10);
  const float width = std::min(ui.px(470), map.width - 2 * margin);
  const float top = map.top + ui.px(56);
  const float height = std::max(ui.px(80), map.bottom() - top - margin);
  ImGui::SetNextWindowPos({map.left + (map.width - width) / 2, top});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(18), ui.px(14)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, ui.px(1)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
  ImGui::Begin("##help", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_AlwaysAutoResize);
  textIn(ui.state.fonts.heading, ui.colors.text, "Keys and mouse");
  ImGui::SameLine(ImGui::GetContentRegionMax().x - ui.px(28));
  if (iconButton(ui, "close", Icon::Close, withKey("Close", keys::kHelp))) {
    ui.request(Request::ToggleHelp);
  }
  space(ui, 6);
  for (const ShortcutGroup& group : shortcutGroups()) {
    groupUi(ui, group);
  }
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace kurilscope::ui
