#pragma once

#include "canvas/gl/coverage_texture.hpp"

namespace kurilscope::app {

// ImGui drawn with OpenGL, whose context it needs, as it does ImGui's.
class PanelDrawing {
 public:
  PanelDrawing();
  PanelDrawing(const PanelDrawing&) = delete;
  PanelDrawing& operator=(const PanelDrawing&) = delete;
  ~PanelDrawing();

  // Before ImGui::NewFrame; uploads the fonts where that has not been done.
  void beginFrame();
  // After the fonts were built anew. ImGui's own copy of them goes.
  void uploadFonts();
  // After ImGui::Render.
  static void draw();

 private:
  canvas::gl::CoverageTexture letters_;
};

}  // namespace kurilscope::app
