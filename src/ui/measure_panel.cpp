#include "ui/measure_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "geo/geodesic.hpp"
#include "scene/compose.hpp"
#include "ui/card_parts.hpp"
#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

constexpr float kWidth = 296;
constexpr std::size_t kRowsInSight = 8;  // of legs; more scroll

std::string endInWords(const Ui& ui, const std::string& end) {
  if (const atlas::Island* island = ui.in.atlas.island(end)) {
    return scene::nameInline(island->names, island->disputed, ui.in.view);
  }
  if (const atlas::Place* place = ui.in.atlas.place(end)) {
    return scene::nameInline(place->names, scene::isDisputed(*place), ui.in.view);
  }
  const auto point = ui.in.atlas.pointNamed(end);
  return point ? positionInWords(*point) : end;
}

std::string milesInWords(double meters) { return fmt::format("{:.1f} nm", meters / geo::kMetersPerNauticalMile); }

std::string azimuthInWords(std::optional<double> degrees) {
  return degrees ? fmt::format("{:05.1f}°", std::fmod(*degrees + 0.05, 360) - 0.05 < 0 ? 0 : *degrees) : "";
}

bool isIsland(const Ui& ui, const std::string& end) { return ui.in.atlas.island(end) != nullptr; }

// What kind of way a leg is, by its ends.
std::string wayInWords(const Ui& ui, const view::Leg& leg) {
  const int coasts = (isIsland(ui, leg.from) ? 1 : 0) + (isIsland(ui, leg.to) ? 1 : 0);
  return coasts == 2   ? "Shortest, coast to coast, on the ellipsoid"
         : coasts == 1 ? "Shortest, from the coast, on the ellipsoid"
                       : "Geodesic on the ellipsoid";
}

// Worked out once for a measurement: finding published figures asks many coasts.
const MeasuredFacts* factsOf(const Ui& ui) {
  const auto& measurement = ui.in.view.measurement;
  if (!measurement) {
    return nullptr;
  }
  std::optional<MeasuredFacts>& known = ui.state.measured;
  if (!known || known->of != *measurement) {
    known = MeasuredFacts{*measurement, view::measured(*measurement, ui.in.atlas), {}};
    if (measurement->ends.size() == 2) {
      known->published = view::publishedBetween(measurement->ends[0], measurement->ends[1], ui.in.atlas);
    }
  }
  return known->measured ? &*known : nullptr;
}

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

void endUi(const Ui& ui, const char* name, const std::string& end, geo::LonLat point,
           std::optional<double> azimuthDegrees) {
  const std::string azimuth = azimuthDegrees ? "azimuth " + azimuthInWords(azimuthDegrees) : std::string{};
  const std::string words = endInWords(ui, end);
  const std::string position = positionInWords(point);
  factRow(ui, name, words, words == position ? azimuth : position + (azimuth.empty() ? "" : "\n" + azimuth));
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
  endUi(ui, "From", leg.from, leg.way.from, leg.azimuthDegrees);
  endUi(ui, "To", leg.to, leg.way.to, leg.azimuthBackDegrees);
  publishedUi(ui, facts);
}

