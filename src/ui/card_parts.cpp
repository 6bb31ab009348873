#include "ui/card_parts.hpp"

#include <algorithm>

#include "scene/compose.hpp"
#include "ui/open_url.hpp"
#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

// Who published it, and when.
std::string originOf(const atlas::Source& source) {
  return source.publisher + (source.publisher.empty() || source.date.empty() ? "" : ", ") + source.date;
}

void sourceUi(const Ui& ui, const atlas::Source& source) {
  ImGui::PushID(source.id.c_str());
  const float buttons = source.url.empty() ? ui.px(26) : ui.px(54);
  const ImVec2 at = ImGui::GetCursorPos();
  ImGui::BeginGroup();
  const float wrap = ImGui::GetContentRegionMax().x - buttons;
  const auto wrapped = [&](ImFont* font, scene::Color color, const std::string& text) {
    ImGui::PushFont(font);
    ImGui::PushStyleColor(ImGuiCol_Text, toImGuiVec(color));
    ImGui::PushTextWrapPos(wrap);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
  };
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  wrapped(ui.state.fonts.small, ui.colors.text, source.title);
  const std::string from = originOf(source);
  if (!from.empty()) {
    wrapped(ui.state.fonts.small, ui.colors.textQuiet, from);
  }
  ImGui::PopStyleVar();
  ImGui::EndGroup();
  const float bottom = ImGui::GetCursorPosY();
  ImGui::SetCursorPos({ImGui::GetContentRegionMax().x - buttons + ui.px(2), at.y - ui.px(4)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  if (smallIconButton(ui, "copy", Icon::Copy, "Copy this source's reference")) {
    ui.copy(citation(source));
  }
  if (!source.url.empty()) {
    ImGui::SameLine();
    if (smallIconButton(ui, "open", Icon::External, "Open in the browser\n" + source.url)) {
      openInBrowser(source.url);
    }
  }
  ImGui::PopStyleVar();
  ImGui::SetCursorPos({at.x, std::max(bottom, ImGui::GetCursorPosY())});
  ImGui::PopID();
}

}  // namespace

void cardHeaderUi(const Ui& ui) {
  const float right = ImGui::GetContentRegionMax().x;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(2), ui.px(4)));
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - ui.px(8));  // its icon in line with the words below
  if (iconButton(ui, "all", Icon::Back, ui.in.view.comparison ? "To what differs (Esc)" : "To the list of events (Esc)",
                 {.label = ui.in.view.comparison ? "What differs" : "All events"})) {
    ui.command(view::Select{{}, false});
  }
  ImGui::SameLine(right - ui.px(62));
  if (iconButton(ui, "before", Icon::Previous, withKey("Previous event", keys::kPreviousEvent))) {
    ui.command(view::StepEvent{view::Direction::Back});
  }
  ImGui::SameLine();
  if (iconButton(ui, "after", Icon::Next, withKey("Next event", keys::kNextEvent))) {
    ui.command(view::StepEvent{view::Direction::Forward});
  }
  ImGui::PopStyleVar();
  space(ui, 8);
}

void islandChipsUi(const Ui& ui, const std::vector<std::string>& islands) {
  if (islands.empty()) {
    return;
  }
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(5), ui.px(5)));
  for (const std::string& id : islands) {
    const atlas::Island* island = ui.in.atlas.island(id);
    if (island == nullptr) {
      continue;
    }
    const std::string name = scene::nameInline(island->names, island->disputed, ui.in.view);
    if (chip(ui, "##chip" + id, name, ui.isSelected(view::Subject::Island, id))) {
      ui.command(view::Select{{view::Subject::Island, id}, false});
      ui.command(view::GoTo{id});
    }
    if (chipIsHovered()) {
      ui.out.hovered = {{view::Subject::Island, id}};
    }
    ImGui::SameLine();
  }
  ImGui::NewLine();
  ImGui::PopStyleVar();
}

