#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

struct Explained {
  const char* title;
  const char* sentence;
};

constexpr std::array<Explained, static_cast<std::size_t>(view::Layer::Count)> kLayers = {{
    {"Administration", "Who administers each island, as a tint."},
    {"Claims", "Who claims what another administers, hatched."},
    {"Boundaries", "Lines in force, claimed and of the past."},
    {"Proposals", "Lines that were only proposed, dashed."},
    {"Events", "A mark where each event took place."},
    {"Places", "Towns and capes."},
    {"Waters", "Straits, bays and seas."},
    {"Names", "The words on the map."},
    {"Meridians", "Meridians and parallels, in degrees."},
    {"Distances", "The shortest ways from Hokkaido to the disputed islands, coast to coast."},
    {"Events of all dates", "Also those long past and those to come."},
    {"Inset", "Islets too small for this map, enlarged in a corner."},
    {"Zones at sea", "12 and 200 nautical miles, and what a settlement would change. Computed, no legal delimitation."},
}};

constexpr std::array<Explained, 5> kNames = {{
    {"English", "The name most used in English."},
    {"Русский", "Names in Russian."},
    {"日本語", "Names in Japanese."},
    {"Dual", "Both names of a disputed place together."},
    {"All", "English, Russian and Japanese."},
}};

constexpr std::array<Explained, 3> kThemes = {{
    {"Light", "Warm paper and pale water."},
    {"Dark", "For a dim room or a projector."},
    {"Print", "White paper; reads on a grey printer."},
}};

constexpr std::array<Explained, 3> kPerspectives = {{
    {"Neutral", "Who administers, and who claims."},
    {"As seen from Tokyo", "As the Government of Japan states it."},
    {"As seen from Moscow", "As the Government of Russia states it."},
}};

constexpr ImGuiWindowFlags kFloating = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                       ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoFocusOnAppearing;

// The what-ifs of the pack, under the switch of their layer.
void settlementsUi(const Ui& ui) {
  const atlas::Settlement* shown = scene::settlementOf(ui.in.view, ui.in.atlas);
  ImGui::Indent(ui.px(8));
  for (const atlas::Settlement& settlement : ui.in.atlas.records().settlements) {
    if (choiceRow(ui, ("settlement " + settlement.id).c_str(), settlement.title, {}, &settlement == shown)) {
      ui.command(view::SetSettlement{settlement.id});
    }
  }
  ImGui::Unindent(ui.px(8));
}

// Many, so each in one line; what it is stands in its tip.
void layersUi(const Ui& ui) {
  for (std::size_t i = 0; i < kLayers.size(); ++i) {
    const auto layer = static_cast<view::Layer>(i);
    if (switchRow(ui, kLayers[i].title, kLayers[i].title, {}, ui.in.view.shows(layer))) {
      ui.command(view::ToggleLayer{layer});
    }
    if (ImGui::IsItemHovered()) {
      tooltipAtMouse(ui, kLayers[i].sentence);
    }
  }
  if (ui.in.view.shows(view::Layer::Zones)) {
    settlementsUi(ui);
  }
}

// One of several; answers with the one clicked.
template <class E, std::size_t N>
std::optional<E> choiceUi(const Ui& ui, const std::array<Explained, N>& all, E present) {
  std::optional<E> chosen;
  for (std::size_t i = 0; i < N; ++i) {
    const auto value = static_cast<E>(i);
    if (choiceRow(ui, all[i].title, all[i].title, all[i].sentence, value == present)) {
      chosen = value;
    }
  }
  return chosen;
}

void namesUi(const Ui& ui) {
  if (const auto names = choiceUi(ui, kNames, ui.in.view.names)) {
    ui.command(view::SetNames{*names});
  }
}

void themeUi(const Ui& ui) {
  if (const auto theme = choiceUi(ui, kThemes, ui.in.view.theme)) {
    ui.command(view::SetTheme{*theme});
  }
  space(ui, 6);
  ImGui::Indent(ui.px(10));
  textIn(ui.state.fonts.small, ui.colors.textQuiet, "Preview, as others see it");
  ImGui::Unindent(ui.px(10));
  space(ui, 2);
  for (std::size_t i = 0; i < scene::visionWords().size(); ++i) {
    const auto vision = static_cast<scene::Vision>(i);
    if (choiceRow(ui, scene::visionWords()[i].c_str(), titleOf(vision), {}, ui.in.vision == vision)) {
      ui.out.vision = vision;
    }
  }
}

