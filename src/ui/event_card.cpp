#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "scene/compose.hpp"
#include "ui/card_parts.hpp"
#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

void kindUi(const Ui& ui, const atlas::Event& event) {
  ImFont* font = ui.state.fonts.small;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const scene::EventStyle style = scene::eventStyle(ui.colors, event.kind);
  drawSymbol(*ImGui::GetWindowDrawList(), style.shape, at + ImVec2(ui.px(5), font->FontSize / 2), ui.px(4.5F),
             toImGui(style.color));
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ui.px(16));
  textIn(font, ui.colors.textQuiet, ui.in.atlas.titleOfEventKind(event.kind));
}

std::string placeName(const Ui& ui, const std::string& id) {
  if (const atlas::Place* place = ui.in.atlas.place(id)) {
    return scene::nameInline(place->names, false, ui.in.view);
  }
  const atlas::Island* island = ui.in.atlas.island(id);
  return island == nullptr ? std::string{} : scene::nameInline(island->names, island->disputed, ui.in.view);
}

// The meetings of Abe and Putin are counted in two ways; both are given.
std::string meetingInWords(const Ui& ui, const atlas::Event& event) {
  const auto& meetings = ui.in.atlas.records().meetings;
  const auto meeting = std::ranges::find(meetings, event.id, &atlas::Meeting::event);
  if (meeting == meetings.end()) {
    return {};
  }
  const std::string text = fmt::format("no. {} since 2006", meeting->sinceTwoThousandSix);
  return meeting->sinceTwoThousandThirteen == 0
             ? text
             : fmt::format("{}, no. {} since 2013", text, meeting->sinceTwoThousandThirteen);
}

void actionsUi(const Ui& ui, const atlas::Event& event) {
  space(ui, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(6), ui.px(6)));
  if (ui.in.atlas.positionOf(event)) {
    if (iconButton(ui, "go", Icon::Target, withKey("Move the map to where it happened", keys::kSelected),
                   {.label = "Go there", .hasGround = true})) {
      ui.command(view::GoTo{event.id});
    }
    ImGui::SameLine();
  }
  if (iconButton(ui, "copy", Icon::Copy, withKey("Copy this card as text", keys::kCopyText),
                 {.label = "Copy as text", .hasGround = true})) {
    ui.copy(eventAsText(ui.in.atlas, event));
  }
  ImGui::SameLine();
  if (iconButton(ui, "link", Icon::Link, withKey("Copy a link to this event and view", keys::kLink),
                 {.hasGround = true})) {
    ui.request(Request::CopyLink);
  }
  ImGui::PopStyleVar();
}

}  // namespace

void eventCardUi(const Ui& ui, const atlas::Event& event) {
  kindUi(ui, event);
  textIn(ui.state.fonts.heading, ui.colors.text, event.title);
  textIn(ui.state.fonts.bold, ui.colors.textQuiet, atlas::inWords(event.start, event.end));
  space(ui, 6);
  textIn(ui.state.fonts.body, ui.colors.text, event.summary);
  actionsUi(ui, event);
  space(ui, 10);
  factRow(ui, "Parties", joined(event.actors, ", "));
  factRow(ui, "Place", placeName(ui, event.place));
  factRow(ui, "Abe and Putin", meetingInWords(ui, event));
  if (!event.islands.empty()) {
    sectionTitle(ui, event.islands.size() == 1 ? "Island concerned" : "Islands concerned");
    islandChipsUi(ui, event.islands);
  }
  if (!event.note.empty()) {
    noteBox(ui, "Note", {event.note});
  }
  disagreementsUi(ui, event.id);
  evidenceUi(ui, event.evidence);
  space(ui, 16);
}

}  // namespace kurilscope::ui
