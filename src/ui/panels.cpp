#include "ui/panels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ranges>
#include <span>

#include "base/text.hpp"
#include "ui/briefing_dialog.hpp"
#include "ui/card_parts.hpp"
#include "ui/filter_choices.hpp"
#include "ui/measure_panel.hpp"
#include "ui/panel_state.hpp"
#include "ui/sheets.hpp"
#include "ui/timeline.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse |
                                    ImGuiWindowFlags_NoBringToFrontOnFocus;

constexpr float kCursorRoom = 330;        // 1/96 inch: two coasts with the longest names
constexpr float kNarrowCursorRoom = 220;  // one of them a line
constexpr float kLowMap = 360;            // below it the legend needs that room

constexpr int kHeadingFont = 2;  // in the order in which loadFonts adds them

// The record that the side panel is about.
struct Subject {
  const atlas::Event* event = nullptr;
  const atlas::Island* island = nullptr;
  const atlas::Place* place = nullptr;
  const atlas::Line* line = nullptr;

  [[nodiscard]] bool isNothing() const {
    return event == nullptr && island == nullptr && place == nullptr && line == nullptr;
  }
};

Subject subjectOf(const PanelInput& input) {
  const view::Selection& selection = input.view.selection;
  switch (selection.subject) {
    case view::Subject::Event:
      return {.event = input.atlas.event(selection.id)};
    case view::Subject::Island:
      return {.island = input.atlas.island(selection.id)};
    case view::Subject::Place:
      return {.place = input.atlas.place(selection.id)};
    case view::Subject::Line:
      return {.line = input.atlas.line(selection.id)};
    case view::Subject::Nothing:
      break;
  }
  return {};
}

