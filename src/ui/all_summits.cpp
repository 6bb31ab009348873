#include <algorithm>

#include "ui/panel_state.hpp"

namespace kurilscope::ui {

namespace {

constexpr const char* kSummit = "summit";

const atlas::NamedView* widestView(const atlas::Atlas& atlas) {
  const std::vector<atlas::NamedView>& views = atlas.records().views;
  const auto widest = std::ranges::max_element(views, {}, &atlas::NamedView::spanKm);
  return widest == views.end() ? nullptr : &*widest;
}

view::Filter onlySummits(const atlas::Atlas& atlas) {
  view::Filter filter;
  for (const atlas::TitledId& kind : atlas.records().eventKinds) {
    if (kind.id != kSummit) {
      filter.hiddenKinds.insert(kind.id);
    }
  }
  return filter;
}

void setAllDates(const Ui& ui, bool isOn) {
  if (ui.in.view.shows(view::Layer::AllEvents) != isOn) {
    ui.command(view::ToggleLayer{view::Layer::AllEvents});
  }
}

}  // namespace

bool areAllSummitsShown(const Ui& ui) {
  const view::View& view = ui.in.view;
  return view.shows(view::Layer::AllEvents) && view.filter == onlySummits(ui.in.atlas);
}

void toggleAllSummits(const Ui& ui) {
  const atlas::Records& records = ui.in.atlas.records();
  const atlas::NamedView* world = widestView(ui.in.atlas);
  if (world == nullptr) {
    return;
  }
  const bool wasOn = areAllSummitsShown(ui);
  setAllDates(ui, !wasOn);
  ui.command(view::SetFilter{wasOn ? view::Filter{} : onlySummits(ui.in.atlas)});
  ui.command(view::GoToView{wasOn ? records.views.front().id : world->id});
}

}  // namespace kurilscope::ui
