#include "ui/sheets.hpp"

#include <algorithm>

#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

void sheetUi(const Ui& ui, const Rect& area, const char* title, Request closing, std::string_view key,
             void (*content)(const Ui&)) {
  ImGui::SetNextWindowPos({area.left, area.top});
  ImGui::SetNextWindowSize({area.width, area.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(20), ui.px(12)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
  ImGui::Begin(title, nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoScrollbar |
                   ImGuiWindowFlags_NoScrollWithMouse);
  textIn(ui.state.fonts.heading, ui.colors.text, title);
  ImGui::SameLine(ImGui::GetContentRegionMax().x - ui.px(28));
  if (iconButton(ui, "close", Icon::Close, withKey("Close", key))) {
    ui.request(closing);
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  beginScrolling(ui, "content");
  content(ui);
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::End();
  ImGui::PopStyleVar(2);
}

void openSheetUi(const Ui& ui, const Layout& layout) {
  constexpr float kWanted = 440;  // in a low window a sheet lies over the timeline too
  const float margin = ui.px(10);
  const float top = layout.map.top + ui.px(56);  // below the toolbar, which opens and closes sheets
  const float most = layout.timeline.bottom() - top - margin;
  const float height = std::clamp(layout.map.bottom() - top - margin, std::min(ui.px(kWanted), most), most);
  const Rect area{layout.map.left + margin, top, layout.side.right() - 2 * margin, height};
  switch (ui.in.sheet) {
    case Sheet::Claims:
      return sheetUi(ui, area, "Who claimed what, since when", Request::ToggleClaims, keyOf(KeyAction::Claims),
                     claimMatrixUi);
    case Sheet::Article:
      return sheetUi(ui, area, "The article, checked", Request::ToggleArticle, keyOf(KeyAction::Article), articleUi);
    case Sheet::None:
      break;
  }
}

}  // namespace kurilscope::ui
