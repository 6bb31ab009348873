#include "ui/briefing_dialog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.hpp"
#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

constexpr std::array<const char*, 5> kLayouts = {"Map alone", "Slide", "A4", "A4 upright", "Square"};
constexpr std::array<const char*, 3> kThemes = {"Light", "Dark", "Print"};

struct SizeChoice {
  const char* title;
  brief::PageSize size;
};

std::vector<SizeChoice> sizesOf(brief::Layout layout) {
  switch (layout) {
    case brief::Layout::A4:
      return {{"150 dpi", {1754, 1240}}, {"300 dpi", {3508, 2480}}, {"600 dpi", {7016, 4961}}};
    case brief::Layout::A4Portrait:
      return {{"150 dpi", {1240, 1754}}, {"300 dpi", {2480, 3508}}, {"600 dpi", {4961, 7016}}};
    case brief::Layout::Square:
      return {{"720", {720, 720}}, {"1080", {1080, 1080}}, {"2160", {2160, 2160}}};
    case brief::Layout::Map:
    case brief::Layout::Slide:
      break;
  }
  return {{"HD", {1280, 720}}, {"Full HD", {1920, 1080}}, {"4K", {3840, 2160}}, {"8K", {7680, 4320}}};
}

template <std::size_t Size>
void put(std::array<char, Size>& field, const std::string& text) {
  field = {};
  std::memcpy(field.data(), text.data(), std::min(text.size(), Size - 1));
}

std::string sizeInWords(brief::PageSize size) { return fmt::format("{}x{}", size.width, size.height); }

// What is typed follows the page when the dialog opens, and when a choice changes it.
void fill(BriefingState& state, const BriefingPage& page) {
  put(state.title, page.title);
  put(state.caption, page.caption);
  put(state.size, sizeInWords(page.size));
  put(state.scale, page.scale ? shortest(*page.scale) : std::string{});
  state.error.clear();
}

void labelUi(const Ui& ui, const char* words) {
  space(ui, 7);
  textIn(ui.state.fonts.small, ui.colors.textQuiet, words);
}

// Chips side by side; the last is followed by a NewLine.
bool choiceUi(const Ui& ui, const std::string& id, const std::string& title, bool isOn) {
  const bool isClicked = chip(ui, id, title, isOn);
  ImGui::SameLine(0, ui.px(5));
  return isClicked;
}

void wordsUi(const Ui& ui, BriefingPage& page) {
  BriefingState& state = ui.state.briefing;
  labelUi(ui, "Title");
  ImGui::SetNextItemWidth(-1);
  if (ImGui::InputTextWithHint("##title", "the event of the day, or the pack's title", state.title.data(),
                               state.title.size())) {
    page.title = trimmed(state.title.data());
  }
  labelUi(ui, "Caption");
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (ImGui::InputTextMultiline("##caption", state.caption.data(), state.caption.size(), {-1, ui.px(74)})) {
    page.caption = trimmed(state.caption.data());
  }
  if (state.caption[0] == '\0' && !ImGui::IsItemActive()) {
    drawText(
        *ImGui::GetWindowDrawList(), ui.state.fonts.body, at + ImGui::GetStyle().FramePadding,
        toImGui(ui.colors.textQuiet),
        fitted(ui.state.fonts.body, "the event's summary, with its sources", ImGui::GetItemRectSize().x - ui.px(16)));
  }
}

void layoutUi(const Ui& ui, BriefingPage& page) {
  labelUi(ui, "Page");
  for (std::size_t i = 0; i < kLayouts.size(); ++i) {
    const auto layout = static_cast<brief::Layout>(i);
    if (choiceUi(ui, fmt::format("layout{}", i), kLayouts[i], page.layout == layout)) {
      page.layout = layout;
      page.size = brief::defaultSize(layout);
      page.scale.reset();
    }
  }
  ImGui::NewLine();
}

