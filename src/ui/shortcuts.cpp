#include "ui/shortcuts.hpp"

#include <fmt/format.h>

namespace kurilscope::ui {

namespace {

constexpr Shortcut kTime[] = {
    {keys::kPlay, "play or pause"},
    {"1 to 6", "speed, from a day to five years a second"},
    {"Left, Right", "previous or next event"},
    {"Ctrl+Left, Right", "a day back or on"},
    {"Shift+Left, Right", "a month back or on"},
    {"Alt+Left, Right", "a year back or on"},
    {"Home, End", "the first day, the opening day"},
};

constexpr Shortcut kTimeline[] = {
    {"drag the ruler", "move the date; Alt: without snapping"},
    {"wheel", "zoom about the cursor; Ctrl: finely"},
    {"Ctrl+drag the ruler", "play this stretch again and again; Esc: no longer"},
    {"right drag, Shift+wheel", "move along"},
    {"drag the strip below", "move along the whole period"},
    {"click a lane's name", "hide or show its events"},
    {"middle drag", "zoom to a stretch"},
    {"double click", "show all"},
    {"click the date", "type another"},
};

constexpr Shortcut kMap[] = {
    {"drag, A D W S", "move the map"},
    {"wheel, double click, + −", "zoom"},
    {"click", "select an island, a place or an event"},
    {keys::kSelected, "go to what is selected"},
    {keys::kViews, "show the whole region"},
    {"Esc", "select nothing"},
};

constexpr Shortcut kView[] = {
    {keys::kNames, "the next language of names"},
    {keys::kPerspective, "the next perspective"},
    {keys::kTheme, "the next theme"},
    {"Ctrl+Z, Ctrl+Y", "undo, redo"},
};

constexpr Shortcut kBriefing[] = {
    {keys::kSave, "save the picture"},
    {keys::kLink, "copy a link to this view"},
    {keys::kCopyText, "copy the card as text"},
    {"F1, ?", "this sheet"},
    {"Ctrl+Q", "quit"},
};

constexpr ShortcutGroup kGroups[] = {
    {"Time", kTime}, {"Timeline", kTimeline}, {"Map", kMap}, {"View", kView}, {"Briefing", kBriefing}};

}  // namespace

std::span<const ShortcutGroup> shortcutGroups() { return kGroups; }

std::string withKey(std::string_view words, std::string_view key) {
  return key.empty() ? std::string(words) : fmt::format("{} ({})", words, key);
}

}  // namespace kurilscope::ui
