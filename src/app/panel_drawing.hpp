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

  // Before ImGui::NewFrame. Fonts that were built since the last frame, and so have no texture yet, get one; ImGui's own
  // copy of them goes.
  void beginFrame();
  // After ImGui::Render.
  static void draw();

 private:
  void uploadFonts();

  canvas::gl::CoverageTexture letters_;
};

}  // namespace kurilscope::app