// A size as typed, a scale as typed: kept while they cannot be read, with the reason below.
void typedSizeUi(const Ui& ui, BriefingPage& page) {
  BriefingState& state = ui.state.briefing;
  ImGui::SetNextItemWidth(ui.px(110));
  const bool isSize = ImGui::InputTextWithHint("##size", "1920x1080", state.size.data(), state.size.size());
  tooltip(ui, "Width and height in pixels");
  ImGui::SameLine();
  ImGui::SetNextItemWidth(ui.px(112));
  const bool isScale =
      ImGui::InputTextWithHint("##scale", fmt::format("type × {}", shortest(ui.in.briefing.scale)).c_str(),
                               state.scale.data(), state.scale.size());
  tooltip(ui, "Size of type and lines, 0.25 to 16; empty: what suits the page");
  if (!isSize && !isScale) {
    return;
  }
  const Result<brief::PageSize> size = brief::pageSizeFrom(state.size.data());
  const std::string_view typed = trimmed(state.scale.data());
  const std::optional<double> scale = parseNumber(typed);
  const bool isGoodScale = typed.empty() || (scale && *scale >= brief::kLeastScale && *scale <= brief::kMostScale);
  state.error = !size         ? size.error().message
                : isGoodScale ? std::string{}
                              : fmt::format("'{}' is not a number from 0.25 to 16", typed);
  page.size = size.value_or(page.size);
  if (isGoodScale) {
    page.scale = typed.empty() ? std::nullopt : std::optional(static_cast<float>(*scale));
  }
}

void sizeUi(const Ui& ui, BriefingPage& page) {
  labelUi(ui, "Size");
  for (const SizeChoice& choice : sizesOf(page.layout)) {
    if (choiceUi(ui, choice.title, choice.title, page.size == choice.size)) {
      page.size = choice.size;
      page.scale.reset();
    }
  }
  ImGui::NewLine();
  typedSizeUi(ui, page);
  if (!ui.state.briefing.error.empty()) {
    textIn(ui.state.fonts.small, ui.colors.textQuiet, ui.state.briefing.error);
  }
}

void looksUi(const Ui& ui, BriefingPage& page) {
  labelUi(ui, "Theme");
  if (choiceUi(ui, "theme as here", "As here", !page.theme)) {
    page.theme.reset();
  }
  for (std::size_t i = 0; i < kThemes.size(); ++i) {
    const auto theme = static_cast<view::Theme>(i);
    if (choiceUi(ui, fmt::format("theme{}", i), kThemes[i], page.theme == theme)) {
      page.theme = theme;
    }
  }
  ImGui::NewLine();
  labelUi(ui, "Format");
  for (const std::string& format : ui.in.briefing.formats) {
    if (choiceUi(ui, format, format.substr(1), page.format == format)) {
      page.format = format;
    }
  }
  ImGui::NewLine();
}

void choicesUi(const Ui& ui) {
  space(ui, 12);
  textIn(ui.state.fonts.bold, ui.colors.text, "What takes a side here");
  for (const brief::Choice& choice : ui.in.briefing.choices) {
    space(ui, 5);
    textIn(ui.state.fonts.small, ui.colors.text, choice.shown);
    textIn(ui.state.fonts.small, ui.colors.textQuiet, "Instead: " + choice.alternative);
  }
}

void actionsUi(const Ui& ui) {
  const bool isBusy = !ui.in.briefing.progress.empty();
  if (iconButton(ui, "save", Icon::Save, withKey("Write it into the folder the program was started in", keys::kSave),
                 {.label = "Save", .isEnabled = !isBusy, .hasGround = true})) {
    ui.request(Request::SavePicture);
  }
  ImGui::SameLine();
  if (iconButton(ui, "copy", Icon::Copy, withKey("To paste it elsewhere as a picture", keys::kCopyPicture),
                 {.label = "Copy", .isEnabled = !isBusy, .hasGround = true})) {
    ui.request(Request::CopyPicture);
  }
  const std::string& words = isBusy ? ui.in.briefing.progress : ui.in.briefing.path;
  ImFont* font = ui.state.fonts.small;
  ImGui::SameLine();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  drawText(*ImGui::GetWindowDrawList(), font, at + ImVec2(ui.px(4), (ui.px(30) - font->FontSize) / 2),
           toImGui(ui.colors.textQuiet), fitted(font, words, ImGui::GetContentRegionAvail().x - ui.px(4)));
  ImGui::Dummy({1, ui.px(30)});
}

