#pragma once

#include <memory>

#include "base/result.hpp"
#include "canvas/gl/provisions.hpp"
#include "image/image.hpp"
#include "scene/compose.hpp"

namespace kurilscope::canvas::gl {

// What one frame cost, counted exactly.
struct FrameCounts {
  int drawCalls = 0;
  std::size_t vertices = 0;       // drawn: three a triangle, six a quad
  std::size_t bytesUploaded = 0;  // of what is made afresh each frame, and of glyphs that were not there yet
  bool isFinal = true;  // false while a better level of detail is still made in the background, or the ground was moved

  FrameCounts& operator+=(const FrameCounts& more);
};

// Fills the whole target behind the bound framebuffer with one colour.
void clearTarget(int width, int height, scene::Color color);

// How good a frame has to be.
enum class Quality {
  AtHand,  // with the nearest level of detail at hand
  Final,   // the right one is made first
  Exact,   // and the same scene is the same picture, byte for byte: nothing is taken from where the map was before
};

// Draws scenes with OpenGL 3.3 core. One GL context, on the thread that made it; the stage must outlive the canvas.
class Canvas {
 public:
  // glad must be loaded. Errors: Machine (a GL older than 3.3, shaders that do not build, fonts).
  [[nodiscard]] static Result<Canvas> create(const scene::Stage& stage);
  [[nodiscard]] static Result<Canvas> create(const scene::Stage& stage, Provisions provisions);
  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;
  ~Canvas();

  // Draws into the bound framebuffer, the scene's top left at `left`, `top` of a target `targetHeight` pixels high.
  FrameCounts draw(const scene::Scene& scene, int left, int top, int targetHeight, Quality quality);

  // The ground of a scene that is not yet whole; `draw` draws the rest if it comes next, with the same ground, to the
  // same place.
  void drawGround(const scene::Scene& unnamed, int left, int top, int targetHeight, Quality quality);

  // Everything of a target but a box, in pixels from the top left: the ground of what stands around a map. Drawn after
  // the map, it costs what it covers; a cleared target would have to be cleared before its ground can be copied there.
  void fillAround(glm::ivec2 topLeft, glm::ivec2 size, glm::ivec2 targetSize, scene::Color color);

  // The whole picture, drawn off screen; see renderInBands, which takes less memory.
  // Errors: Machine (the driver cannot make the framebuffer).
  [[nodiscard]] Result<image::Image> render(const scene::Scene& scene);

  struct State;  // in painter.hpp

 private:
  explicit Canvas(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::canvas::gl
