#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kurilscope::ui {

// What a key does. The table of bindings below is the one place that says which key does what: input reads it, and the
// help sheet and the tooltips show it.
enum class KeyAction {
  Play,
  Speed,      // amount: the number of the speed, from 1
  StepEvent,  // amount: -1 back, 1 on; so for days, months and years
  StepDay,
  StepMonth,
  StepYear,
  FirstDay,
  LastDay,
  Pan,   // amount: a PanTo
  Zoom,  // amount: -1 out, 1 in
  GoToSelection,
  WholeRegion,
  Deselect,
  Search,
  GoToBookmark,  // amount: its number
  SetBookmark,
  NextNames,
  NextPerspective,
  NextTheme,
  InterfaceScale,  // amount: -1 smaller, 1 larger, 0 as the screen wants it
  Undo,
  Redo,
  SavePicture,
  CopyLink,
  CopyPicture,
  CopyText,
  Briefing,
  Claims,
  Article,
  Measure,
  MeasureBack,
  MeasureEnd,
  Help,
  Quit,
  Count
};

enum class PanTo { Left, Right, Up, Down };

// A key with its modifiers as text, such as "Ctrl+Shift+Z" or "Left"; modifiers in the order Ctrl, Shift, Alt.
struct KeyBinding {
  std::string_view key;
  KeyAction action;
  int amount = 0;
};

[[nodiscard]] std::span<const KeyBinding> keyBindings();

// The first key of an action, for tooltips: "Ctrl+Z".
[[nodiscard]] std::string_view keyOf(KeyAction action, int amount = 0);

// All keys of an action in one line: "Ctrl+Left, Right", "1 to 6", "F1, ?".
[[nodiscard]] std::string keysOf(KeyAction action);

// One line of the help sheet: the keys of an action, something done with the mouse, or both.
struct Shortcut {
  KeyAction action = KeyAction::Count;  // Count: the mouse alone
  std::string_view mouse;
  std::string_view meaning;

  [[nodiscard]] std::string keys() const;
};

struct ShortcutGroup {
  std::string_view title;
  std::span<const Shortcut> shortcuts;
};

[[nodiscard]] std::span<const ShortcutGroup> shortcutGroups();

namespace keys {
inline constexpr std::string_view kPlay = "Space";
inline constexpr std::string_view kPreviousEvent = "Left";
inline constexpr std::string_view kNextEvent = "Right";
inline constexpr std::string_view kNames = "N";
inline constexpr std::string_view kTheme = "T";
inline constexpr std::string_view kPerspective = "P";
inline constexpr std::string_view kViews = "F";
inline constexpr std::string_view kUndo = "Ctrl+Z";
inline constexpr std::string_view kRedo = "Ctrl+Y";
inline constexpr std::string_view kSave = "Ctrl+S";
inline constexpr std::string_view kBriefing = "B";
inline constexpr std::string_view kLink = "Ctrl+L";
inline constexpr std::string_view kCopyPicture = "Ctrl+C";
inline constexpr std::string_view kCopyText = "Ctrl+Shift+C";
inline constexpr std::string_view kClaims = "C";
inline constexpr std::string_view kArticle = "R";
inline constexpr std::string_view kMeasure = "M";
inline constexpr std::string_view kHelp = "F1";
inline constexpr std::string_view kSelected = "G";
inline constexpr std::string_view kSearch = "Ctrl+K";
}  // namespace keys

// "Undo (Ctrl+Z)"
// The words alone where there is no key.
[[nodiscard]] std::string withKey(std::string_view words, std::string_view key);

}  // namespace kurilscope::ui
