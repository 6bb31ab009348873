#include "ui/measure_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ui/card_parts.hpp"
#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

constexpr float kWidth = 296;
constexpr std::size_t kRowsInSight = 8;  // of legs; more scroll

void headerUi(const Ui& ui, bool hasFigures) {
  textIn(ui.state.fonts.bold, ui.colors.text, "Measure");
  ImGui::SameLine(ImGui::GetContentRegionMax().x - ui.px(hasFigures ? 54 : 26));
  if (hasFigures) {
    if (smallIconButton(ui, "copymeasure", Icon::Copy, withKey("Copy as text", keys::kCopyText))) {
      ui.copy(measurementAsText(ui));
    }
    ImGui::SameLine(0, ui.px(2));
  }
  if (smallIconButton(ui, "closemeasure", Icon::Close, "Take measurement and rings away")) {
    ui.command(view::SetMeasurement{});
    ui.command(view::SetRings{});
    if (ui.in.measure.isOn) {
      ui.request(Request::ToggleMeasure);
    }
  }
}

void endUi(const Ui& ui, const char* name, const std::string& end, geo::LonLat point) {
  const std::string words = endInWords(ui, end);
  const std::string position = positionInWords(point);
  factRow(ui, name, words, words == position ? std::string{} : position);
}

void publishedUi(const Ui& ui, const MeasuredFacts& facts) {
  for (const atlas::PublishedDistance* row : facts.published) {
    factRow(ui, "Published", fmt::format("{} km", row->km), row->measures + weaknessMark(row->evidence.confidence));
    evidenceTip(ui, row->evidence, fmt::format("{} to {}", row->fromName, row->toName));
  }
}

void singleUi(const Ui& ui, const MeasuredFacts& facts) {
  const view::Leg& leg = facts.measured->legs.front();
  textIn(ui.state.fonts.heading, ui.colors.text,
         fmt::format("{}  ·  {}", lengthInWords(leg.way.distanceMeters), milesInWords(leg.way.distanceMeters)));
  textIn(ui.state.fonts.small, ui.colors.textQuiet, wayInWords(ui, leg));
  space(ui, 4);
  endUi(ui, "From", leg.from, leg.way.from);
  endUi(ui, "To", leg.to, leg.way.to);
  if (leg.azimuthDegrees) {
    factRow(ui, "Azimuth", azimuthInWords(leg.azimuthDegrees), "back " + azimuthInWords(leg.azimuthBackDegrees));
  }
  if (facts.coastErrorMeters > 0) {
    factRow(ui, "Error", "± " + lengthInWords(facts.coastErrorMeters), "to expect from the coastline's resolution");
  }
  publishedUi(ui, facts);
}

void legRowUi(const Ui& ui, const std::array<std::string, 4>& cells) {
  const float left = ImGui::GetCursorPosX();
  constexpr float kColumns[] = {0, 22, 104, 186};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) {
      ImGui::SameLine(left + ui.px(kColumns[i]));
    }
    textIn(ui.state.fonts.small, i == 1 ? ui.colors.text : ui.colors.textQuiet, cells[i]);
  }
}

void chainUi(const Ui& ui, const view::Measured& measured) {
  textIn(ui.state.fonts.heading, ui.colors.text,
         fmt::format("{}  ·  {}", lengthInWords(measured.lengthMeters), milesInWords(measured.lengthMeters)));
  textIn(ui.state.fonts.small, ui.colors.textQuiet,
         measured.areaSquareMeters
             ? fmt::format("around an area of {}, on the ellipsoid", areaInWords(*measured.areaSquareMeters))
             : fmt::format("{} geodesics on the ellipsoid", measured.legs.size()));
  space(ui, 4);
  legRowUi(ui, {"Leg", "", "", "Azimuth"});
  const float row = ui.state.fonts.small->FontSize + ImGui::GetStyle().ItemSpacing.y;
  const float height = row * static_cast<float>(std::min(measured.legs.size(), kRowsInSight));
  ImGui::BeginChild("legs", {0, height}, 0, ImGuiWindowFlags_NoBackground);
  for (std::size_t i = 0; i < measured.legs.size(); ++i) {
    const view::Leg& leg = measured.legs[i];
    legRowUi(ui, {std::to_string(i + 1), lengthInWords(leg.way.distanceMeters), milesInWords(leg.way.distanceMeters),
                  azimuthInWords(leg.azimuthDegrees)});
  }
  ImGui::EndChild();
}

void waitingUi(const Ui& ui) {
  const std::string& last = ui.in.measure.lastEnd;
  textIn(ui.state.fonts.small, ui.colors.textQuiet,
         last.empty()             ? "Click islands, places or points of the map; Shift: the exact point."
         : ui.in.view.measurement ? "Click on; Enter ends, Backspace takes the last back. A click on the first closes."
                                  : fmt::format("From {} to what is clicked next.", endInWords(ui, last)));
}

// What rings are drawn around: what has them, or else the last end.
std::string ringCenter(const Ui& ui) {
  const view::View& view = ui.in.view;
  return view.rings ? view.rings->around : view.measurement ? view.measurement->ends.back() : ui.in.measure.lastEnd;
}

}  // namespace

void measurePanelUi(const Ui& ui, const Rect& map) {
  const MeasuredFacts* facts = factsOf(ui);
  if (!ui.in.measure.isOn && facts == nullptr && !ui.in.view.rings) {
    return;
  }
  const ImVec2 at = {map.left + ui.px(10), map.top + ui.px(54)};
  ImGui::SetNextWindowPos(at);
  const float width = std::min(ui.px(kWidth), map.width - ui.px(20));
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, std::max(ui.px(80), map.bottom() - at.y - ui.px(10))});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(12), ui.px(8)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(6), ui.px(3)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
  ImGui::Begin("##measure", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_AlwaysAutoResize |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBringToFrontOnFocus);
  headerUi(ui, facts != nullptr);
  if (facts != nullptr && facts->measured->legs.size() == 1) {
    singleUi(ui, *facts);
  } else if (facts != nullptr) {
    chainUi(ui, *facts->measured);
  }
  if (ui.in.measure.isOn) {
    space(ui, 2);
    waitingUi(ui);
  }
  if (const std::string center = ringCenter(ui); !center.empty()) {
    space(ui, 4);
    textIn(ui.state.fonts.small, ui.colors.textQuiet, "Around " + endInWords(ui, center));
    ringsUi(ui, center);
  }
  const ImVec2 size = ImGui::GetWindowSize();
  ui.out.covered.push_back({{at.x, at.y}, {at.x + size.x, at.y + size.y}});
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace kurilscope::ui
