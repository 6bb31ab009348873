#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"
#include "view/search.hpp"

namespace kurilscope::ui {

namespace {

constexpr std::size_t kMostHits = 9;
constexpr float kRowHeight = 34;

// What can be done from the search box; `words` are what people may call it.
struct Doable {
  view::Action action;
  KeyAction key;  // Count: none
  void (*run)(const Ui&);
};

template <view::Theme theme>
void setTheme(const Ui& ui) {
  ui.command(view::SetTheme{theme});
}
template <view::Names names>
void setNames(const Ui& ui) {
  ui.command(view::SetNames{names});
}
template <view::Perspective perspective>
void setPerspective(const Ui& ui) {
  ui.command(view::SetPerspective{perspective});
}
template <view::Layer layer>
void toggle(const Ui& ui) {
  ui.command(view::ToggleLayer{layer});
}
template <Request request>
void ask(const Ui& ui) {
  ui.request(request);
}
template <scene::Vision vision>
void preview(const Ui& ui) {
  ui.out.vision = vision;
}
void nextPerspective(const Ui& ui) {
  const auto next = (static_cast<std::size_t>(ui.in.view.perspective) + 1) % view::words<view::Perspective>().size();
  ui.command(view::SetPerspective{static_cast<view::Perspective>(next)});
}
void firstDay(const Ui& ui) { ui.command(view::SetDate{ui.in.atlas.records().periodFirst}); }
void lastDay(const Ui& ui) { ui.command(view::SetDate{ui.in.atlas.records().defaultDate}); }
void noFilter(const Ui& ui) { ui.command(view::SetFilter{}); }

using view::Layer;
using view::Names;
using view::Perspective;
using view::Theme;
constexpr KeyAction kNoKey = KeyAction::Count;

constexpr Doable kDoables[] = {
    {{"theme-light", "Light theme", "colours day bright"}, kNoKey, setTheme<Theme::Light>},
    {{"theme-dark", "Dark theme", "colours night"}, kNoKey, setTheme<Theme::Dark>},
    {{"theme-print", "Print theme", "colours paper grey white"}, kNoKey, setTheme<Theme::Print>},
    {{"sight-full", "See in full colour", "preview vision simulate"}, kNoKey, preview<scene::Vision::Full>},
    {{"sight-protan", "See with protanopia", "preview vision simulate colour blind red"},
     kNoKey,
     preview<scene::Vision::Protan>},
    {{"sight-deutan", "See with deuteranopia", "preview vision simulate colour blind green"},
     kNoKey,
     preview<scene::Vision::Deutan>},
    {{"sight-tritan", "See with tritanopia", "preview vision simulate colour blind blue"},
     kNoKey,
     preview<scene::Vision::Tritan>},
    {{"sight-grey", "See without colours", "preview vision simulate grey printer"},
     kNoKey,
     preview<scene::Vision::Grey>},
    {{"summits", "All summit places", "world meetings abe putin cities"}, kNoKey, toggleAllSummits},
    {{"all-events", "Show or hide events of all dates", "layer marks"}, kNoKey, toggle<Layer::AllEvents>},
    {{"next-perspective", "Next perspective", "claims"}, KeyAction::NextPerspective, nextPerspective},
    {{"neutral", "Neutral perspective", "claims"}, kNoKey, setPerspective<Perspective::Neutral>},
    {{"tokyo", "As seen from Tokyo", "perspective japan claims"}, kNoKey, setPerspective<Perspective::Tokyo>},
    {{"moscow", "As seen from Moscow", "perspective russia claims"}, kNoKey, setPerspective<Perspective::Moscow>},
    {{"names-en", "Names in English", "language"}, kNoKey, setNames<Names::English>},
    {{"names-ru", "Names in Russian", "language русский"}, kNoKey, setNames<Names::Russian>},
    {{"names-ja", "Names in Japanese", "language 日本語"}, kNoKey, setNames<Names::Japanese>},
    {{"names-dual", "Both names of disputed places", "dual language"}, kNoKey, setNames<Names::Dual>},
    {{"names-all", "All names", "language"}, kNoKey, setNames<Names::All>},
    {{"status", "Show or hide administration", "layer status tint"}, kNoKey, toggle<Layer::Status>},
    {{"claims", "Show or hide claims", "layer hatch"}, kNoKey, toggle<Layer::Claims>},
    {{"lines", "Show or hide boundaries", "layer lines"}, kNoKey, toggle<Layer::Lines>},
    {{"proposals", "Show or hide proposals", "layer lines"}, kNoKey, toggle<Layer::Proposals>},
    {{"events", "Show or hide events", "layer marks"}, kNoKey, toggle<Layer::Events>},
    {{"places", "Show or hide places", "layer towns capes"}, kNoKey, toggle<Layer::Places>},
    {{"waters", "Show or hide waters", "layer straits seas"}, kNoKey, toggle<Layer::Waters>},
    {{"labels", "Show or hide names", "layer labels words"}, kNoKey, toggle<Layer::Labels>},
    {{"graticule", "Show or hide meridians", "layer graticule parallels grid"}, kNoKey, toggle<Layer::Graticule>},
    {{"distances", "Show or hide distances", "layer measure"}, kNoKey, toggle<Layer::Distances>},
    {{"inset", "Show or hide the inset", "layer islets habomai"}, kNoKey, toggle<Layer::Inset>},
    {{"zones", "Show or hide zones at sea", "layer settlement equidistance miles"}, kNoKey, toggle<Layer::Zones>},
    {{"play", "Play or pause", "start stop time"}, KeyAction::Play, ask<Request::TogglePlay>},
    {{"first-day", "First day", "date begin start"}, KeyAction::FirstDay, firstDay},
    {{"last-day", "Opening day", "date end last"}, KeyAction::LastDay, lastDay},
    {{"no-filter", "Show all events", "filter clear none"}, kNoKey, noFilter},
    {{"undo", "Undo", "back"}, KeyAction::Undo, ask<Request::Undo>},
    {{"redo", "Redo", "forward"}, KeyAction::Redo, ask<Request::Redo>},
    {{"save", "Save picture", "png image screenshot export"}, KeyAction::SavePicture, ask<Request::SavePicture>},
    {{"link", "Copy link", "share view"}, KeyAction::CopyLink, ask<Request::CopyLink>},
    {{"text", "Copy card as text", "clipboard"}, KeyAction::CopyText, ask<Request::CopyText>},
    {{"claims-sheet", "Who claimed what, since when", "claim matrix table"},
     KeyAction::Claims,
     ask<Request::ToggleClaims>},
    {{"article", "The article, checked", "verdict source news"}, KeyAction::Article, ask<Request::ToggleArticle>},
    {{"measure", "Measure distances and areas", "ruler length polygon rings"},
     KeyAction::Measure,
     ask<Request::ToggleMeasure>},
    {{"help", "Keys and mouse", "help shortcuts"}, KeyAction::Help, ask<Request::ToggleHelp>},
    {{"quit", "Quit", "exit close"}, KeyAction::Quit, ask<Request::Quit>},
};

std::vector<view::Action> actions() {
  std::vector<view::Action> all;
  std::ranges::transform(kDoables, std::back_inserter(all), &Doable::action);
  return all;
}

const Doable* doable(const std::string& id) {
  const auto* found = std::ranges::find_if(kDoables, [&](const Doable& one) { return one.action.id == id; });
  return found == std::end(kDoables) ? nullptr : found;
}

// Where an event shows on the map: its place or else the first of its islands that lies in the pack's region; empty for
// what happened in Moscow or Lima.
std::string whereOnMap(const atlas::Atlas& atlas, const atlas::Event& event) {
  std::vector<std::string> ids = event.islands;
  ids.insert(ids.begin(), event.place);
  for (const std::string& id : ids) {
    const auto position = atlas.positionOf(id);
    if (position && atlas.records().region.holds(*position)) {
      return id;
    }
  }
  return {};
}

void goTo(const Ui& ui, const view::Hit& hit) {
  switch (hit.kind) {
    case view::HitKind::Island:
      ui.command(view::Select{{view::Subject::Island, hit.id}});
      ui.command(view::GoTo{hit.id});
      break;
    case view::HitKind::Place:
      ui.command(view::Select{{view::Subject::Place, hit.id}});
      ui.command(view::GoTo{hit.id});
      break;
    case view::HitKind::Water:
      ui.command(view::GoTo{hit.id});
      break;
    case view::HitKind::View:
      ui.command(view::GoToView{hit.id});
      break;
    case view::HitKind::Event:
      ui.command(view::Select{{view::Subject::Event, hit.id}, true});
      if (const atlas::Event* event = ui.in.atlas.event(hit.id)) {
        if (const std::string place = whereOnMap(ui.in.atlas, *event); !place.empty()) {
          ui.command(view::GoTo{place});
        }
      }
      break;
    case view::HitKind::Action:
      if (const Doable* one = doable(hit.id)) {
        one->run(ui);
      }
      break;
  }
}

bool isPressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

// Empties the box for a new search.
void begin(SearchState& search) {
  search = {};
  search.isOpen = true;
}

// True when Enter was pressed.
bool fieldUi(const Ui& ui) {
  SearchState& search = ui.state.search;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ui.px(34);
  drawIcon(*ImGui::GetWindowDrawList(), Icon::Search, at + ImVec2(ui.px(17), height / 2), ui.px(15),
           toImGui(ui.colors.textQuiet));
  ImGui::SetCursorScreenPos(at + ImVec2(ui.px(32), 0));
  ImGui::SetNextItemWidth(-1);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, ImVec4(0, 0, 0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ui.px(4), (height - ui.state.fonts.heading->FontSize) / 2));
  ImGui::PushFont(ui.state.fonts.body);
  if (!search.isTyping) {
    // The key that opened the box is not its first letter.
    ImGui::GetIO().InputQueueCharacters.resize(0);
    if (!ImGui::IsAnyItemActive() && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
      ImGui::SetKeyboardFocusHere();
    }
  }
  const bool isEnter =
      ImGui::InputTextWithHint("##query", "Islands, straits, places, events, commands; in English, Russian or Japanese",
                               search.typed.data(), search.typed.size(), ImGuiInputTextFlags_EnterReturnsTrue);
  search.isTyping = ImGui::IsItemActive();
  ImGui::PopFont();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  return isEnter;
}

void markUi(const Ui& ui, const view::Hit& hit, ImVec2 center) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 quiet = toImGui(ui.colors.textQuiet);
  switch (hit.kind) {
    case view::HitKind::Event:
      if (const atlas::Event* event = ui.in.atlas.event(hit.id)) {
        const scene::EventStyle style = scene::eventStyle(ui.colors, event->kind);
        drawSymbol(list, style.shape, center, ui.px(4.5F), toImGui(style.color));
      }
      break;
    case view::HitKind::Island:
      list.AddCircleFilled(center, ui.px(4), quiet, 20);
      break;
    case view::HitKind::Place:
      list.AddCircle(center, ui.px(3.5F), quiet, 20, ui.px(1.4F));
      break;
    case view::HitKind::Water:
      list.AddBezierCubic(center - ImVec2(ui.px(6), 0), center - ImVec2(ui.px(2), ui.px(6)),
                          center + ImVec2(ui.px(2), ui.px(6)), center + ImVec2(ui.px(6), 0), quiet, ui.px(1.5F));
      break;
    case view::HitKind::View:
      drawIcon(list, Icon::Views, center, ui.px(13), quiet);
      break;
    case view::HitKind::Action:
      drawIcon(list, Icon::Next, center, ui.px(10), quiet);
      break;
  }
}

