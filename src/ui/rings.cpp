#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "geo/geodesic.hpp"
#include "ui/measure_panel.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

Result<std::vector<double>> radiiFrom(const std::string& typed) {
  std::vector<double> radii;
  for (const std::string& part : split(typed, ',')) {
    const std::size_t end = part.find_last_of("0123456789.");
    const std::string unit = end == std::string::npos ? part : std::string(trimmed(part.substr(end + 1)));
    const auto number = parseNumber(trimmed(part.substr(0, part.size() - unit.size())));
    const double km = number.value_or(0) * (unit == "nm" ? geo::kMetersPerNauticalMile / 1000 : 1);
    if (!(unit.empty() || unit == "km" || unit == "nm") || !(km > 0) || !(km <= view::kWidestRingKm)) {
      return fail(ErrorKind::Usage, "'{}' is no radius: write 50, 50 km or 12 nm, of at most {} km", part,
                  view::kWidestRingKm);
    }
    radii.push_back(km);
  }
  if (radii.empty()) {
    return fail(ErrorKind::Usage, "write a radius, such as 50, 50 km or 12 nm");
  }
  return radii;
}

void ringsUi(const Ui& ui, const std::string& around) {
  TypedRings& typing = ui.state.rings[around];
  const bool isShown = ui.in.view.rings && ui.in.view.rings->around == around;
  ImGui::PushID(around.c_str());
  ImGui::AlignTextToFramePadding();
  ImGui::PushFont(ui.state.fonts.small);
  ImGui::TextUnformatted("Rings");
  ImGui::SameLine();
  ImGui::SetNextItemWidth(ui.px(130));
  if (ImGui::InputTextWithHint("##radius", "50 km, 12 nm", typing.typed.data(), typing.typed.size(),
                               ImGuiInputTextFlags_EnterReturnsTrue)) {
    const auto radii = radiiFrom(typing.typed.data());
    typing.error = radii ? std::string{} : radii.error().message;
    if (radii) {
      ui.command(view::SetRings{view::RangeRings{around, *radii}});
    }
  }
  tooltip(ui, "Circles at these distances on the ground; Enter draws them");
  const float middle = (ImGui::GetFrameHeight() - ImGui::GetFontSize()) / 2 - ui.px(3);  // of the button beside it
  ImGui::PopFont();
  if (isShown) {
    ImGui::SameLine();
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + middle);
    if (textButton(ui, "norings", "Hide")) {
      ui.command(view::SetRings{});
    }
  }
  if (!typing.error.empty()) {
    textIn(ui.state.fonts.small, ui.colors.textQuiet, typing.error);
  }
  ImGui::PopID();
}

}  // namespace kurilscope::ui
