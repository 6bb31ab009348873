#include <fmt/format.h>

#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"
#include "view/sides.hpp"

namespace kurilscope::ui {

namespace {

// The present day stays as one side; the day typed becomes the other, and the date of the map.
void typedDayUi(const Ui& ui) {
  CompareState& state = ui.state.compare;
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - ui.px(38));
  const bool isEntered = ImGui::InputTextWithHint("##day", "6 September 1945", state.typed.data(), state.typed.size(),
                                                  ImGuiInputTextFlags_EnterReturnsTrue);
  if (isEntered) {
    const Result<atlas::Day> day = atlas::parseDay(state.typed.data());
    state.typedError = day ? std::string{} : day.error().message;
    if (day) {
      ui.command(view::SetComparison{view::Comparison{ui.in.view.date, std::nullopt}});
      ui.command(view::SetDate{*day});
      ui.command(view::Select{});
      state.typed = {};
      ui.state.popover.clear();
    }
  }
  if (!state.typedError.empty()) {
    textIn(ui.state.fonts.small, ui.colors.textQuiet, state.typedError);
  }
}

void start(const Ui& ui, std::variant<atlas::Day, view::Perspective> with) {
  ui.command(view::SetComparison{view::Comparison{with, std::nullopt}});
  ui.command(view::Select{});
  ui.state.popover.clear();
}

}  // namespace

void compareMenuUi(const Ui& ui) {
  const view::View& view = ui.in.view;
  if (view.comparison && choiceRow(ui, "end", withKey("End the comparison", keyOf(KeyAction::Deselect)),
                                   view::comparisonInWords(view), true)) {
    ui.command(view::SetComparison{});
    ui.state.popover.clear();
  }
  const bool isPinned = view.comparison && view.comparison->with == decltype(view.comparison->with){view.date};
  if (choiceRow(ui, "pin", "Keep this date and move on",
                fmt::format("What differs from {} is marked, wherever the playhead goes.", atlas::inWords(view.date)),
                isPinned)) {
    start(ui, view.date);
  }
  space(ui, 6);
  ImGui::Indent(ui.px(38));
  textIn(ui.state.fonts.small, ui.colors.textQuiet, "Or compare it with another day:");
  typedDayUi(ui);
  ImGui::Unindent(ui.px(38));
  space(ui, 6);
  for (std::size_t i = 0; i < view::words<view::Perspective>().size(); ++i) {
    const auto other = static_cast<view::Perspective>(i);
    const bool isOn = view.comparison && view.comparison->with == decltype(view.comparison->with){other};
    if (other != view.perspective &&
        choiceRow(ui, view::word(other).c_str(), view::inWords(other), "The same day, seen in two ways.", isOn)) {
      start(ui, other);
    }
  }
}

}  // namespace kurilscope::ui