void cardUi(const Ui& ui, const Subject& subject) {
  cardHeaderUi(ui);
  // Its own scrolling region, so that the header stays; named after the card, so that each begins at its top.
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  beginScrolling(ui, fmt::format("card {}", ui.in.view.selection.id).c_str());
  if (subject.event != nullptr) {
    eventCardUi(ui, *subject.event);
  } else if (subject.island != nullptr) {
    islandCardUi(ui, *subject.island);
  } else if (subject.line != nullptr) {
    lineCardUi(ui, *subject.line);
  } else {
    placeCardUi(ui, *subject.place);
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

void sideUi(const Ui& ui, const Rect& area) {
  ImGui::SetNextWindowPos({area.left, area.top});
  ImGui::SetNextWindowSize({area.width, area.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(16), ui.px(12)));
  // All around the map is filled with the panels' colour: what is docked needs no ground of its own.
  ImGui::Begin(
      "##side", nullptr,
      kFixed | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar(2);
  drawUpright(ui, area.left, area.top, area.bottom(), toImGui(ui.colors.panelEdge));
  const Subject subject = subjectOf(ui.in);
  if (!subject.isNothing()) {
    cardUi(ui, subject);
  } else if (ui.in.view.comparison) {
    changesUi(ui);
  } else {
    eventListUi(ui);
  }
  ImGui::End();
}

// What Ctrl+C takes: the open card, unless a part of it was asked for.
void offerText(const Ui& ui) {
  if (!ui.out.copyText.empty()) {
    return;
  }
  const Subject subject = subjectOf(ui.in);
  if (ui.in.measure.isOn && ui.in.view.measurement) {
    ui.out.copyText = measurementAsText(ui);
  } else if (subject.event != nullptr) {
    ui.out.copyText = eventAsText(ui.in.atlas, *subject.event);
  } else if (subject.island != nullptr) {
    ui.out.copyText = islandAsText(ui.in.atlas, *subject.island, ui.in.view.date);
  } else if (subject.line != nullptr) {
    ui.out.copyText = lineAsText(ui.in.atlas, *subject.line, ui.in.view);
  } else if (subject.isNothing() && ui.in.view.comparison) {
    ui.out.copyText = changesAsText(ui.in.atlas, ui.in.view);
  }
}

// "Hokkaido 32.4 km", "Kunashir / Kunashiri 4.1 km"
std::vector<std::string> nearSidesInWords(const Ui& ui) {
  std::vector<std::string> words;
  for (const view::Coasts::Near& near : ui.in.nearSides) {
    words.push_back(fmt::format("{} {}", scene::nameInline(near.island->names, near.island->disputed, ui.in.view),
                                lengthInWords(near.meters)));
  }
  return words;
}

// Where the mouse's position is told: in the map's upper right corner, or below the toolbar where that needs the room.
// On a map as low as that the legend reaches up there, and the position stands alone.
struct CursorRoom {
  bool isBelow = false;
  float top = 0;
  int lines = 2;
};

CursorRoom cursorRoom(const Ui& ui, const Rect& map) {
  const bool isBelow = ui.px(kCursorRoom) > map.width - toolbarWidth(ui, map) - ui.px(30);
  const bool isLow = map.height < ui.px(kLowMap);
  return {isBelow, map.top + ui.px(isBelow ? 52 : 10), !isBelow ? 2 : isLow ? 1 : 3};
}

float cursorLineHeight(const Ui& ui) { return ui.state.fonts.small->FontSize + ui.px(2); }

// Keeps names and ticks out of it also while the mouse is elsewhere: nothing on the map may move because it comes.
void reserveCursorRoom(const Ui& ui, const Rect& map) {
  const CursorRoom room = cursorRoom(ui, map);
  const float width = ui.px(room.isBelow ? kNarrowCursorRoom : kCursorRoom);
  const float height = static_cast<float>(room.lines) * cursorLineHeight(ui) + ui.px(8);
  const float top = room.isBelow ? room.top - ui.px(4) : map.top;
  ui.out.covered.push_back({{map.right() - width, top}, {map.right(), room.top + height}});
}

// Where the mouse is and how far from both sides' coasts, the one beside the other or, below the toolbar, in a line
// each.
void cursorUi(const Ui& ui, const Rect& map) {
  reserveCursorRoom(ui, map);
  if (!ui.in.cursor) {
    return;
  }
  ImFont* font = ui.state.fonts.small;
  const CursorRoom room = cursorRoom(ui, map);
  const std::vector<std::string> near = nearSidesInWords(ui);
  std::vector<std::string> lines = {positionInWords(*ui.in.cursor)};
  if (room.isBelow && room.lines > 1) {
    lines.insert(lines.end(), near.begin(), near.end());
  } else if (!room.isBelow && !near.empty()) {
    lines.push_back(joined(near, "  ·  "));
  }
  float widest = 0;
  for (const std::string& line : lines) {
    widest = std::max(widest, widthOf(font, line));
  }
  const float margin = ui.px(8);
  const float height = cursorLineHeight(ui);
  const ImVec2 size = {widest + 2 * margin, static_cast<float>(lines.size()) * height + ui.px(4)};
  const ImVec2 at = {map.right() - ui.px(10) - size.x, room.top};
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.AddRectFilled(at, at + size, toImGui(ui.colors.panel.withAlpha(245)), ui.px(5));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    drawText(list, font,
             {at.x + size.x - margin - widthOf(font, lines[i]), at.y + ui.px(3) + static_cast<float>(i) * height},
             toImGui(ui.colors.textQuiet), lines[i]);
  }
}

// Words at the foot of the map, drawn over everything but never in the mouse's way.
void footUi(const Ui& ui, const Rect& map) {
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  const float margin = ui.px(12);
  if (!ui.in.message.empty()) {
    ImFont* font = ui.state.fonts.body;
    const float wrap = std::max(ui.px(40), map.width - 2 * margin - ui.px(28));
    const char* words = ui.in.message.c_str();
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e6F, wrap, words) + ImVec2(ui.px(28), ui.px(14));
    const ImVec2 at = {map.left + (map.width - size.x) / 2, map.bottom() - margin - size.y};
    list.AddRectFilled(at, at + size, toImGui(ui.colors.text), ui.px(6));
    list.AddText(font, font->FontSize, at + ImVec2(ui.px(14), ui.px(7)), toImGui(ui.colors.panel), words, nullptr,
                 wrap);
  }
}

void prepare(PanelState& state, const atlas::Atlas& atlas) {
  state.atlas = &atlas;
  state.bands.clear();
  for (const atlas::Band& band : atlas.records().bands) {
    state.bands.push_back(segmentsOf(atlas, band));
  }
  state.events = filteredEvents(atlas, {});
  state.snapDays.clear();
  for (const atlas::Event& event : atlas.events()) {
    state.snapDays.push_back(event.start.first);
    state.snapDays.push_back(event.end.last);
  }
  std::ranges::sort(state.snapDays);
  const auto repeated = std::ranges::unique(state.snapDays);
  state.snapDays.erase(repeated.begin(), repeated.end());
  state.islandChoices = islandsOfEvents(atlas);
  state.actorChoices = actorsOfEvents(atlas);
  state.hokkaidoMeters.clear();
  state.folds = {};
  state.isFolded = false;
  state.placedItems.reset();
  state.density.reset();
  state.timeline = {};
  state.list = {};
  state.search = {};
  state.compare = {};
  state.briefing = {};
  state.rings.clear();
  state.measured.reset();
  state.pulse = {};
}

// Filter and folds as the View and the way of playing want them; the axis goes on showing the same days.
void follow(PanelState& state, const PanelInput& input) {
  const bool isStory = input.playback.mode == PlayMode::Story;
  const bool wantsFolds = isStory && input.playback.skipsEmpty;
  const bool isNewFilter = state.events.filter != input.view.filter;
  if (isNewFilter) {
    state.events = filteredEvents(input.atlas, input.view.filter);
  }
  if (!isNewFilter && state.isFolded == wantsFolds) {
    return;
  }
  state.isFolded = wantsFolds;
  state.placedItems.reset();
  state.density.reset();
  TimeFolds folds = wantsFolds ? foldsFor(state.events, state.bands) : TimeFolds{};
  if (state.timeline.range) {
    const TimeRange places = folds.placesOf(state.folds.numbersOf(targetRange(state.timeline)));
    state.timeline.range = clamped(places, axisLimits(input.atlas, folds));
    state.timeline.glide.stop();
  }
  state.folds = std::move(folds);
}

}  // namespace