void evidenceUi(const Ui& ui, const atlas::Evidence& evidence) {
  sectionTitle(ui, evidence.sources.empty() ? "Source" : "Sources");
  for (const std::string& id : evidence.sources) {
    if (const atlas::Source* source = ui.in.atlas.source(id)) {
      sourceUi(ui, *source);
    }
  }
  ImFont* font = ui.state.fonts.small;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float radius = ui.px(3.5F);
  const ImVec2 dot = at + ImVec2(ui.px(5), font->FontSize / 2);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  // Full, half and empty: read without colour.
  list.AddCircle(dot, radius, toImGui(ui.colors.textQuiet), 20, ui.px(1.2F));
  if (evidence.confidence == atlas::Confidence::Verified) {
    list.AddCircleFilled(dot, radius, toImGui(ui.colors.textQuiet), 20);
  } else if (evidence.confidence == atlas::Confidence::SingleSource) {
    list.PathArcTo(dot, radius, 1.5708F, 4.7124F, 20);
    list.PathFillConvex(toImGui(ui.colors.textQuiet));
  }
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ui.px(15));
  textIn(font, ui.colors.textQuiet, capitalised(confidenceInWords(evidence.confidence)));
}

void evidenceTip(const Ui& ui, const atlas::Evidence& evidence, const std::string& words) {
  std::string text = words;
  for (const std::string& id : evidence.sources) {
    if (const atlas::Source* source = ui.in.atlas.source(id)) {
      const std::string from = originOf(*source);
      text += (text.empty() ? "" : "\n") + source->title + (from.empty() ? "" : ". ") + from;
    }
  }
  text += (text.empty() ? "" : "\n") + capitalised(confidenceInWords(evidence.confidence));
  tooltip(ui, text);
}

void disagreementsUi(const Ui& ui, const std::string& id) {
  std::vector<std::string> paragraphs;
  for (const atlas::Disagreement* disagreement : ui.in.atlas.disagreementsAbout(id)) {
    paragraphs.push_back(disagreement->text);
  }
  noteBox(ui, "Sources disagree", paragraphs);
}

namespace {

constexpr float kRowGutter = 24;  // for the mark
constexpr float kRowPadding = 5;

std::string rowTitle(const atlas::Event& event) { return event.title + weaknessMark(event.evidence.confidence); }

// How wide a row's title may be.
float rowWrap(const Ui& ui) { return ImGui::GetContentRegionAvail().x - ui.px(kRowGutter + 8); }

}  // namespace

float eventRowHeight(const Ui& ui, const atlas::Event& event) {
  ImFont* body = ui.state.fonts.body;
  const float title = body->CalcTextSizeA(body->FontSize, 1e6F, rowWrap(ui), rowTitle(event).c_str()).y;
  return ui.state.fonts.small->FontSize + title + 2 * ui.px(kRowPadding);
}

bool eventRowUi(const Ui& ui, const atlas::Event& event, bool isCurrent) {
  ImFont* small = ui.state.fonts.small;
  ImFont* body = ui.state.fonts.body;
  const float gutter = ui.px(kRowGutter);
  const float wrap = rowWrap(ui);
  const float pad = ui.px(kRowPadding);
  const ImVec2 size = {ImGui::GetContentRegionAvail().x, eventRowHeight(ui, event)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool isClicked = ImGui::InvisibleButton(event.id.c_str(), size);
  if (!ImGui::IsItemVisible()) {
    return isClicked;
  }
  const bool isHovered = ImGui::IsItemHovered();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool isLit = ui.in.hovered == view::Selection{view::Subject::Event, event.id};
  if (isCurrent || isHovered || isLit) {
    list.AddRectFilled(at, at + size, toImGui(ui.colors.panelRaised), ui.px(5));
  }
  if (isCurrent) {
    list.AddRectFilled(at + ImVec2(0, ui.px(4)), at + ImVec2(ui.px(3), size.y - ui.px(4)), toImGui(ui.colors.selection),
                       ui.px(1.5F));
  }
  const scene::EventStyle style = scene::eventStyle(ui.colors, event.kind);
  drawSymbol(list, style.shape, at + ImVec2(gutter / 2 + ui.px(1), pad + small->FontSize / 2), ui.px(4.5F),
             toImGui(style.color));
  drawText(list, small, at + ImVec2(gutter, pad), toImGui(ui.colors.textQuiet), atlas::inWords(event.start, event.end));
  list.AddText(body, body->FontSize, at + ImVec2(gutter, pad + small->FontSize), toImGui(ui.colors.text),
               rowTitle(event).c_str(), nullptr, wrap);
  if (isHovered) {
    ui.out.hovered = {{view::Subject::Event, event.id}};
  }
  return isClicked;
}

}  // namespace kurilscope::ui
