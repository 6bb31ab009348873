#include "ui/shortcuts.hpp"

#include <fmt/format.h>

namespace kurilscope::ui {

namespace {

constexpr Shortcut kTime[] = {
    {keys::kPlay, "play or pause"},
    {"Left, Right", "previous or next event"},
    {"Shift+Left, Right", "a day back or on"},
    {"Ctrl+Left, Right", "a month back or on"},
    {"Page Up, Page Down", "a year back or on"},
};

constexpr Shortcut kTimeline[] = {
    {"drag the ruler", "move the date; Alt: without snapping to events"},
    {"wheel", "zoom about the cursor; Ctrl: finely"},
    {"right drag, Shift+wheel", "move along"},
    {"middle drag", "zoom to a stretch"},
    {"double click", "show all"},
};

constexpr Shortcut kMap[] = {
    {"drag", "move the map"},
    {"wheel, +, −", "zoom about the cursor"},
    {"click", "select an island, a place or an event"},
    {"Home", "the opening view"},
    {"Esc", "select nothing"},
};

constexpr Shortcut kView[] = {
    {keys::kLayers, "show or hide a layer, in the order of the list"},
    {keys::kNames, "the next language of names"},
    {keys::kPerspective, "the next perspective"},
    {keys::kTheme, "the next theme"},
    {"Ctrl+Z, Ctrl+Y", "undo, redo"},
};

constexpr Shortcut kBriefing[] = {
    {keys::kSave, "save the picture"},
    {keys::kLink, "copy a link to this view"},
    {keys::kCopyText, "copy the card as text"},
    {keys::kHelp, "this sheet"},
    {"Ctrl+Q", "quit"},
};

constexpr ShortcutGroup kGroups[] = {
    {"Time", kTime}, {"Timeline", kTimeline}, {"Map", kMap}, {"View", kView}, {"Briefing", kBriefing}};

}  // namespace

std::span<const ShortcutGroup> shortcutGroups() { return kGroups; }

std::string withKey(std::string_view words, std::string_view key) { return fmt::format("{} ({})", words, key); }

}  // namespace kurilscope::ui