std::string noteOf(const view::Hit& hit) {
  const Doable* one = hit.kind == view::HitKind::Action ? doable(hit.id) : nullptr;
  return one == nullptr ? hit.note : std::string(keyOf(one->key));
}

// True when clicked.
bool rowUi(const Ui& ui, std::size_t index) {
  SearchState& search = ui.state.search;
  const view::Hit& hit = search.hits[index];
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size = {ImGui::GetContentRegionAvail().x, ui.px(kRowHeight)};
  ImGui::PushID(static_cast<int>(index));
  const bool isClicked = ImGui::InvisibleButton("hit", size);
  ImGui::PopID();
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (ImGui::IsItemHovered() && (moved.x != 0 || moved.y != 0)) {
    search.chosen = index;  // the mouse that lies still leaves the arrow keys alone
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (search.chosen == index) {
    list.AddRectFilled(at, at + size, toImGui(ui.colors.panelRaised), ui.px(5));
    list.AddRectFilled(at + ImVec2(0, ui.px(6)), at + ImVec2(ui.px(3), size.y - ui.px(6)), toImGui(ui.colors.selection),
                       ui.px(1.5F));
  }
  markUi(ui, hit, at + ImVec2(ui.px(17), size.y / 2));
  ImFont* body = ui.state.fonts.body;
  ImFont* small = ui.state.fonts.small;
  const float left = ui.px(36);
  const float right = ui.px(12);
  const std::string title = fitted(body, hit.title, size.x - left - right);
  const float rest = size.x - left - widthOf(body, title) - ui.px(24) - right;
  drawText(list, body, at + ImVec2(left, (size.y - body->FontSize) / 2), toImGui(ui.colors.text), title);
  if (rest > ui.px(40)) {
    const std::string note = fitted(small, noteOf(hit), rest);
    drawText(list, small, at + ImVec2(size.x - right - widthOf(small, note), (size.y - small->FontSize) / 2),
             toImGui(ui.colors.textQuiet), note);
  }
  return isClicked;
}

// The hit that was clicked.
const view::Hit* hitsUi(const Ui& ui) {
  SearchState& search = ui.state.search;
  const view::Hit* clicked = nullptr;
  if (!search.hits.empty()) {
    ImGui::Separator();
    space(ui, 3);
  }
  for (std::size_t i = 0; i < search.hits.size(); ++i) {
    if (rowUi(ui, i)) {
      clicked = &search.hits[i];
    }
  }
  if (search.hits.empty() && !search.asked.empty()) {
    ImGui::Separator();
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ui.px(36));
    textIn(ui.state.fonts.small, ui.colors.textQuiet, "Nothing is called that. Try fewer letters, or a year.");
    space(ui, 6);
  }
  return clicked;
}