void legRowUi(const Ui& ui, std::size_t number, const view::Leg& leg) {
  const float left = ImGui::GetCursorPosX();
  const std::vector<std::string> cells = {std::to_string(number), lengthInWords(leg.way.distanceMeters),
                                          milesInWords(leg.way.distanceMeters), azimuthInWords(leg.azimuthDegrees)};
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
         measured.areaSquareMeters ? fmt::format("around {} on the ellipsoid", areaInWords(*measured.areaSquareMeters))
                                   : fmt::format("{} geodesics on the ellipsoid", measured.legs.size()));
  space(ui, 4);
  const float row = ui.state.fonts.small->FontSize + ImGui::GetStyle().ItemSpacing.y;
  const float height = row * static_cast<float>(std::min(measured.legs.size(), kRowsInSight));
  ImGui::BeginChild("legs", {0, height}, 0, ImGuiWindowFlags_NoBackground);
  for (std::size_t i = 0; i < measured.legs.size(); ++i) {
    legRowUi(ui, i + 1, measured.legs[i]);
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

void measureHintUi(const Ui& ui, const Rect& map) {
  const MeasureHint& hint = ui.in.measure;
  if (!hint.snapped) {
    return;
  }
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  const auto onScreen = [&](glm::vec2 pixel) { return ImVec2(map.left + pixel.x, map.top + pixel.y); };
  for (std::size_t i = 1; i < hint.line.size(); ++i) {
    list.AddLine(onScreen(hint.line[i - 1]), onScreen(hint.line[i]), toImGui(ui.colors.selection), ui.px(1.6F));
  }
  if (!hint.line.empty()) {
    list.AddCircleFilled(onScreen(hint.line.front()), ui.px(3), toImGui(ui.colors.selection), 20);
  }
  const ImVec2 at = onScreen(hint.line.empty() ? hint.snapped->pixel : hint.line.back());
  list.AddCircle(at, ui.px(5), toImGui(ui.colors.selection), 24, ui.px(1.6F));
  const std::string held = hint.closes ? "Closes the polygon"
                           : hint.snapped->hold == scene::Hold::Coast
                               ? "Coast of " + endInWords(ui, hint.snapped->island)
                           : hint.snapped->hold == scene::Hold::Point ? std::string{}
                                                                      : endInWords(ui, hint.snapped->end);
  const std::string far = hint.next ? lengthInWords(hint.next->distanceMeters) : std::string{};
  const std::string words = held + (held.empty() || far.empty() ? "" : "  ·  ") + far;
  if (words.empty()) {
    return;
  }
  ImFont* font = ui.state.fonts.small;
  const ImVec2 size = {widthOf(font, words) + ui.px(16), font->FontSize + ui.px(6)};
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const ImVec2 corner = {std::min(mouse.x + ui.px(16), map.right() - size.x - ui.px(4)),
                         std::min(mouse.y + ui.px(18), map.bottom() - size.y - ui.px(4))};
  list.AddRectFilled(corner, corner + size, toImGui(ui.colors.panel.withAlpha(235)), ui.px(5));
  drawText(list, font, corner + ImVec2(ui.px(8), ui.px(3)), toImGui(ui.colors.text), words);
}

std::string measurementAsText(const Ui& ui) {
  const MeasuredFacts* facts = factsOf(ui);
  if (facts == nullptr) {
    return {};
  }
  const view::Measured& measured = *facts->measured;
  std::string text;
  for (const view::Leg& leg : measured.legs) {
    const double meters = leg.way.distanceMeters;
    text += fmt::format("{} to {}: {} ({})\n{}: {} to {}", endInWords(ui, leg.from), endInWords(ui, leg.to),
                        lengthInWords(meters), milesInWords(meters), wayInWords(ui, leg), positionInWords(leg.way.from),
                        positionInWords(leg.way.to));
    text += leg.azimuthDegrees ? fmt::format("; azimuth {}, back {}\n", azimuthInWords(leg.azimuthDegrees),
                                             azimuthInWords(leg.azimuthBackDegrees))
                               : "\n";
  }
  if (measured.legs.size() > 1) {
    text += fmt::format("In all: {} ({})\n", lengthInWords(measured.lengthMeters), milesInWords(measured.lengthMeters));
  }
  if (measured.areaSquareMeters) {
    text += fmt::format("Area: {}\n", areaInWords(*measured.areaSquareMeters));
  }
  for (const atlas::PublishedDistance* row : facts->published) {
    text += fmt::format("Published: {} km, {} to {}. {}\n", row->km, row->fromName, row->toName, row->measures);
    for (const std::string& id : row->evidence.sources) {
      if (const atlas::Source* source = ui.in.atlas.source(id)) {
        text += fmt::format("- {}\n", citation(*source));
      }
    }
  }
  return text;
}

}  // namespace kurilscope::ui
