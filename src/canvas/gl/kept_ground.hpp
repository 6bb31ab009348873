#pragma once

#include <vector>

#include "canvas/gl/handle.hpp"
#include "scene/scene.hpp"

namespace kurilscope::canvas::gl {

// The ground of a scene as it was drawn last. While the date is scrubbed or the pointer moves it stays the same, so it
// is drawn once into a texture, when it is seen the second time, and copied from there; while the map moves it costs
// nothing but the comparison.
class KeptGround {
 public:
  // Whether the scene's ground is the one before, at the same level of detail; it is the one to compare with from now
  // on.
  bool isSame(const scene::Scene& scene, std::size_t level);

  // Binds the texture to be drawn into, as large as the scene. False where it holds the ground already, or where the
  // driver cannot draw into one that large.
  bool beginDrawing();
  void endDrawing();
  [[nodiscard]] bool isDrawn() const { return isDrawn_; }

  // Copies it into the bound framebuffer, its lower left corner at a pixel.
  void copyTo(int left, int bottom) const;

 private:
  scene::Frame frame_;
  scene::MapTransform transform_;
  scene::Color background_;
  bool isWorld_ = false;
  std::size_t level_ = 0;
  std::vector<scene::Item> items_;
  FramebufferHandle framebuffer_;
  Renderbuffer pixels_;
  int pixelsWidth_ = 0;
  int pixelsHeight_ = 0;
  bool isDrawn_ = false;
  GLint target_ = 0;  // the framebuffer bound before drawing
};

}  // namespace kurilscope::canvas::gl
