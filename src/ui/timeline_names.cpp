#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/timeline.hpp"

namespace kurilscope::ui {

namespace {

void drawName(const Ui& ui, const TimelineLayout& layout, const std::string& title, float middle, scene::Color color) {
  ImFont* font = ui.state.fonts.note;
  const std::string words = fitted(font, title, layout.names.width - ui.px(8));
  drawText(*ImGui::GetWindowDrawList(), font,
           {layout.names.right() - ui.px(8) - widthOf(font, words), middle - font->FontSize / 2}, toImGui(color),
           words);
}

void laneNameUi(const Ui& ui, const TimelineLayout& layout, std::size_t lane) {
  const atlas::TitledId& kind = ui.in.atlas.records().eventKinds[lane];
  const bool isHidden = ui.in.view.filter.hiddenKinds.contains(kind.id);
  const float middle = layout.laneMiddle(lane);
  ImGui::SetCursorScreenPos({layout.names.left, middle - layout.laneHeight / 2});
  if (ImGui::InvisibleButton(kind.id.c_str(), {layout.names.width, std::max(1.0F, layout.laneHeight)})) {
    ui.command(view::ToggleKind{kind.id});
  }
  const bool isHovered = ImGui::IsItemHovered();
  if (isHovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  tooltip(ui, fmt::format("{} events of this kind in list, lanes and map", isHidden ? "Show" : "Hide"));
  const scene::Color off = scene::mixed(ui.colors.panel, ui.colors.textQuiet, 0.42);
  drawName(ui, layout, kind.title, middle, isHovered ? ui.colors.text : isHidden ? off : ui.colors.textQuiet);
  if (isHidden) {
    const float width =
        widthOf(ui.state.fonts.note, fitted(ui.state.fonts.note, kind.title, layout.names.width - ui.px(8)));
    const float right = layout.names.right() - ui.px(8);
    drawLevel(ui, std::round(middle), right - width, right, toImGui(off));
  }
}

}  // namespace

void timelineNamesUi(const Ui& ui, const TimelineLayout& layout) {
  if (layout.names.width <= 0) {
    return;
  }
  const atlas::Records& records = ui.in.atlas.records();
  // Names of bands thinner than their type would run into one another.
  if (layout.bandHeight >= ui.px(8.5F)) {
    for (std::size_t i = 0; i < records.bands.size(); ++i) {
      drawName(ui, layout, records.bands[i].title,
               layout.bands.top + (static_cast<float>(i) + 0.5F) * layout.bandHeight, ui.colors.text);
    }
  }
  ImGui::PushID("lanes");
  for (std::size_t lane = 0; lane < records.eventKinds.size(); ++lane) {
    laneNameUi(ui, layout, lane);
  }
  ImGui::PopID();
}

}  // namespace kurilscope::ui
