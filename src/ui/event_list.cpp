#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "ui/card_parts.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

void change(const Ui& ui, const std::function<void(view::Filter&)>& how) {
  view::Filter filter = ui.in.view.filter;
  how(filter);
  ui.command(view::SetFilter{filter});
}

// The field shows the View's words, also after undo or a link; while it is typed in, it leads.
void wordsUi(const Ui& ui) {
  std::array<char, 96>& typed = ui.state.list.filter;
  const view::Filter& filter = ui.in.view.filter;
  if (!ui.state.list.isTyping && filter.text != typed.data()) {
    typed.fill('\0');
    std::copy_n(filter.text.begin(), std::min(filter.text.size(), typed.size() - 1), typed.begin());
  }
  const float button = filter.isEmpty() ? 0 : ui.px(34);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button);
  if (ImGui::InputTextWithHint("##filter", "Filter by words, islands, dates", typed.data(), typed.size())) {
    change(ui, [&](view::Filter& changed) { changed.text = typed.data(); });
  }
  ui.state.list.isTyping = ImGui::IsItemActive();
  if (!filter.isEmpty()) {
    ImGui::SameLine(0, ui.px(4));
    if (iconButton(ui, "clear", Icon::Close, "Show all again")) {
      ui.command(view::SetFilter{});
    }
  }
}

struct Choices {
  const char* id;
  std::string all;  // what none chosen is called
  const std::vector<std::string>& ids;
  std::function<std::string(const std::string&)> titleOf;
};

// At the right end of the field just drawn: it opens.
void chevronUi(const Ui& ui) {
  const ImVec2 least = ImGui::GetItemRectMin();
  const ImVec2 most = ImGui::GetItemRectMax();
  drawIcon(*ImGui::GetWindowDrawList(), Icon::Chevron, {most.x - ui.px(12), (least.y + most.y) / 2}, ui.px(8),
           toImGui(ui.colors.textQuiet));
}

// A list to choose one of, or all; true when another was chosen, which is then in `chosen`.
bool choiceUi(const Ui& ui, const Choices& choices, std::string& chosen) {
  const std::string before = chosen;
  const std::string shown = chosen.empty() ? choices.all : choices.titleOf(chosen);
  const bool isOpen =
      ImGui::BeginCombo(choices.id, shown.c_str(), ImGuiComboFlags_HeightLargest | ImGuiComboFlags_NoArrowButton);
  if (!isOpen) {
    chevronUi(ui);
  }
  if (isOpen) {
    if (ImGui::Selectable(choices.all.c_str(), chosen.empty())) {
      chosen.clear();
    }
    for (const std::string& id : choices.ids) {
      if (ImGui::Selectable(choices.titleOf(id).c_str(), id == chosen)) {
        chosen = id;
      }
    }
    ImGui::EndCombo();
  }
  return chosen != before;
}

// Whom and what the events are about.
void aboutUi(const Ui& ui) {
  view::Filter filter = ui.in.view.filter;
  const auto islandTitle = [&](const std::string& id) {
    const atlas::Island* island = ui.in.atlas.island(id);
    return island == nullptr ? id : scene::nameInline(island->names, island->disputed, ui.in.view);
  };
  const Choices islands{"##island", "All islands", ui.state.islandChoices, islandTitle};
  const Choices actors{"##actor", "All actors", ui.state.actorChoices, [](const std::string& id) { return id; }};
  const float half = (ImGui::GetContentRegionAvail().x - ui.px(6)) / 2;
  ImGui::SetNextItemWidth(half);
  const bool hasIsland = choiceUi(ui, islands, filter.island);
  ImGui::SameLine(0, ui.px(6));
  ImGui::SetNextItemWidth(half);
  const bool hasActor = choiceUi(ui, actors, filter.actor);
  if (hasIsland || hasActor) {
    ui.command(view::SetFilter{filter});
  }
}

// The filter that leaves one kind, or all again where it is the only one left.
view::Filter onlyKind(const Ui& ui, const std::string& id) {
  view::Filter filter = ui.in.view.filter;
  filter.hiddenKinds.clear();
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

// Where each row begins, and the last ends: measured once a filter, for titles wrap and there may be many.
void measureRows(const Ui& ui) {
  EventListState& list = ui.state.list;
  const RowsMeasured wanted{ui.in.view.filter, ImGui::GetContentRegionAvail().x, ui.scale};
  if (list.measured == wanted) {
    return;
  }
  list.measured = wanted;
  list.rowTops.assign(1, 0);
  for (const atlas::Event* event : ui.state.events.shown) {
    list.rowTops.push_back(list.rowTops.back() + eventRowHeight(ui, *event));
  }
  list.shownDay.reset();  // rows moved: bring the day into sight again
}

// Brings the View's day into sight when it changed: its event, or the last one shown before it.
void scrollToDay(const Ui& ui) {
  EventListState& list = ui.state.list;
  const atlas::Day day = ui.in.view.date;
  if (list.shownDay == day) {
    return;
  }
  list.shownDay = day;
  const std::vector<const atlas::Event*>& events = ui.state.events.shown;
  const auto after =
      std::ranges::partition_point(events, [day](const atlas::Event* event) { return event->start.first <= day; });
  const auto row = std::max<std::ptrdiff_t>(after - events.begin() - 1, 0);
  const float top = list.rowTops[static_cast<std::size_t>(row)];
  ImGui::SetScrollY(std::max(0.0F, std::round(top - ImGui::GetWindowHeight() * 0.4F)));
}

// Only the rows in sight are drawn.
void rowsUi(const Ui& ui) {
  measureRows(ui);
  const EventListState& list = ui.state.list;
  const std::vector<const atlas::Event*>& events = ui.state.events.shown;
  const atlas::Event* current = ui.in.atlas.eventAt(ui.in.view.date);
  scrollToDay(ui);
  const float top = ImGui::GetScrollY();
  const ImVec2 origin = ImGui::GetCursorPos();
  const auto begin = std::ranges::upper_bound(list.rowTops, top) - list.rowTops.begin() - 1;
  for (auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, begin)); i < events.size(); ++i) {
    if (list.rowTops[i] > top + ImGui::GetWindowHeight()) {
      break;
    }
    ImGui::SetCursorPos({origin.x, origin.y + list.rowTops[i]});
    if (eventRowUi(ui, *events[i], events[i] == current)) {
      ui.command(view::Select{{view::Subject::Event, events[i]->id}, true});
    }
  }
  ImGui::SetCursorPos({origin.x, origin.y + list.rowTops.back()});
  ImGui::Dummy({1, 0});
  if (events.empty()) {
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
  wordsUi(ui);
  aboutUi(ui);
  if (ImGui::GetContentRegionAvail().y > ui.px(240)) {
    kindsUi(ui);
  }
  space(ui, 6);
  ImGui::Separator();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  beginScrolling(ui, "rows");
  rowsUi(ui);
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

}  // namespace kurilscope::ui