struct Panels::State {
  PanelState panels;
};

Panels::Panels() : state_{std::make_unique<State>()} {}

Panels::~Panels() = default;

Fonts loadFontsFor(const atlas::Atlas& atlas, const scene::Typesetter& type, float scale, ImFontAtlas& into) {
  return loadFonts(into, charactersOf(atlas), type.fontFile(scene::Face::Sans), type.fontFile(scene::Face::SansBold),
                   scale);
}

void Panels::useFonts(const atlas::Atlas& atlas, const Fonts& fonts, float scale) {
  PanelState& state = state_->panels;
  if (state.atlas != &atlas) {
    prepare(state, atlas);
  }
  state.fonts = fonts;
  state.scale = scale;
}

void Panels::setUp(const atlas::Atlas& atlas, const scene::Typesetter& type, view::Theme theme, float scale) {
  PanelState& state = state_->panels;
  if (state.atlas != &atlas || state.scale != scale || !state.fonts.isReady()) {
    useFonts(atlas, loadFontsFor(atlas, type, scale, *ImGui::GetIO().Fonts), scale);
  }
  state.theme = theme;
  applyStyle(scene::palette(theme), scale);
}

MapArea Panels::mapArea(double windowWidth, double windowHeight, float scale) {
  const Rect map = layoutFor(windowWidth, windowHeight, scale).map;
  return {static_cast<int>(map.left), static_cast<int>(map.top), static_cast<int>(map.width),
          static_cast<int>(map.height)};
}

