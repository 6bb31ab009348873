#include "ui/shortcuts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace kurilscope::ui {

namespace {

constexpr int kLeft = static_cast<int>(PanTo::Left);
constexpr int kRight = static_cast<int>(PanTo::Right);
constexpr int kUp = static_cast<int>(PanTo::Up);
constexpr int kDown = static_cast<int>(PanTo::Down);

constexpr KeyBinding kBindings[] = {
    {keys::kPlay, KeyAction::Play},
    {"1", KeyAction::Speed, 1},
    {"2", KeyAction::Speed, 2},
    {"3", KeyAction::Speed, 3},
    {"4", KeyAction::Speed, 4},
    {"5", KeyAction::Speed, 5},
    {"6", KeyAction::Speed, 6},
    {keys::kPreviousEvent, KeyAction::StepEvent, -1},
    {keys::kNextEvent, KeyAction::StepEvent, 1},
    {"Ctrl+Left", KeyAction::StepDay, -1},
    {"Ctrl+Right", KeyAction::StepDay, 1},
    {"Shift+Left", KeyAction::StepMonth, -1},
    {"Shift+Right", KeyAction::StepMonth, 1},
    {"Alt+Left", KeyAction::StepYear, -1},
    {"Alt+Right", KeyAction::StepYear, 1},
    {"Home", KeyAction::FirstDay},
    {"End", KeyAction::LastDay},
    {"W", KeyAction::Pan, kUp},
    {"A", KeyAction::Pan, kLeft},
    {"S", KeyAction::Pan, kDown},
    {"D", KeyAction::Pan, kRight},
    {"+", KeyAction::Zoom, 1},
    {"-", KeyAction::Zoom, -1},
    {keys::kSelected, KeyAction::GoToSelection},
    {keys::kViews, KeyAction::WholeRegion},
    {"Esc", KeyAction::Deselect},
    {keys::kSearch, KeyAction::Search},
    {"/", KeyAction::Search},
    {"Alt+1", KeyAction::GoToBookmark, 1},
    {"Alt+2", KeyAction::GoToBookmark, 2},
    {"Alt+3", KeyAction::GoToBookmark, 3},
    {"Alt+4", KeyAction::GoToBookmark, 4},
    {"Alt+5", KeyAction::GoToBookmark, 5},
    {"Alt+6", KeyAction::GoToBookmark, 6},
    {"Alt+7", KeyAction::GoToBookmark, 7},
    {"Alt+8", KeyAction::GoToBookmark, 8},
    {"Alt+9", KeyAction::GoToBookmark, 9},
    {"Ctrl+1", KeyAction::SetBookmark, 1},
    {"Ctrl+2", KeyAction::SetBookmark, 2},
    {"Ctrl+3", KeyAction::SetBookmark, 3},
    {"Ctrl+4", KeyAction::SetBookmark, 4},
    {"Ctrl+5", KeyAction::SetBookmark, 5},
    {"Ctrl+6", KeyAction::SetBookmark, 6},
    {"Ctrl+7", KeyAction::SetBookmark, 7},
    {"Ctrl+8", KeyAction::SetBookmark, 8},
    {"Ctrl+9", KeyAction::SetBookmark, 9},
    {keys::kNames, KeyAction::NextNames},
    {keys::kPerspective, KeyAction::NextPerspective},
    {keys::kTheme, KeyAction::NextTheme},
    {"Ctrl++", KeyAction::InterfaceScale, 1},
    {"Ctrl+-", KeyAction::InterfaceScale, -1},
    {"Ctrl+0", KeyAction::InterfaceScale, 0},
    {keys::kUndo, KeyAction::Undo},
    {keys::kRedo, KeyAction::Redo},
    {"Ctrl+Shift+Z", KeyAction::Redo},
    {keys::kSave, KeyAction::SavePicture},
    {keys::kLink, KeyAction::CopyLink},
    {keys::kCopyPicture, KeyAction::CopyPicture},
    {keys::kCopyText, KeyAction::CopyText},
    {keys::kBriefing, KeyAction::Briefing},
    {keys::kClaims, KeyAction::Claims},
    {keys::kArticle, KeyAction::Article},
    {keys::kMeasure, KeyAction::Measure},
    {"Backspace", KeyAction::MeasureBack},
    {"Enter", KeyAction::MeasureEnd},
    {keys::kHelp, KeyAction::Help},
    {"?", KeyAction::Help},
    {"Ctrl+Q", KeyAction::Quit},
};

constexpr Shortcut kTime[] = {
    {KeyAction::Play, {}, "play or pause"},
    {KeyAction::Speed, {}, "speed, from a day to five years a second"},
    {KeyAction::StepEvent, {}, "previous or next event"},
    {KeyAction::StepDay, {}, "a day back or on"},
    {KeyAction::StepMonth, {}, "a month back or on"},
    {KeyAction::StepYear, {}, "a year back or on"},
    {KeyAction::FirstDay, {}, "the first day"},
    {KeyAction::LastDay, {}, "the day on which the pack opens"},
};

constexpr KeyAction kMouse = KeyAction::Count;

constexpr Shortcut kTimeline[] = {
    {kMouse, "drag the ruler", "move the date; Alt: without snapping"},
    {kMouse, "wheel", "zoom about the cursor; Ctrl: finely"},
    {kMouse, "Ctrl+drag the ruler", "play this stretch again and again; Esc: no longer"},
    {kMouse, "right drag, Shift+wheel", "move along"},
    {kMouse, "drag the strip below", "move along the whole period"},
    {kMouse, "click a lane's name", "hide or show its events"},
    {kMouse, "middle drag", "zoom to a stretch"},
    {kMouse, "double click", "show all"},
    {kMouse, "click the date", "type another"},
};

constexpr Shortcut kMap[] = {
    {KeyAction::Search, {}, "find an island, a place, an event, a command"},
    {KeyAction::Pan, "drag", "move the map"},
    {KeyAction::Zoom, "wheel, double click", "zoom"},
    {kMouse, "click", "select an island, a place, a line or an event"},
    {KeyAction::GoToSelection, {}, "go to what is selected"},
    {KeyAction::WholeRegion, {}, "show the whole region"},
    {KeyAction::Measure, {}, "measure: click islands, places, points; Shift: exactly there"},
    {KeyAction::MeasureBack, {}, "take the last point back"},
    {KeyAction::MeasureEnd, "double click", "end measuring; a click on the first point closes"},
    {KeyAction::Deselect, {}, "close what is open; select nothing; end loop or comparison"},
};

constexpr Shortcut kView[] = {
    {KeyAction::NextNames, {}, "the next language of names"},
    {KeyAction::NextPerspective, {}, "the next perspective"},
    {KeyAction::NextTheme, {}, "the next theme"},
    {KeyAction::SetBookmark, {}, "keep place and date as a bookmark"},
    {KeyAction::GoToBookmark, {}, "go to a bookmark"},
    {KeyAction::Undo, {}, "undo"},
    {KeyAction::Redo, {}, "redo"},
    {kMouse, "back, forward button", "undo, redo"},
    {KeyAction::InterfaceScale, {}, "everything larger, smaller, as at first"},
};

constexpr Shortcut kBriefing[] = {
    {KeyAction::Briefing, {}, "lay out a page: slide, A4, square"},
    {KeyAction::SavePicture, {}, "save the picture"},
    {KeyAction::CopyPicture, {}, "copy the picture"},
    {KeyAction::CopyLink, {}, "copy a link to this view"},
    {KeyAction::CopyText, {}, "copy the card as text"},
    {KeyAction::Claims, {}, "who claimed what, since when"},
    {KeyAction::Article, {}, "the article, checked"},
    {KeyAction::Help, {}, "this sheet"},
    {KeyAction::Quit, {}, "quit"},
};

constexpr ShortcutGroup kGroups[] = {
    {"Time", kTime}, {"Timeline", kTimeline}, {"Map", kMap}, {"View", kView}, {"Briefing", kBriefing}};

// Where the key begins after its modifiers. "Ctrl++" is Ctrl and the plus.
std::size_t lengthOfModifiers(std::string_view key) {
  const std::size_t plus = key.size() < 2 ? std::string_view::npos : key.rfind('+', key.size() - 2);
  return plus == std::string_view::npos ? 0 : plus + 1;
}

bool isDigit(std::string_view key) { return key.size() == 1 && key.front() >= '0' && key.front() <= '9'; }

}  // namespace

