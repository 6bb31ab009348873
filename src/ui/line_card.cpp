#include <fmt/format.h>

#include "ui/card_parts.hpp"
#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"
#include "view/standing.hpp"

namespace kurilscope::ui {

void lineCardUi(const Ui& ui, const atlas::Line& line) {
  textIn(ui.state.fonts.small, ui.colors.textQuiet, view::inWords(line.kind, ui.in.view.perspective));
  textIn(ui.state.fonts.heading, ui.colors.text, line.title);
  textIn(ui.state.fonts.bold, ui.colors.textQuiet, capitalised(lineDatesInWords(line)));
  space(ui, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(6), ui.px(6)));
  if (iconButton(ui, "go", Icon::Target, withKey("Move the map there", keys::kSelected),
                 {.label = "Go there", .hasGround = true})) {
    ui.command(view::GoTo{line.id});
  }
  ImGui::SameLine();
  if (iconButton(ui, "copy", Icon::Copy, withKey("Copy this card as text", keys::kCopyText),
                 {.label = "Copy as text", .hasGround = true})) {
    ui.copy(lineAsText(ui.in.atlas, line, ui.in.view));
  }
  ImGui::PopStyleVar();
  if (const atlas::Period* period = ui.in.atlas.period(line.period)) {
    space(ui, 6);
    factRow(ui, "Goes back to", period->basis);
  }
  if (!line.note.empty()) {
    noteBox(ui, "How it is drawn", {line.note});
  }
  disagreementsUi(ui, line.id);
  evidenceUi(ui, line.evidence);
  space(ui, 16);
}

}  // namespace kurilscope::ui
