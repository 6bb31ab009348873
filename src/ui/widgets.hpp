#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "scene/style.hpp"
#include "ui/panel_state.hpp"
#include "ui/style.hpp"

namespace kurilscope::ui {

[[nodiscard]] inline ImVec2 operator+(ImVec2 a, ImVec2 b) { return {a.x + b.x, a.y + b.y}; }
[[nodiscard]] inline ImVec2 operator-(ImVec2 a, ImVec2 b) { return {a.x - b.x, a.y - b.y}; }

// Drawn rather than typed, for no font of the map has them.
enum class Icon {
  Play,
  Pause,
  Previous,
  Next,
  Undo,
  Redo,
  Layers,
  Names,
  Theme,
  Perspective,
  Views,
  Save,
  Page,
  Link,
  Search,
  Help,
  Chevron,
  Copy,
  Close,
  Target,
  Compare,
  Table,
  Checked,
  Ruler,
  Back,
  External
};
void drawIcon(ImDrawList& list, Icon icon, ImVec2 center, float size, ImU32 color);

// An event's mark as on the map, `radius` from the middle to its corners.
void drawSymbol(ImDrawList& list, scene::SymbolShape shape, ImVec2 center, float radius, ImU32 color);

// Straight lines of whole pixels, a unit thick. The sides of ImGui's own fade: they are three times the triangles, and
// less sharp.
void drawUpright(const Ui& ui, float x, float top, float bottom, ImU32 color);
void drawLevel(const Ui& ui, float y, float left, float right, ImU32 color);

// Stripes inside a box of whole pixels, for claims; they are on a grid of the screen, so that those of neighbouring
// boxes continue one another.
void drawHatch(const Ui& ui, ImVec2 topLeft, ImVec2 bottomRight, ImU32 color);

// A flat button: an icon, words, or both. Its ground shows when the mouse is over it or `isOn`. `tip` in plain words,
// with the key in the end: "Undo (Ctrl+Z)".
struct ButtonLook {
  std::string label;
  bool hasChevron = false;
  bool isOn = false;
  bool isEnabled = true;
  bool hasGround = false;
};
bool iconButton(const Ui& ui, const char* id, Icon icon, const std::string& tip, const ButtonLook& look = {});
// The width that it will take.
[[nodiscard]] float iconButtonWidth(const Ui& ui, const ButtonLook& look);
bool smallIconButton(const Ui& ui, const char* id, Icon icon, const std::string& tip);
bool textButton(const Ui& ui, const char* id, const std::string& label, const std::string& tip = {}, bool isOn = false);

// A row of a popover: a switch or a radio mark, a title and a sentence of explanation below it. True when clicked.
bool switchRow(const Ui& ui, const char* id, const std::string& title, const std::string& sentence, bool isOn);
bool choiceRow(const Ui& ui, const char* id, const std::string& title, const std::string& sentence, bool isOn);

// Words that end in a click: rounded, quiet; wraps to the next line where the current one is full.
bool chip(const Ui& ui, const std::string& id, const std::string& label, bool isOn = false);
[[nodiscard]] bool chipIsHovered();  // the chip just drawn
// A chip with the mark of an event kind before its title.
bool kindChip(const Ui& ui, const atlas::TitledId& kind, bool isOn);

void tooltip(const Ui& ui, const std::string& text);  // for the item just drawn, below it
void tooltipAtMouse(const Ui& ui, const std::string& text);

// Text, wrapped at the panel's edge.
void textIn(ImFont* font, scene::Color color, std::string_view text);
// A small title over a part of a card.
void sectionTitle(const Ui& ui, std::string_view text);
// "Height   1816 m": a quiet name, then the words.
void factRow(const Ui& ui, std::string_view name, std::string_view value, std::string_view note = {});
// Words in a quiet box with a title, as wide as the panel.
void noteBox(const Ui& ui, std::string_view title, const std::vector<std::string>& paragraphs);

void space(const Ui& ui, float units);
// A scrolling region for the rest of a panel, whose bar stands in the panel's margin, clear of the words; ends with
// ImGui::EndChild.
void beginScrolling(const Ui& ui, const char* id);

// ImGui's width of a text in a font.
[[nodiscard]] float widthOf(ImFont* font, std::string_view text);
// The text cut to a width, with three dots where it was cut (the ellipsis of a Japanese face stands mid-line).
[[nodiscard]] std::string fitted(ImFont* font, std::string_view text, float width);
void drawText(ImDrawList& list, ImFont* font, ImVec2 topLeft, ImU32 color, std::string_view text);

}  // namespace kurilscope::ui
