#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/card_parts.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

// The field shows the View's words, also after undo or a link; while it is typed in, it leads.
void filterUi(const Ui& ui) {
  std::array<char, 96>& typed = ui.state.list.filter;
  const view::Filter& filter = ui.in.view.filter;
  if (!ui.state.list.isTyping && filter.text != typed.data()) {
    typed.fill('\0');
    std::copy_n(filter.text.begin(), std::min(filter.text.size(), typed.size() - 1), typed.begin());
  }
  const float button = filter.isEmpty() ? 0 : ui.px(34);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button);
  if (ImGui::InputTextWithHint("##filter", "Filter by words, islands, dates", typed.data(), typed.size())) {
    ui.command(view::SetFilter{{filter.hiddenKinds, typed.data()}});
  }
  ui.state.list.isTyping = ImGui::IsItemActive();
  if (!filter.isEmpty()) {
    ImGui::SameLine(0, ui.px(4));
    if (iconButton(ui, "clear", Icon::Close, "Show all again")) {
      ui.command(view::SetFilter{});
    }
  }
}

// The filter that leaves one kind, or all again where it is the only one left.
view::Filter onlyKind(const Ui& ui, const std::string& id) {
  view::Filter filter{{}, ui.in.view.filter.text};
  for (const atlas::TitledId& kind : ui.in.atlas.records().eventKinds) {
    if (kind.id != id) {
      filter.hiddenKinds.insert(kind.id);
    }
  }
  if (filter.hiddenKinds == ui.in.view.filter.hiddenKinds) {
    filter.hiddenKinds.clear();
  }
  return filter;
}

// Kinds as chips with their marks, which double as the legend of marks.
void kindsUi(const Ui& ui) {
  const std::set<std::string>& hidden = ui.in.view.filter.hiddenKinds;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(4), ui.px(4)));
  for (const atlas::TitledId& kind : ui.in.atlas.records().eventKinds) {
    if (kindChip(ui, kind, !hidden.empty() && !hidden.contains(kind.id))) {
      ui.command(view::SetFilter{onlyKind(ui, kind.id)});
    }
  }
  ImGui::NewLine();
  ImGui::PopStyleVar();
}

void rowsUi(const Ui& ui) {
  EventListState& list = ui.state.list;
  const atlas::Event* current = ui.in.atlas.eventAt(ui.in.view.date);
  // Also when the rows became taller or fewer: in the first frame they are not yet wrapped beside the scrollbar.
  const bool isNew =
      current != nullptr && (list.shownCurrent != current->id || list.scrollRoom != ImGui::GetScrollMaxY());
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  for (const atlas::Event* event : ui.state.events.shown) {
    const bool isCurrent = event == current;
    if (eventRowUi(ui, *event, isCurrent)) {
      ui.command(view::Select{{view::Subject::Event, event->id}, true});
    }
    if (isCurrent && isNew) {
      ImGui::SetScrollHereY(0.4F);
    }
  }
  ImGui::PopStyleVar();
  list.shownCurrent = current == nullptr ? std::string{} : current->id;
  list.scrollRoom = ImGui::GetScrollMaxY();
  if (ui.state.events.shown.empty()) {
    space(ui, 10);
    textIn(ui.state.fonts.body, ui.colors.textQuiet, "No event passes the filter.");
    if (textButton(ui, "all", "Show all events")) {
      ui.command(view::SetFilter{});
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
