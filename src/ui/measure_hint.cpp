#include <algorithm>

#include "ui/card_parts.hpp"
#include "ui/measure_panel.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

std::string heldInWords(const Ui& ui, const scene::Snapped& snapped) {
  switch (snapped.hold) {
    case scene::Hold::Coast:
      return "Coast of " + endInWords(ui, snapped.island);
    case scene::Hold::Island:
    case scene::Hold::Place:
      return endInWords(ui, snapped.end);
    case scene::Hold::Point:
      break;
  }
  return {};
}

// Below the mouse, inside the map.
void wordsUi(const Ui& ui, const Rect& map, const std::string& words) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  ImFont* font = ui.state.fonts.small;
  const ImVec2 size = {widthOf(font, words) + ui.px(16), font->FontSize + ui.px(6)};
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const ImVec2 corner = {std::min(mouse.x + ui.px(16), map.right() - size.x - ui.px(4)),
                         std::min(mouse.y + ui.px(18), map.bottom() - size.y - ui.px(4))};
  list.AddRectFilled(corner, corner + size, toImGui(ui.colors.panel.withAlpha(235)), ui.px(5));
  list.AddRect(corner, corner + size, toImGui(ui.colors.panelEdge), ui.px(5));
  drawText(list, font, corner + ImVec2(ui.px(8), ui.px(3)), toImGui(ui.colors.text), words);
}

}  // namespace

void measureHintUi(const Ui& ui, const Rect& map) {
  const MeasureHint& hint = ui.in.measure;
  if (!hint.snapped) {
    return;
  }
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  const ImU32 color = toImGui(ui.colors.selection);
  const auto onScreen = [&](glm::vec2 pixel) { return ImVec2(map.left + pixel.x, map.top + pixel.y); };
  for (std::size_t i = 1; i < hint.line.size(); ++i) {
    list.AddLine(onScreen(hint.line[i - 1]), onScreen(hint.line[i]), color, ui.px(1.6F));
  }
  if (!hint.line.empty()) {
    list.AddCircleFilled(onScreen(hint.line.front()), ui.px(3), color, 20);
  }
  list.AddCircle(onScreen(hint.line.empty() ? hint.snapped->pixel : hint.line.back()), ui.px(5), color, 24,
                 ui.px(1.6F));
  const std::string held = hint.closes ? "Closes the polygon" : heldInWords(ui, *hint.snapped);
  const std::string far = hint.next ? lengthInWords(hint.next->distanceMeters) : std::string{};
  if (!held.empty() || !far.empty()) {
    wordsUi(ui, map, held + (held.empty() || far.empty() ? "" : "  ·  ") + far);
  }
}

}  // namespace kurilscope::ui