// What the government says whose perspective is shown, in the pack's words.
void positionsUi(const Ui& ui) {
  for (const atlas::Position& position : ui.in.atlas.records().positions) {
    if (position.perspective == view::word(ui.in.view.perspective)) {
      space(ui, 6);
      ImGui::Indent(ui.px(38));
      textIn(ui.state.fonts.small, ui.colors.text, position.text);
      ImGui::Unindent(ui.px(38));
    }
  }
}

void perspectiveUi(const Ui& ui) {
  if (const auto perspective = choiceUi(ui, kPerspectives, ui.in.view.perspective)) {
    ui.command(view::SetPerspective{*perspective});
  }
  positionsUi(ui);
}

void bookmarksUi(const Ui& ui) {
  space(ui, 6);
  ImGui::Indent(ui.px(10));
  textIn(ui.state.fonts.small, ui.colors.textQuiet,
         ui.in.bookmarks.empty() ? "Ctrl+1 to Ctrl+9 keep this place and date here." : "Bookmarks");
  ImGui::Unindent(ui.px(10));
  space(ui, 4);
  for (const BookmarkTitle& bookmark : ui.in.bookmarks) {
    const std::string id = fmt::format("bookmark {}", bookmark.number);
    const std::string title = fmt::format("{}  {}", bookmark.number, bookmark.name);
    if (choiceRow(ui, id.c_str(), title, atlas::inWords(bookmark.date), false)) {
      ui.out.goToBookmark = bookmark.number;
    }
  }
}

void viewsUi(const Ui& ui) {
  for (const atlas::NamedView& named : ui.in.atlas.records().views) {
    const bool isHere = ui.in.view.camera == view::Camera{named.center, named.spanKm};
    if (choiceRow(ui, named.id.c_str(), named.title, {}, isHere)) {
      ui.command(view::GoToView{named.id});
      ui.state.popover.clear();  // it would hide what one goes to see
    }
  }
  if (choiceRow(ui, "summits", "All summit places", "Where leaders met; again: back.", areAllSummitsShown(ui))) {
    toggleAllSummits(ui);
    ui.state.popover.clear();
  }
  bookmarksUi(ui);
}

struct Menu {
  const char* id;
  const char* label;
  Icon icon;
  const char* tip;
  std::string_view key;
  void (*content)(const Ui&);
};

constexpr std::array<Menu, 6> kMenus = {{
    {"layers", "Layers", Icon::Layers, "What the map shows", {}, layersUi},
    {"names", "Names", Icon::Names, "The languages of names", keys::kNames, namesUi},
    {"perspective", "Perspective", Icon::Perspective, "Whose claims are drawn", keys::kPerspective, perspectiveUi},
    {"theme", "Theme", Icon::Theme, "The colours of the map", keys::kTheme, themeUi},
    {"views", "Views", Icon::Views, "Go to a part of the region; the whole of it", keys::kViews, viewsUi},
    {"compare", "Compare", Icon::Compare, "Set two dates or perspectives against one another", {}, compareMenuUi},
}};

struct Action {
  const char* id;
  Icon icon;
  const char* tip;
  std::string_view key;
  Request request;
};

constexpr std::array<Action, 10> kActions = {{
    {"search", Icon::Search, "Find a place, an event, a command", keys::kSearch, Request::ToggleSearch},
    {"claims", Icon::Table, "Who claimed what, since when", keys::kClaims, Request::ToggleClaims},
    {"article", Icon::Checked, "The article, checked", keys::kArticle, Request::ToggleArticle},
    {"measure", Icon::Ruler, "Measure distances and areas", keys::kMeasure, Request::ToggleMeasure},
    {"undo", Icon::Undo, "Undo", keys::kUndo, Request::Undo},
    {"redo", Icon::Redo, "Redo", keys::kRedo, Request::Redo},
    {"briefing", Icon::Page, "Lay out a page for a briefing", keys::kBriefing, Request::ToggleBriefing},
    {"save", Icon::Save, "Save the picture for a briefing", keys::kSave, Request::SavePicture},
    {"link", Icon::Link, "Copy a link to this view", keys::kLink, Request::CopyLink},
    {"help", Icon::Help, "Keys and mouse", keys::kHelp, Request::ToggleHelp},
}};

ButtonLook menuLook(const Ui& ui, const Menu& menu, bool hasWords) {
  return {.label = hasWords ? menu.label : "",
          .hasChevron = hasWords,
          .isOn = ui.state.popover == menu.id || (menu.icon == Icon::Compare && ui.in.view.comparison)};
}

float barWidth(const Ui& ui, bool hasWords) {
  float width = ui.px(17);  // the line between menus and actions, and the padding
  for (const Menu& menu : kMenus) {
    width += iconButtonWidth(ui, menuLook(ui, menu, hasWords)) + ui.px(2);
  }
  return width + static_cast<float>(kActions.size()) * (iconButtonWidth(ui, {}) + ui.px(2));
}

