// Bands by governments along time. The two governments have rows of the same height and the same kind of bar: which is
// drawn first follows the alphabet.
#include <fmt/format.h>

#include <algorithm>

#include "ui/card_parts.hpp"
#include "ui/claim_spans.hpp"
#include "ui/sheets.hpp"
#include "ui/time_axis.hpp"
#include "ui/widgets.hpp"
#include "view/changes.hpp"

namespace kurilscope::ui {

namespace {

constexpr float kNameColumn = 150;  // all in 1/96 inch
constexpr float kPartyColumn = 96;
constexpr float kRow = 21;
constexpr float kBar = 17;
constexpr float kGap = 9;  // between bands
constexpr float kHeader = 30;
constexpr double kBarShare = 0.42;  // of a government's colour in its bars: words on them stay readable

struct Matrix {
  TimeAxis axis;
  ImVec2 origin;  // of the first row
  float bottom = 0;
};

atlas::Day lastDay(const Ui& ui) { return ui.in.atlas.records().statusLast; }

Matrix matrixFor(const Ui& ui) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x - ui.px(16);
  const TimeRange range{dayNumber(ui.in.atlas.records().statusFirst), dayNumber(lastDay(ui)) + 1};
  Matrix matrix{.axis = {range, at.x + ui.px(kNameColumn + kPartyColumn), at.x + width},
                .origin = at + ImVec2(0, ui.px(kHeader))};
  const auto bands = static_cast<float>(ui.in.atlas.records().bands.size());
  matrix.bottom = matrix.origin.y + bands * ui.px(2 * kRow + kGap);
  return matrix;
}

void rulerUi(const Ui& ui, const Matrix& matrix) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont* font = ui.state.fonts.small;
  for (const Tick& tick : ticksOf(TickStep::Decade, matrix.axis.range)) {
    const float x = std::round(matrix.axis.xOf(dayNumber(tick.day)));
    drawUpright(ui, x, matrix.origin.y - ui.px(4), matrix.bottom, toImGui(ui.colors.panelEdge));
    drawText(list, font, {x + ui.px(4), matrix.origin.y - ui.px(kHeader - 8)}, toImGui(ui.colors.textQuiet),
             tick.label);
  }
}

std::string tipOf(const Ui& ui, const ClaimSpan& span) {
  const atlas::Claim& claim = *span.claim;
  std::string since = sinceWords(ui.in.atlas, span.from);
  if (span.lastFrom != span.from) {
    since += fmt::format(" to {}, by island", atlas::inWords(span.lastFrom));
  }
  std::string text = fmt::format("{}: claimed by {}, {}{}.", view::islandsInWords(ui.in.atlas, span.islands),
                                 view::partyInWords(ui.in.atlas, claim.claimant), since,
                                 span.isOpen ? "" : ", until " + atlas::inWords(span.to));
  for (const std::string& part : {claim.instrument, claim.basis}) {
    text += part.empty() ? "" : "\n" + part;
  }
  return text;
}

void spanUi(const Ui& ui, const Matrix& matrix, const ClaimSpan& span, float top) {
  const float left = matrix.axis.xOf(dayNumber(span.from));
  const float right = std::max(left + ui.px(2), matrix.axis.xOf(dayNumber(span.to)));
  const ImVec2 corner{left, top + ui.px(kRow - kBar) / 2};
  const ImVec2 end{right - ui.px(1), corner.y + ui.px(kBar)};  // a hair of ground tells neighbours apart
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Color color = scene::administrationColor(ui.colors, span.claim->claimant);
  const bool isCurrent = span.from <= ui.in.view.date && ui.in.view.date < span.to;
  list.AddRectFilled(corner, end, toImGui(scene::mixed(ui.colors.panel, color, kBarShare)), ui.px(2));
  list.AddRectFilled(corner, {std::min(end.x, left + ui.px(3)), end.y}, toImGui(color));
  if (isCurrent) {
    list.AddRect(corner, end, toImGui(color), ui.px(2), 0, ui.px(1.4F));
  }
  ImFont* font = ui.state.fonts.small;
  const float room = end.x - left - ui.px(14);
  const std::string words =
      (span.claim->instrument.empty() ? std::string("No instrument named") : span.claim->instrument) +
      weaknessMark(span.claim->evidence.confidence);
  if (room > ui.px(44)) {
    drawText(list, font, {left + ui.px(8), corner.y + (ui.px(kBar) - font->FontSize) / 2}, toImGui(ui.colors.text),
             fitted(font, words, room));
  }
  ImGui::SetCursorScreenPos({left, top});
  ImGui::PushID(span.claim);
  if (ImGui::InvisibleButton("span", {std::max(right - left, ui.px(4)), ui.px(kRow)})) {
    ui.command(view::SetDate{
        dayUnder(matrix.axis, ImGui::GetIO().MousePos.x, ui.in.atlas.records().statusFirst, lastDay(ui))});
  }
  if (ImGui::IsItemHovered()) {
    for (const std::string& island : span.islands) {
      ui.out.hovered.push_back({view::Subject::Island, island});
    }
    evidenceTip(ui, span.claim->evidence, tipOf(ui, span));
  }
  ImGui::PopID();
}

