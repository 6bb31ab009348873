#include "app/panel_drawing.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <cstdint>
#include <utility>

namespace kurilscope::app {

namespace {

// The backend would upload the fonts too, four bytes a texel, three of them white; so it is shown one white texel.
void createDeviceObjects() {
  ImFontAtlas whiteTexel;
  whiteTexel.TexWidth = 1;
  whiteTexel.TexHeight = 1;
  whiteTexel.TexPixelsRGBA32 = static_cast<unsigned int*>(IM_ALLOC(sizeof(unsigned int)));
  *whiteTexel.TexPixelsRGBA32 = ~0U;
  ImFontAtlas* fonts = std::exchange(ImGui::GetIO().Fonts, &whiteTexel);
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  ImGui::GetIO().Fonts = fonts;
}

}  // namespace

PanelDrawing::PanelDrawing() {
  ImGui_ImplOpenGL3_Init("#version 330 core");
  createDeviceObjects();
}

PanelDrawing::~PanelDrawing() { ImGui_ImplOpenGL3_Shutdown(); }

void PanelDrawing::beginFrame() {
  if (ImGui::GetIO().Fonts->TexID == ImTextureID{}) {
    uploadFonts();
  }
  ImGui_ImplOpenGL3_NewFrame();
}

void PanelDrawing::uploadFonts() {
  ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
  unsigned char* coverage = nullptr;
  int width = 0;
  int height = 0;
  fonts.GetTexDataAsAlpha8(&coverage, &width, &height);
  letters_.upload(width, height, coverage);
  fonts.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(letters_.id())));
  fonts.ClearTexData();
}

void PanelDrawing::draw() { ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData()); }

}  // namespace kurilscope::app