// The page, as large as the room allows, on a ground that tells paper from dialog.
void previewUi(const Ui& ui, const Rect& room) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 corner{room.left, room.top};
  list.AddRectFilled(corner, {room.right(), room.bottom()}, toImGui(ui.colors.panelRaised), ui.px(5));
  const Briefing& briefing = ui.in.briefing;
  if (briefing.picture == 0) {
    if (!briefing.problem.empty()) {
      drawText(list, ui.state.fonts.body, corner + ImVec2(ui.px(16), ui.px(16)), toImGui(ui.colors.text),
               fitted(ui.state.fonts.body, briefing.problem, room.width - ui.px(32)));
    }
    return;
  }
  const float margin = ui.px(14);
  const auto wide = static_cast<float>(briefing.page.size.width);
  const auto high = static_cast<float>(briefing.page.size.height);
  const float share = std::min((room.width - 2 * margin) / wide, (room.height - 2 * margin) / high);
  const ImVec2 size{std::max(1.0F, std::round(wide * share)), std::max(1.0F, std::round(high * share))};
  const ImVec2 at{std::round(room.left + (room.width - size.x) / 2), std::round(room.top + (room.height - size.y) / 2)};
  list.AddImage(reinterpret_cast<ImTextureID>(briefing.picture), at, at + size, {0, 1}, {1, 0});
  list.AddRect(at, at + size, toImGui(ui.colors.panelEdge));
}

void settingsUi(const Ui& ui, const Rect& column) {
  BriefingPage page = ui.in.briefing.page;
  ImGui::SetCursorScreenPos({column.left, column.top});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  const float foot = ui.px(40);
  ImGui::SetNextWindowContentSize({column.width, 0});
  // Its bar stands in the margin, as everywhere.
  ImGui::BeginChild("settings", {column.width + ui.px(12), column.height - foot}, 0, ImGuiWindowFlags_NoBackground);
  wordsUi(ui, page);
  layoutUi(ui, page);
  sizeUi(ui, page);
  looksUi(ui, page);
  choicesUi(ui);
  ImGui::EndChild();
  ImGui::PopStyleVar();
  if (page != ui.in.briefing.page) {
    BriefingState& state = ui.state.briefing;
    if (page.layout != ui.in.briefing.page.layout ||
        (page.size != ui.in.briefing.page.size && !ImGui::IsAnyItemActive())) {
      fill(state, page);
    }
    ui.out.briefing = page;
  }
  ImGui::SetCursorScreenPos({column.left, column.bottom() - ui.px(32)});
  actionsUi(ui);
}

}  // namespace

void briefingDialogUi(const Ui& ui, const Rect& window) {
  BriefingState& state = ui.state.briefing;
  if (!ui.in.briefing.isOpen) {
    state.isOpen = false;
    return;
  }
  if (!state.isOpen) {
    state.isOpen = true;
    fill(state, ui.in.briefing.page);
  }
  ImGui::SetNextWindowPos({window.left, window.top});
  ImGui::SetNextWindowSize({window.width, window.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
  ImGui::Begin("Briefing", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoScrollbar |
                   ImGuiWindowFlags_NoScrollWithMouse);
  const float padding = ui.px(16);
  ImGui::SetCursorScreenPos({window.left + padding, window.top + ui.px(14)});
  textIn(ui.state.fonts.heading, ui.colors.text, "Picture for a briefing");
  ImGui::SetCursorScreenPos({window.right() - padding - ui.px(30), window.top + ui.px(9)});
  if (iconButton(ui, "close", Icon::Close, withKey("Close", keys::kBriefing))) {
    ui.request(Request::ToggleBriefing);
  }
  const float top = window.top + ui.px(46);
  const float height = window.bottom() - padding - top;
  const float column = std::min(ui.px(330), 0.5F * window.width - padding);
  const float left = window.right() - padding - column;
  previewUi(ui, {window.left + padding, top, left - window.left - 2 * padding, height});
  settingsUi(ui, {left, top, column, height});
  ImGui::End();
  ImGui::PopStyleVar();
}

}  // namespace kurilscope::ui
