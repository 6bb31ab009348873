#include <array>

#include "ui/card_parts.hpp"
#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"
#include "view/changes.hpp"
#include "view/sides.hpp"

namespace kurilscope::ui {

namespace {

std::string_view titleOf(view::ChangeKind kind) {
  switch (kind) {
    case view::ChangeKind::Administration:
      return "Administration";
    case view::ChangeKind::ClaimBegun:
    case view::ChangeKind::ClaimEnded:
      return "Claims";
    case view::ChangeKind::LineCame:
    case view::ChangeKind::LineWent:
      return "Lines";
    case view::ChangeKind::Ground:
      return "The same government, on another ground";
    case view::ChangeKind::Reading:
      return "How the same facts are drawn";
    case view::ChangeKind::Statement:
      break;
  }
  return "What is stated";
}

// All of what a sentence is about: its line, or every island that it names.
std::vector<view::Selection> concerned(const view::Change& change) {
  if (change.subject.subject == view::Subject::Line) {
    return {change.subject};
  }
  std::vector<view::Selection> islands;
  for (const std::string& id : change.islands) {
    islands.push_back({view::Subject::Island, id});
  }
  return islands;
}

// Hover lights up what it is about, a click goes there.
void changeUi(const Ui& ui, const view::Change& change) {
  ImFont* font = ui.state.fonts.body;
  const std::string words = change.sentence + weaknessMark(change.evidence.confidence);
  const float width = ImGui::GetContentRegionAvail().x - ui.px(8);
  const float pad = ui.px(5);
  const ImVec2 text = font->CalcTextSizeA(font->FontSize, 1e6F, width - 2 * pad, words.c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool isClicked = ImGui::InvisibleButton("change", {width, text.y + 2 * pad});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool hasSubject = change.subject.subject != view::Subject::Nothing;
  if (ImGui::IsItemHovered()) {
    list.AddRectFilled(at, at + ImVec2(width, text.y + 2 * pad), toImGui(ui.colors.panelRaised), ui.px(5));
    ui.out.hovered = concerned(change);
  }
  list.AddText(font, font->FontSize, at + ImVec2(pad, pad), toImGui(ui.colors.text), words.c_str(), nullptr,
               width - 2 * pad);
  evidenceTip(ui, change.evidence);
  if (isClicked && hasSubject) {
    ui.command(view::GoTo{change.subject.id});
  }
}

void headerUi(const Ui& ui) {
  textIn(ui.state.fonts.small, ui.colors.textQuiet, "Compared");
  ImGui::SameLine(ImGui::GetContentRegionMax().x - ui.px(26));
  if (smallIconButton(ui, "end", Icon::Close, withKey("End the comparison", keyOf(KeyAction::Deselect)))) {
    ui.command(view::SetComparison{});
  }
  textIn(ui.state.fonts.heading, ui.colors.text, view::comparisonInWords(ui.in.view));
  if (view::comparesPerspectives(ui.in.view)) {
    textIn(ui.state.fonts.small, ui.colors.textQuiet, "On " + atlas::inWords(ui.in.view.date));
  }
  space(ui, 6);
  const view::Comparison& comparison = *ui.in.view.comparison;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(5), ui.px(5)));
  if (chip(ui, "##differs", "What differs", !comparison.swipe)) {
    ui.command(view::SetComparison{view::Comparison{comparison.with, std::nullopt}});
  }
  ImGui::SameLine();
  if (chip(ui, "##swipe", "Side by side", comparison.swipe.has_value())) {
    ui.command(view::SetComparison{view::Comparison{comparison.with, 0.5}});
  }
  ImGui::SameLine();
  if (chip(ui, "##copy", "Copy as text")) {
    ui.copy(changesAsText(ui.in.atlas, ui.in.view));
  }
  ImGui::PopStyleVar();
  if (comparison.swipe) {
    textIn(ui.state.fonts.small, ui.colors.textQuiet, "Drag the line on the map.");
  }
}

}  // namespace

void changesUi(const Ui& ui) {
  headerUi(ui);
  space(ui, 4);
  ImGui::Separator();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  beginScrolling(ui, "changes");
  const std::vector<view::Change> changes = view::changesOf(ui.in.atlas, ui.in.view);
  std::string_view section;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (section != titleOf(changes[i].kind)) {
      section = titleOf(changes[i].kind);
      sectionTitle(ui, section);
    }
    ImGui::PushID(static_cast<int>(i));
    changeUi(ui, changes[i]);
    ImGui::PopID();
  }
  if (changes.empty()) {
    space(ui, 10);
    textIn(ui.state.fonts.body, ui.colors.textQuiet,
           "Nothing that this pack knows of differs. Move the date, or choose another perspective.");
  }
  space(ui, 16);
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

}  // namespace kurilscope::ui
