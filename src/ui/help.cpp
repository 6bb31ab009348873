#include <algorithm>
#include <cmath>

#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

void groupUi(const Ui& ui, const ShortcutGroup& group, float width) {
  const float left = ImGui::GetCursorPosX();
  const float column = ui.px(146);
  ImGui::PushTextWrapPos(left + width);
  ImGui::PushFont(ui.state.fonts.bold);
  ImGui::TextUnformatted(group.title.data(), group.title.data() + group.title.size());
  ImGui::PopFont();
  ImGui::PushFont(ui.state.fonts.small);
  for (const Shortcut& shortcut : group.shortcuts) {
    ImGui::SetCursorPosX(left);
    ImGui::TextUnformatted(shortcut.keys().c_str());
    ImGui::SameLine(left + column);
    ImGui::PushStyleColor(ImGuiCol_Text, toImGuiVec(ui.colors.textQuiet));
    ImGui::TextUnformatted(shortcut.meaning.data(), shortcut.meaning.data() + shortcut.meaning.size());
    ImGui::PopStyleColor();
  }
  ImGui::PopFont();
  ImGui::PopTextWrapPos();
  space(ui, 12);
}

// Two columns where there is room, filled one after the other.
void sheetUi(const Ui& ui) {
  const std::span<const ShortcutGroup> groups = shortcutGroups();
  const ImVec2 at = ImGui::GetCursorPos();
  const float room = ImGui::GetContentRegionAvail().x;
  const bool hasTwo = room > ui.px(600);
  const float width = hasTwo ? room / 2 - ui.px(12) : room;
  constexpr std::size_t kFirstOfSecond = 2;
  float bottom = at.y;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (hasTwo && i == kFirstOfSecond) {
      bottom = ImGui::GetCursorPosY();
      ImGui::SetCursorPos({at.x + room / 2 + ui.px(12), at.y});
    }
    const float left = ImGui::GetCursorPosX();
    groupUi(ui, groups[i], width);
    ImGui::SetCursorPosX(left);
  }
  ImGui::SetCursorPos({at.x, std::max(bottom, ImGui::GetCursorPosY())});
}

}  // namespace

void helpUi(const Ui& ui, const Rect& window) {
  if (!ui.in.isHelpOpen) {
    return;
  }
  const float margin = ui.px(10);
  const float width = std::min(ui.px(760), window.width - 2 * margin);
  const float top = window.top + ui.px(56);
  const float height = std::max(ui.px(80), window.bottom() - top - margin);
  ImGui::SetNextWindowPos({window.left + std::round((window.width - width) / 2), top});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(20), ui.px(14)));
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
  sheetUi(ui);
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace kurilscope::ui
