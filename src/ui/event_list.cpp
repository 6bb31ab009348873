#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/card_parts.hpp"
#include "ui/event_filter.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

void filterUi(const Ui& ui) {
  EventListState& list = ui.state.list;
  const bool isFiltered = list.filter[0] != '\0';
  const float button = isFiltered ? ui.px(34) : 0;
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button);
  ImGui::InputTextWithHint("##filter", "Filter by words, islands, dates", list.filter.data(), list.filter.size());
  if (isFiltered) {
    ImGui::SameLine(0, ui.px(4));
    if (iconButton(ui, "clear", Icon::Close, "Show all again")) {
      list.filter.fill('\0');
    }
  }
}

// Kinds as chips with their marks, which double as the legend of marks.
void kindsUi(const Ui& ui) {
  EventListState& list = ui.state.list;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(4), ui.px(4)));
  for (const atlas::TitledId& kind : ui.in.atlas.records().eventKinds) {
    if (kindChip(ui, kind, list.kind == kind.id)) {
      list.kind = list.kind == kind.id ? std::string{} : kind.id;
    }
  }
  ImGui::NewLine();
  ImGui::PopStyleVar();
}

void rowsUi(const Ui& ui) {
  EventListState& list = ui.state.list;
  const atlas::Event* current = ui.in.atlas.eventAt(ui.in.view.date);
  const bool isNew = current != nullptr && list.shownCurrent != current->id;
  std::size_t count = 0;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  for (const atlas::Event& event : ui.in.atlas.events()) {
    if (!matches(ui.in.atlas, event, list.filter.data(), list.kind)) {
      continue;
    }
    ++count;
    const bool isCurrent = &event == current;
    if (eventRowUi(ui, event, isCurrent)) {
      ui.command(view::Select{{view::Subject::Event, event.id}, true});
    }
    if (isCurrent && isNew) {
      ImGui::SetScrollHereY(0.4F);
    }
  }
  ImGui::PopStyleVar();
  list.shownCurrent = current == nullptr ? std::string{} : current->id;
  if (count == 0) {
    space(ui, 10);
    textIn(ui.state.fonts.body, ui.colors.textQuiet, "No event has all these words.");
    if (textButton(ui, "all", "Show all events")) {
      list.filter.fill('\0');
      list.kind.clear();
    }
  }
}

}  // namespace

void eventListUi(const Ui& ui) {
  textIn(ui.state.fonts.heading, ui.colors.text, ui.in.atlas.records().title);
  space(ui, 4);
  filterUi(ui);
  if (ImGui::GetContentRegionAvail().y > ui.px(240)) {
    kindsUi(ui);
  }
  space(ui, 6);
  ImGui::Separator();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::BeginChild("rows", scrollingSize(ui), 0, ImGuiWindowFlags_NoBackground);
  rowsUi(ui);
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

}  // namespace kurilscope::ui