void refresh(const Ui& ui) {
  SearchState& search = ui.state.search;
  if (search.asked != search.typed.data()) {
    search.asked = search.typed.data();
    search.hits = view::search(ui.in.atlas, search.asked, kMostHits, actions());
    search.chosen = 0;
  }
}

void moveChosen(SearchState& search) {
  const std::size_t count = search.hits.size();
  if (count == 0) {
    return;
  }
  if (isPressed(ImGuiKey_DownArrow)) {
    search.chosen = (search.chosen + 1) % count;
  }
  if (isPressed(ImGuiKey_UpArrow)) {
    search.chosen = (search.chosen + count - 1) % count;
  }
}

// Centred over the map, high enough for the longest answer.
void placeWindow(const Ui& ui, const Rect& map) {
  const float margin = ui.px(10);
  const float width = std::min(ui.px(600), map.width - 2 * margin);
  const float top = map.top + ui.px(64);
  ImGui::SetNextWindowPos({map.left + std::round((map.width - width) / 2), top});
  ImGui::SetNextWindowSizeConstraints(
      {width, 0}, {width, std::max(ui.px(80), static_cast<float>(ui.in.heightPixels) - top - margin)});
}

}  // namespace

void searchUi(const Ui& ui, const Rect& map) {
  SearchState& search = ui.state.search;
  if (!ui.in.isSearchOpen) {
    search.isOpen = false;
    return;
  }
  if (!search.isOpen) {
    begin(search);
    ImGui::SetNextWindowFocus();
  }
  placeWindow(ui, map);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(8), ui.px(6)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, ui.px(3)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
  ImGui::Begin("##search", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_AlwaysAutoResize);
  const bool isEnter = fieldUi(ui);
  refresh(ui);
  moveChosen(search);
  const view::Hit* wanted = hitsUi(ui);
  if (isEnter && search.chosen < search.hits.size()) {
    wanted = &search.hits[search.chosen];
  }
  const bool isHovered = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  ImGui::End();
  ImGui::PopStyleVar(3);
  const bool isLeft = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !isHovered && !ui.state.isToolbarHovered;
  if (wanted != nullptr) {
    goTo(ui, *wanted);
  }
  if (wanted != nullptr || isPressed(ImGuiKey_Escape) || isLeft) {
    ui.request(Request::ToggleSearch);
  }
}

}  // namespace kurilscope::ui
