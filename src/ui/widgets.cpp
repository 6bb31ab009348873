#include "ui/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace kurilscope::ui {

namespace {

scene::Color ground(const Ui& ui, bool isOn, bool isHovered, bool isHeld) {
  const scene::Color base =
      isOn ? scene::mixed(ui.colors.panelRaised, ui.colors.selection, 0.28) : ui.colors.panelRaised;
  return scene::mixed(base, ui.colors.text, isHeld ? 0.14 : isHovered && isOn ? 0.06 : 0.0);
}

struct Pressed {
  bool isClicked = false;
  bool isHovered = false;
  bool isHeld = false;
};

Pressed pressable(const char* id, ImVec2 size) {
  Pressed pressed;
  pressed.isClicked = ImGui::InvisibleButton(id, size);
  pressed.isHovered = ImGui::IsItemHovered();
  pressed.isHeld = pressed.isHovered && ImGui::IsItemActive();
  return pressed;
}

void drawSwitch(ImDrawList& list, const Ui& ui, ImVec2 center, bool isOn) {
  const float height = ui.px(14);
  const float width = ui.px(25);
  const ImVec2 topLeft = center - ImVec2(width / 2, height / 2);
  const scene::Color track = isOn ? ui.colors.selection : scene::mixed(ui.colors.panelEdge, ui.colors.textQuiet, 0.25);
  list.AddRectFilled(topLeft, topLeft + ImVec2(width, height), toImGui(track), height / 2);
  const float knob = isOn ? width - height / 2 : height / 2;
  list.AddCircleFilled(topLeft + ImVec2(knob, height / 2), height / 2 - ui.px(2), toImGui(ui.colors.panel), 20);
}

void drawRadio(ImDrawList& list, const Ui& ui, ImVec2 center, bool isOn) {
  const scene::Color ring = isOn ? ui.colors.selection : scene::mixed(ui.colors.panelEdge, ui.colors.textQuiet, 0.4);
  list.AddCircle(center, ui.px(6.5F), toImGui(ring), 24, ui.px(1.5F));
  if (isOn) {
    list.AddCircleFilled(center, ui.px(3.5F), toImGui(ui.colors.selection), 20);
  }
}

enum class Mark { Switch, Radio };

bool markedRow(const Ui& ui, const char* id, Mark mark, const std::string& title, const std::string& sentence,
               bool isOn) {
  const float gutter = ui.px(38);
  const float width = std::max(ImGui::GetContentRegionAvail().x, ui.px(270));
  const float wrap = width - gutter - ui.px(8);
  ImFont* small = ui.state.fonts.small;
  const ImVec2 textSize =
      sentence.empty() ? ImVec2(0, 0) : small->CalcTextSizeA(small->FontSize, 1e6F, wrap, sentence.c_str());
  const ImVec2 size = {width, ui.state.fonts.body->FontSize + textSize.y + ui.px(sentence.empty() ? 8 : 10)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Pressed pressed = pressable(id, size);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (pressed.isHovered) {
    list.AddRectFilled(at, at + size, toImGui(ui.colors.panelRaised), ui.px(5));
  }
  const ImVec2 center = at + ImVec2(gutter / 2, ui.px(4) + ui.state.fonts.body->FontSize / 2);
  mark == Mark::Switch ? drawSwitch(list, ui, center, isOn) : drawRadio(list, ui, center, isOn);
  drawText(list, ui.state.fonts.body, at + ImVec2(gutter, ui.px(4)), toImGui(ui.colors.text), title);
  if (!sentence.empty()) {
    list.AddText(small, small->FontSize, at + ImVec2(gutter, ui.px(4) + ui.state.fonts.body->FontSize),
                 toImGui(ui.colors.textQuiet), sentence.c_str(), nullptr, wrap);
  }
  return pressed.isClicked;
}

}  // namespace

void drawUpright(const Ui& ui, float x, float top, float bottom, ImU32 color) {
  const float left = std::floor(x);
  ImGui::GetWindowDrawList()->AddRectFilled({left, std::round(top)},
                                            {left + std::max(1.0F, std::round(ui.px(1))), std::round(bottom)}, color);
}

void drawLevel(const Ui& ui, float y, float left, float right, ImU32 color) {
  const float top = std::floor(y);
  ImGui::GetWindowDrawList()->AddRectFilled({std::round(left), top},
                                            {std::round(right), top + std::max(1.0F, std::round(ui.px(1)))}, color);
}

void drawHatch(const Ui& ui, ImVec2 topLeft, ImVec2 bottomRight, ImU32 color) {
  const ImFontGlyph* tile = ui.state.fonts.body->FindGlyphNoFallback(kHatchGlyph);
  if (tile == nullptr) {
    return;  // ImGui's own font: the program's could not be read
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float width = tile->X1 - tile->X0;
  const float height = tile->Y1 - tile->Y0;
  for (float bottom = bottomRight.y; bottom > topLeft.y; bottom -= height) {
    const float top = std::max(topLeft.y, bottom - height);
    const float v = tile->V1 - (tile->V1 - tile->V0) * (bottom - top) / height;
    for (float x = std::floor(topLeft.x / width) * width; x < bottomRight.x; x += width) {
      const float left = std::max(topLeft.x, x);
      const float right = std::min(bottomRight.x, x + width);
      const auto u = [&](float at) { return tile->U0 + (tile->U1 - tile->U0) * (at - x) / width; };
      list.PrimReserve(6, 4);
      list.PrimRectUV({left, top}, {right, bottom}, {u(left), v}, {u(right), tile->V1}, color);
    }
  }
}

float iconButtonWidth(const Ui& ui, const ButtonLook& look) {
  float width = ui.px(30);
  if (!look.label.empty()) {
    width += widthOf(ui.state.fonts.body, look.label) + ui.px(4);
  }
  return width + (look.hasChevron ? ui.px(14) : 0);
}

bool iconButton(const Ui& ui, const char* id, Icon icon, const std::string& tip, const ButtonLook& look) {
  const ImVec2 size = {iconButtonWidth(ui, look), ui.px(30)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Pressed pressed = pressable(id, size);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool isLit = look.isEnabled && (pressed.isHovered || look.isOn || look.hasGround);
  if (isLit) {
    const scene::Color fill = ground(ui, look.isOn, pressed.isHovered, pressed.isHeld);
    list.AddRectFilled(at, at + size,
                       toImGui(look.hasGround && pressed.isHovered ? scene::mixed(fill, ui.colors.text, 0.06) : fill),
                       ui.px(5));
  }
  const scene::Color ink = look.isEnabled ? ui.colors.text : scene::mixed(ui.colors.panel, ui.colors.textQuiet, 0.45);
  drawIcon(list, icon, at + ImVec2(ui.px(15), size.y / 2), ui.px(15), toImGui(ink));
  if (!look.label.empty()) {
    ImFont* font = ui.state.fonts.body;
    drawText(list, font, at + ImVec2(ui.px(28), (size.y - font->FontSize) / 2), toImGui(ink), look.label);
  }
  if (look.hasChevron) {
    drawIcon(list, Icon::Chevron, at + ImVec2(size.x - ui.px(11), size.y / 2 + ui.px(0.5F)), ui.px(8),
             toImGui(ui.colors.textQuiet));
  }
  if (!tip.empty()) {
    tooltip(ui, tip);
  }
  return pressed.isClicked && look.isEnabled;
}

bool textButton(const Ui& ui, const char* id, const std::string& label, const std::string& tip, bool isOn) {
  ImFont* font = ui.state.fonts.small;
  const ImVec2 size = {widthOf(font, label) + ui.px(16), font->FontSize + ui.px(6)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Pressed pressed = pressable(id, size);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Color fill = ground(ui, isOn, true, pressed.isHeld);
  list.AddRectFilled(at, at + size, toImGui(pressed.isHovered ? scene::mixed(fill, ui.colors.text, 0.06) : fill),
                     ui.px(5));
  drawText(list, font, at + ImVec2(ui.px(8), ui.px(3)), toImGui(ui.colors.text), label);
  if (!tip.empty()) {
    tooltip(ui, tip);
  }
  return pressed.isClicked;
}

bool switchRow(const Ui& ui, const char* id, const std::string& title, const std::string& sentence, bool isOn) {
  return markedRow(ui, id, Mark::Switch, title, sentence, isOn);
}

bool choiceRow(const Ui& ui, const char* id, const std::string& title, const std::string& sentence, bool isOn) {
  return markedRow(ui, id, Mark::Radio, title, sentence, isOn);
}

bool smallIconButton(const Ui& ui, const char* id, Icon icon, const std::string& tip) {
  const ImVec2 size = {ui.px(26), ui.px(24)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Pressed pressed = pressable(id, size);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (pressed.isHovered) {
    list.AddRectFilled(at, at + size, toImGui(ground(ui, false, true, pressed.isHeld)), ui.px(4));
  }
  drawIcon(list, icon, at + ImVec2(size.x / 2, size.y / 2), ui.px(12),
           toImGui(pressed.isHovered ? ui.colors.text : ui.colors.textQuiet));
  tooltip(ui, tip);
  return pressed.isClicked;
}

namespace {

bool chipWith(const Ui& ui, const std::string& id, const std::string& label, bool isOn, const scene::EventStyle* mark) {
  ImFont* font = ui.state.fonts.small;
  const float gutter = mark != nullptr ? ui.px(13) : 0;
  const float room = ImGui::GetWindowContentRegionMax().x - ImGui::GetWindowContentRegionMin().x;
  const std::string words = fitted(font, label, room - ui.px(18) - gutter);
  const ImVec2 size = {widthOf(font, words) + ui.px(18) + gutter, font->FontSize + ui.px(7)};
  const float edge = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  if (ImGui::GetCursorScreenPos().x + size.x > edge) {
    ImGui::NewLine();
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Pressed pressed = pressable(id.c_str(), size);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Color fill = ground(ui, isOn, true, pressed.isHeld);
  list.AddRectFilled(at, at + size, toImGui(pressed.isHovered ? scene::mixed(fill, ui.colors.text, 0.08) : fill),
                     size.y / 2);
  if (mark != nullptr) {
    drawSymbol(list, mark->shape, at + ImVec2(ui.px(12), size.y / 2), ui.px(4), toImGui(mark->color));
  }
  drawText(list, font, at + ImVec2(ui.px(9) + gutter, ui.px(3.5F)), toImGui(ui.colors.text), words);
  return pressed.isClicked;
}

}  // namespace

bool chip(const Ui& ui, const std::string& id, const std::string& label, bool isOn) {
  return chipWith(ui, id, label, isOn, nullptr);
}

bool chipIsHovered() { return ImGui::IsItemHovered(); }

bool kindChip(const Ui& ui, const atlas::TitledId& kind, bool isOn) {
  const scene::EventStyle style = scene::eventStyle(ui.colors, kind.id);
  const bool isClicked = chipWith(ui, kind.id, kind.title, isOn, &style);
  ImGui::SameLine();
  return isClicked;
}

void tooltip(const Ui& ui, const std::string& text) {
  if (!ImGui::IsItemHovered()) {
    return;
  }
  // Below the item rather than at the mouse, where it would hide the neighbours.
  const ImVec2 below = {ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + ui.px(6)};
  const bool hasRoom = below.y + ui.px(40) < ImGui::GetIO().DisplaySize.y;
  ImGui::SetNextWindowPos(hasRoom ? below : ImGui::GetItemRectMin() - ImVec2(0, ui.px(6)), ImGuiCond_Always,
                          ImVec2(0, hasRoom ? 0.0F : 1.0F));
  tooltipAtMouse(ui, text);
}

void tooltipAtMouse(const Ui& ui, const std::string& text) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(10), ui.px(6)));
  ImGui::BeginTooltip();
  ImGui::PushFont(ui.state.fonts.small);
  ImGui::PushTextWrapPos(ui.px(300));
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void textIn(ImFont* font, scene::Color color, std::string_view text) {
  ImGui::PushFont(font);
  ImGui::PushStyleColor(ImGuiCol_Text, toImGuiVec(color));
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void sectionTitle(const Ui& ui, std::string_view text) {
  space(ui, 10);
  textIn(ui.state.fonts.small, ui.colors.textQuiet, text);
}

void factRow(const Ui& ui, std::string_view name, std::string_view value, std::string_view note) {
  if (value.empty()) {
    return;
  }
  const float column = ui.px(96);
  const float drop = (ui.state.fonts.body->FontSize - ui.state.fonts.small->FontSize) * 0.75F;
  const ImVec2 at = ImGui::GetCursorPos();
  ImGui::SetCursorPosY(at.y + drop);
  textIn(ui.state.fonts.small, ui.colors.textQuiet, name);
  ImGui::SetCursorPos({at.x + column, at.y});
  ImGui::BeginGroup();
  textIn(ui.state.fonts.body, ui.colors.text, value);
  if (!note.empty()) {
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y);
    textIn(ui.state.fonts.small, ui.colors.textQuiet, note);
  }
  ImGui::EndGroup();
  ImGui::SetCursorPosX(at.x);
}

void noteBox(const Ui& ui, std::string_view title, const std::vector<std::string>& paragraphs) {
  if (paragraphs.empty()) {
    return;
  }
  space(ui, 6);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.ChannelsSplit(2);
  list.ChannelsSetCurrent(1);
  const float pad = ui.px(11);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::SetCursorScreenPos(at + ImVec2(pad, pad * 0.8F));
  ImGui::BeginGroup();
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width - 2 * pad);
  if (!title.empty()) {
    ImGui::PushFont(ui.state.fonts.bold);
    ImGui::TextUnformatted(title.data(), title.data() + title.size());
    ImGui::PopFont();
  }
  for (const std::string& paragraph : paragraphs) {
    ImGui::TextUnformatted(paragraph.c_str());
  }
  ImGui::PopTextWrapPos();
  ImGui::EndGroup();
  const ImVec2 end = {at.x + width, ImGui::GetItemRectMax().y + pad * 0.8F};
  list.ChannelsSetCurrent(0);
  list.AddRectFilled(at, end, toImGui(ui.colors.panelRaised), ui.px(6));
  list.ChannelsMerge();
  ImGui::SetCursorScreenPos({at.x, end.y});
  ImGui::Dummy({0, ui.px(2)});
}

void space(const Ui& ui, float units) {
  ImGui::Dummy({0, std::max(0.0F, ui.px(units) - ImGui::GetStyle().ItemSpacing.y)});
}

void beginScrolling(const Ui& ui, const char* id) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  // As wide with a bar as without: words neither wrap anew when one appears nor run into the margin when none does.
  ImGui::SetNextWindowContentSize({room.x, 0});
  ImGui::BeginChild(id, {room.x + ui.px(12), std::max(1.0F, room.y)}, 0, ImGuiWindowFlags_NoBackground);
}

float widthOf(ImFont* font, std::string_view text) {
  return font->CalcTextSizeA(font->FontSize, 1e6F, 0, text.data(), text.data() + text.size()).x;
}

std::string fitted(ImFont* font, std::string_view text, float width) {
  if (widthOf(font, text) <= width) {
    return std::string(text);
  }
  std::string cut{text};
  while (!cut.empty() && widthOf(font, cut + "...") > width) {
    // A whole character goes: its continuation bytes, then its first.
    while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U) {
      cut.pop_back();
    }
    if (!cut.empty()) {
      cut.pop_back();
    }
  }
  return cut + "...";
}

void drawText(ImDrawList& list, ImFont* font, ImVec2 topLeft, ImU32 color, std::string_view text) {
  list.AddText(font, font->FontSize, {std::round(topLeft.x), std::round(topLeft.y)}, color, text.data(),
               text.data() + text.size());
}

}  // namespace kurilscope::ui