std::span<const KeyBinding> keyBindings() { return kBindings; }

std::string_view keyOf(KeyAction action, int amount) {
  const auto* found = std::ranges::find_if(
      kBindings, [&](const KeyBinding& binding) { return binding.action == action && binding.amount == amount; });
  return found == std::end(kBindings) ? std::string_view{} : found->key;
}

std::string keysOf(KeyAction action) {
  std::vector<std::string_view> all;
  for (const KeyBinding& binding : kBindings) {
    if (binding.action == action) {
      all.push_back(binding.key);
    }
  }
  if (all.empty()) {
    return {};
  }
  const std::string_view modifiers = all.front().substr(0, lengthOfModifiers(all.front()));
  // A row of digits by its ends.
  if (all.size() > 3 && isDigit(all.back().substr(lengthOfModifiers(all.back())))) {
    return fmt::format("{} to {}", all.front(), all.back().substr(modifiers.size()));
  }
  std::string text{all.front()};
  for (std::size_t i = 1; i < all.size(); ++i) {
    const bool hasSame = all[i].substr(0, lengthOfModifiers(all[i])) == modifiers;
    text += fmt::format(", {}", hasSame ? all[i].substr(modifiers.size()) : all[i]);
  }
  return text;
}

std::string Shortcut::keys() const {
  const std::string typed = keysOf(action);
  return typed.empty() ? std::string(mouse) : mouse.empty() ? typed : fmt::format("{}, {}", mouse, typed);
}

std::span<const ShortcutGroup> shortcutGroups() { return kGroups; }

std::string withKey(std::string_view words, std::string_view key) {
  return key.empty() ? std::string(words) : fmt::format("{} ({})", words, key);
}

}  // namespace kurilscope::ui
