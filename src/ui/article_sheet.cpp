#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ui/card_parts.hpp"
#include "ui/sheets.hpp"
#include "ui/widgets.hpp"
#include "view/fit.hpp"

namespace kurilscope::ui {

namespace {

using atlas::Verdict;

// None of them a government's; the word stands beside the colour.
scene::Color colorOf(const Ui& ui, Verdict verdict) {
  switch (verdict) {
    case Verdict::Confirmed:
      return {0x3B, 0x8A, 0x4E};
    case Verdict::Imprecise:
      return ui.colors.selection;
    case Verdict::Contradicted:
      return {0xB2, 0x3A, 0x6B};
    case Verdict::Unverifiable:
      break;
  }
  return ui.colors.textQuiet;
}

std::string inWords(Verdict verdict) { return capitalised(std::string(word(verdict))); }

void verdictUi(const Ui& ui, Verdict verdict, ImVec2 at) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont* font = ui.state.fonts.bold;
  list.AddRectFilled(at + ImVec2(0, ui.px(2)), at + ImVec2(ui.px(5), font->FontSize + ui.px(2)),
                     toImGui(colorOf(ui, verdict)), ui.px(1));
  drawText(list, font, at + ImVec2(ui.px(12), 0), toImGui(ui.colors.text), inWords(verdict));
}

// How many claims have each verdict.
void countsUi(const Ui& ui) {
  constexpr std::array kVerdicts = {Verdict::Confirmed, Verdict::Imprecise, Verdict::Contradicted,
                                    Verdict::Unverifiable};
  std::string words;
  for (const Verdict verdict : kVerdicts) {
    const auto& claims = ui.in.atlas.records().article;
    const auto count = std::ranges::count(claims, verdict, &atlas::ArticleClaim::verdict);
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, word(verdict));
  }
  textIn(ui.state.fonts.small, ui.colors.textQuiet,
         fmt::format("What the news article behind this map claims, in our own words: {}.", words));
}

void showUi(const Ui& ui, const atlas::ArticleClaim& claim) {
  const Result<view::View> shown = view::fromText(claim.view);
  if (claim.view.empty() || !shown) {
    return;
  }
  if (iconButton(ui, "show", Icon::Target, "Set date and map to what shows it",
                 {.label = "Show on the map", .hasGround = true})) {
    view::View view = view::fitted(*shown, ui.in.atlas).view;
    view.theme = ui.in.view.theme;  // how it looks is the reader's matter
    ui.command(view::SetView{view});
    ui.request(Request::ToggleArticle);
  }
}

void claimUi(const Ui& ui, const atlas::ArticleClaim& claim) {
  const float column = ui.px(130);
  const ImVec2 at = ImGui::GetCursorPos();
  verdictUi(ui, claim.verdict, ImGui::GetCursorScreenPos());
  ImGui::SetCursorPos({at.x + column, at.y});
  ImGui::BeginGroup();
  textIn(ui.state.fonts.bold, ui.colors.text, claim.text);
  textIn(ui.state.fonts.body, ui.colors.text, claim.finding);
  for (const std::string& id : claim.sources) {
    if (const atlas::Source* source = ui.in.atlas.source(id)) {
      textIn(ui.state.fonts.small, ui.colors.textQuiet, citation(*source));
    }
  }
  showUi(ui, claim);
  ImGui::EndGroup();
  space(ui, 14);
}

}  // namespace

void articleUi(const Ui& ui) {
  countsUi(ui);
  space(ui, 8);
  if (ui.in.atlas.records().article.empty()) {
    textIn(ui.state.fonts.body, ui.colors.text, "This pack checks no article.");
  }
  for (const atlas::ArticleClaim& claim : ui.in.atlas.records().article) {
    ImGui::PushID(claim.id.c_str());
    claimUi(ui, claim);
    ImGui::PopID();
  }
}

}  // namespace kurilscope::ui