bool hasRoomForWords(const Ui& ui, const Rect& map) {
  return barWidth(ui, true) + 2 * ui.px(kToolbarMarginUnits) <= map.width;
}

bool isEnabled(const Ui& ui, Request request) {
  return request == Request::Undo ? ui.in.canUndo : request != Request::Redo || ui.in.canRedo;
}

bool isOpen(const Ui& ui, Request request) {
  return (request == Request::ToggleHelp && ui.in.isHelpOpen) ||
         (request == Request::ToggleBriefing && ui.in.briefing.isOpen) ||
         (request == Request::ToggleSearch && ui.in.isSearchOpen) ||
         (request == Request::ToggleMeasure && ui.in.measure.isOn) ||
         (request == Request::ToggleClaims && ui.in.sheet == Sheet::Claims) ||
         (request == Request::ToggleArticle && ui.in.sheet == Sheet::Article);
}

void dividerUi(const Ui& ui) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine(at + ImVec2(ui.px(4), ui.px(6)), at + ImVec2(ui.px(4), ui.px(24)),
                                      toImGui(ui.colors.panelEdge));
  ImGui::Dummy({ui.px(9), ui.px(30)});
  ImGui::SameLine();
}

void popoverUi(const Ui& ui, const Menu& menu, ImVec2 below, const Rect& map, bool isBarHovered) {
  const float width = std::min(ui.px(300), map.width - ui.px(20));
  const float left =
      std::clamp(below.x, map.left + ui.px(10), std::max(map.left + ui.px(10), map.right() - width - ui.px(10)));
  ImGui::SetNextWindowPos({left, below.y + ui.px(6)});
  ImGui::SetNextWindowSizeConstraints(
      {width, 0}, {width, std::max(ui.px(80), static_cast<float>(ui.in.heightPixels) - below.y - ui.px(16))});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(6), ui.px(6)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, ui.px(1)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
  ImGui::Begin("##popover", nullptr, kFloating | ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PushID(menu.id);
  menu.content(ui);
  ImGui::PopID();
  const bool isHovered = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  ImGui::End();
  ImGui::PopStyleVar(3);
  const bool isPressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsMouseClicked(ImGuiMouseButton_Right);
  if (isPressed && !isHovered && !isBarHovered) {
    ui.state.popover.clear();
  }
}

}  // namespace

float toolbarWidth(const Ui& ui, const Rect& map) {
  return std::min(barWidth(ui, hasRoomForWords(ui, map)), map.width - 2 * ui.px(kToolbarMarginUnits));
}

void toolbarUi(const Ui& ui, const Rect& map) {
  const float margin = ui.px(kToolbarMarginUnits);
  const bool hasWords = hasRoomForWords(ui, map);
  ImGui::SetNextWindowPos({map.left + margin, map.top + margin});
  const float width = toolbarWidth(ui, map);
  ImGui::SetNextWindowSize({width, ui.px(kToolbarUnits)});
  ui.out.covered.push_back(
      {{map.left, map.top}, {map.left + width + 2 * margin, map.top + ui.px(kToolbarUnits) + 1.5F * margin}});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(4), ui.px(3)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(2), 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
  ImGui::Begin("##toolbar", nullptr, kFloating | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  const Menu* open = nullptr;
  ImVec2 below;
  for (const Menu& menu : kMenus) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string tip = ui.state.popover.empty() ? withKey(menu.tip, menu.key) : std::string{};
    if (iconButton(ui, menu.id, menu.icon, tip, menuLook(ui, menu, hasWords))) {
      ui.state.popover = ui.state.popover == menu.id ? "" : menu.id;
    }
    if (ui.state.popover == menu.id) {
      open = &menu;
      below = {at.x, at.y + ui.px(33)};
    }
    ImGui::SameLine();
  }
  dividerUi(ui);
  for (const Action& action : kActions) {
    const ButtonLook look = {.isOn = isOpen(ui, action.request), .isEnabled = isEnabled(ui, action.request)};
    // No tip over what it would hide: the search box opens just below.
    const std::string tip = ui.in.isSearchOpen ? std::string{} : withKey(action.tip, action.key);
    if (iconButton(ui, action.id, action.icon, tip, look)) {
      ui.request(action.request);
    }
    ImGui::SameLine();
  }
  const bool isHovered = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  ui.state.isToolbarHovered = isHovered;
  ImGui::End();
  ImGui::PopStyleVar(3);
  if (open != nullptr) {
    popoverUi(ui, *open, below, map, isHovered);
  }
}

}  // namespace kurilscope::ui
