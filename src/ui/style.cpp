#include "ui/style.hpp"

namespace kurilscope::ui {

namespace {

void applySizes(ImGuiStyle& style) {
  style.AntiAliasedLinesUseTex = false;  // the fonts' texture is not interpolated
  style.WindowPadding = {14, 12};
  style.FramePadding = {9, 5};
  style.ItemSpacing = {8, 6};
  style.ItemInnerSpacing = {6, 4};
  style.WindowRounding = 6;
  style.ChildRounding = 6;
  style.FrameRounding = 5;
  style.PopupRounding = 6;
  style.ScrollbarRounding = 4;
  style.GrabRounding = 4;
  style.ScrollbarSize = 9;
  style.GrabMinSize = 24;
  style.IndentSpacing = 14;
}

// What no scale changes: ScaleAllSizes rounds down, and ImGui takes no window that may be less than a pixel.
void applyUnscaled(ImGuiStyle& style) {
  style.WindowMinSize = {1, 1};
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.FrameBorderSize = 0;
}

void applyColors(ImGuiStyle& style, const scene::Palette& palette) {
  const ImVec4 clear = {0, 0, 0, 0};
  const ImVec4 text = toImGuiVec(palette.text);
  const ImVec4 quiet = toImGuiVec(palette.textQuiet);
  const ImVec4 panel = toImGuiVec(palette.panel);
  const ImVec4 raised = toImGuiVec(palette.panelRaised);
  const ImVec4 edge = toImGuiVec(palette.panelEdge);
  const ImVec4 hover = toImGuiVec(scene::mixed(palette.panelRaised, palette.text, 0.07));
  const ImVec4 pressed = toImGuiVec(scene::mixed(palette.panelRaised, palette.selection, 0.35));
  const ImVec4 accent = toImGuiVec(palette.selection);
  // Whatever a later ImGui adds begins as quiet as the rest.
  for (ImVec4& color : style.Colors) {
    color = quiet;
  }
  auto& colors = style.Colors;
  colors[ImGuiCol_Text] = text;
  colors[ImGuiCol_TextDisabled] = quiet;
  colors[ImGuiCol_TextSelectedBg] = toImGuiVec(palette.selection.withAlpha(90));
  for (const int slot : {ImGuiCol_WindowBg, ImGuiCol_PopupBg, ImGuiCol_TitleBg, ImGuiCol_TitleBgActive,
                         ImGuiCol_TitleBgCollapsed, ImGuiCol_MenuBarBg}) {
    colors[slot] = panel;
  }
  for (const int slot : {ImGuiCol_ChildBg, ImGuiCol_BorderShadow, ImGuiCol_ScrollbarBg, ImGuiCol_Header,
                         ImGuiCol_ResizeGrip, ImGuiCol_NavHighlight}) {
    colors[slot] = clear;
  }
  for (const int slot : {ImGuiCol_Border, ImGuiCol_Separator, ImGuiCol_ScrollbarGrab}) {
    colors[slot] = edge;
  }
  for (const int slot : {ImGuiCol_FrameBg, ImGuiCol_Button}) {
    colors[slot] = raised;
  }
  for (const int slot : {ImGuiCol_FrameBgHovered, ImGuiCol_ButtonHovered, ImGuiCol_HeaderHovered}) {
    colors[slot] = hover;
  }
  for (const int slot : {ImGuiCol_FrameBgActive, ImGuiCol_ButtonActive, ImGuiCol_HeaderActive}) {
    colors[slot] = pressed;
  }
  for (const int slot : {ImGuiCol_CheckMark, ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive}) {
    colors[slot] = accent;
  }
  colors[ImGuiCol_ModalWindowDimBg] = {0, 0, 0, 0.25F};
}

}  // namespace

ImU32 toImGui(scene::Color color) { return IM_COL32(color.r, color.g, color.b, color.a); }

ImVec4 toImGuiVec(scene::Color color) { return ImGui::ColorConvertU32ToFloat4(toImGui(color)); }

void applyStyle(const scene::Palette& palette, float scale) {
  ImGuiStyle style;
  applySizes(style);
  style.ScaleAllSizes(scale);
  applyUnscaled(style);
  applyColors(style, palette);
  ImGui::GetStyle() = style;
}

}  // namespace kurilscope::ui