std::string partyTitle(const Ui& ui, const std::string& party) {
  return party == "russia" ? fmt::format("{} / {}", ui.in.atlas.titleOfAdministration("ussr"),
                                         ui.in.atlas.titleOfAdministration("russia"))
                           : ui.in.atlas.titleOfAdministration(party);
}

void bandUi(const Ui& ui, const Matrix& matrix, const atlas::Band& band, float top) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont* small = ui.state.fonts.small;
  drawText(list, ui.state.fonts.bold, {matrix.origin.x, top + ui.px(2)}, toImGui(ui.colors.text),
           fitted(ui.state.fonts.bold, band.title, ui.px(kNameColumn - 10)));
  for (const ClaimRow& row : claimRowsOf(ui.in.atlas, band)) {
    const float middle = std::round(top + ui.px(kRow) / 2);
    drawText(list, small, {matrix.origin.x + ui.px(kNameColumn), middle - small->FontSize / 2},
             toImGui(ui.colors.textQuiet), partyTitle(ui, row.party));
    drawLevel(ui, middle, matrix.axis.left, matrix.axis.right, toImGui(ui.colors.panelEdge));
    for (const ClaimSpan& span : row.spans) {
      spanUi(ui, matrix, span, top);
    }
    top += ui.px(kRow);
  }
}

void playheadUi(const Ui& ui, const Matrix& matrix) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont* font = ui.state.fonts.bold;
  const float x = std::round(matrix.axis.xOf(dayNumber(ui.in.view.date) + 0.5));
  const std::string words = atlas::inWords(ui.in.view.date);
  const float width = widthOf(font, words) + ui.px(12);
  const float left = std::clamp(x - width / 2, matrix.axis.left - ui.px(40), matrix.axis.right - width);
  const float top = matrix.origin.y - ui.px(kHeader);
  list.AddLine({x, top}, {x, matrix.bottom}, toImGui(ui.colors.text), ui.px(1.6F));
  list.AddRectFilled({left, top}, {left + width, top + font->FontSize + ui.px(4)}, toImGui(ui.colors.text), ui.px(4));
  drawText(list, font, {left + ui.px(6), top + ui.px(2)}, toImGui(ui.colors.panel), words);
}

}  // namespace

void claimMatrixUi(const Ui& ui) {
  textIn(ui.state.fonts.small, ui.colors.textQuiet,
         "A bar is a claim on one ground; hover it for the words and the sources, click it to go to that day. Who "
         "administers is told by the timeline below.");
  space(ui, 4);
  const Matrix matrix = matrixFor(ui);
  rulerUi(ui, matrix);
  float top = matrix.origin.y;
  for (const atlas::Band& band : ui.in.atlas.records().bands) {
    ImGui::PushID(band.id.c_str());
    bandUi(ui, matrix, band, top);
    ImGui::PopID();
    top += ui.px(2 * kRow + kGap);
  }
  playheadUi(ui, matrix);
  ImGui::SetCursorScreenPos({matrix.origin.x, matrix.bottom});
  ImGui::Dummy({1, ui.px(8)});
}

}  // namespace kurilscope::ui
