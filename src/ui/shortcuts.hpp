#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kurilscope::ui {

// One line of the help sheet; tooltips show the same keys.
struct Shortcut {
  std::string_view keys;
  std::string_view meaning;
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
inline constexpr std::string_view kLink = "Ctrl+L";
inline constexpr std::string_view kCopyText = "Ctrl+C";
inline constexpr std::string_view kHelp = "F1";
inline constexpr std::string_view kSelected = "G";
}  // namespace keys

// "Undo (Ctrl+Z)"
// The words alone where there is no key.
[[nodiscard]] std::string withKey(std::string_view words, std::string_view key);

}  // namespace kurilscope::ui