double Panels::toolbarHeight(float scale) {
  return static_cast<double>((kToolbarUnits + 1.5F * kToolbarMarginUnits) * scale);
}

bool Panels::isMenuOpen() const { return !state_->panels.popover.empty(); }

bool Panels::closeMenu() {
  const bool wasOpen = isMenuOpen();
  state_->panels.popover.clear();
  return wasOpen;
}

PanelOutput Panels::draw(const PanelInput& input) {
  PanelOutput output;
  follow(state_->panels, input);
  const Ui ui{input, output, state_->panels, scene::palette(input.view.theme), input.scale};
  const Layout layout = layoutFor(input.widthPixels, input.heightPixels, input.scale);
  ImGui::PushFont(state_->panels.fonts.body);
  timelineUi(ui, layout.timeline);
  sideUi(ui, layout.side);
  openSheetUi(ui, layout);
  pulseUi(ui, layout.map);
  measureHintUi(ui, layout.map);
  measurePanelUi(ui, layout.map);
  sightUi(ui, layout.map);
  toolbarUi(ui, layout.map);
  searchUi(ui, layout.map);
  const Rect window{0, 0, static_cast<float>(input.widthPixels), static_cast<float>(input.heightPixels)};
  briefingDialogUi(ui, window);
  helpUi(ui, window);
  cursorUi(ui, layout.map);
  footUi(ui, layout.map);
  offerText(ui);
  ImGui::PopFont();
  return output;
}

namespace {

// A table may be wrong in each of a million rows, and all that is shown is laid out in every frame.
std::span<const Problem> problemsShown(const Diagnostics& diagnostics) {
  constexpr std::size_t kMost = 200;
  const std::vector<Problem>& problems = diagnostics.problems();
  return {problems.data(), std::min(problems.size(), kMost)};
}

}  // namespace

void setUpForBrokenPack(const scene::Typesetter& type, const std::string& pack, const Diagnostics& diagnostics,
                        view::Theme theme, float scale) {
  std::string words = pack;
  for (const Problem& problem : problemsShown(diagnostics)) {
    words += toString(problem);
  }
  (void)loadFonts(*ImGui::GetIO().Fonts, charactersOf(words), type.fontFile(scene::Face::Sans),
                  type.fontFile(scene::Face::SansBold), scale);
  applyStyle(scene::palette(theme), scale);
}

void brokenPackUi(const std::string& pack, const Diagnostics& diagnostics, float scale) {
  const ImVector<ImFont*>& fonts = ImGui::GetIO().Fonts->Fonts;
  ImFont* heading = fonts.Size > kHeadingFont ? fonts[kHeadingFont] : fonts.front();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(40 * scale, 32 * scale));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
  ImGui::Begin("##broken", nullptr, kFixed);
  ImGui::PopStyleVar(2);
  ImGui::PushTextWrapPos(std::min(ImGui::GetContentRegionMax().x, 860 * scale));
  const std::size_t count = diagnostics.count();
  ImGui::PushFont(heading);
  ImGui::TextUnformatted("This pack cannot be shown yet");
  ImGui::PopFont();
  const std::string head = fmt::format(
      "{} has {} {} to put right. Correct {} and open the pack again; \"kurilscope "
      "check\" prints the same list.",
      pack, count, count == 1 ? "thing" : "things", count == 1 ? "it" : "them");
  ImGui::TextUnformatted(head.c_str());
  ImGui::Dummy({0, 10 * scale});
  const std::span<const Problem> problems = problemsShown(diagnostics);
  for (const Problem& problem : problems) {
    ImGui::TextUnformatted(toString(problem).c_str());
  }
  if (problems.size() < count) {
    ImGui::Dummy({0, 10 * scale});
    ImGui::TextUnformatted(fmt::format("… and {} more", count - problems.size()).c_str());
  }
  ImGui::PopTextWrapPos();
  ImGui::End();
}

}  // namespace kurilscope::ui
