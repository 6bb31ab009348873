#pragma once

#include <span>
#include <vector>

#include "canvas/gl/ground_change.hpp"
#include "canvas/gl/handle.hpp"

namespace kurilscope::canvas::gl {

// The ground of a scene as it was drawn last. While the date is scrubbed, the pointer moves or the map is panned it is
// mostly the same, so it is kept off screen from when it is seen the second time, moved with the map, and drawn anew
// only where something changed or came into sight.
class KeptGround {
 public:
  // Whether the scene's ground is the one before, but for a few places; it is the one to compare with from now on. What
  // has moved counts as the same only where it `mayMove`: a corner of its land may fall on another pixel than where it
  // is drawn anew, since a float rounds otherwise there.
  bool follow(const scene::Scene& scene, std::size_t level, const scene::Basemap& basemap, bool mayMove);

  // Moves what is kept to where the scene has it and binds the framebuffer that it is kept in, as large as the scene:
  // the boxes returned are to be drawn there, then endDrawing. Nothing where all is drawn already, or where the driver
  // cannot keep it.
  std::span<const PixelBox> beginDrawing();
  void endDrawing();
  [[nodiscard]] bool isDrawn() const { return isDrawn_; }

  // Copies it into the bound framebuffer, its lower left corner at a pixel.
  void copyTo(int left, int bottom) const;

 private:
  struct Sheet {
    FramebufferHandle framebuffer;
    Renderbuffer pixels;
    int width = 0;
    int height = 0;
  };
  static bool prepare(Sheet& sheet, const scene::Frame& frame);  // bound for drawing after it
  bool move();

  Ground ground_;
  Sheet sheet_;
  Sheet other_;                    // to move it to
  glm::ivec2 shift_{0, 0};         // of the scene against what is kept
  std::vector<PixelBox> missing_;  // places to be drawn
  bool isDrawn_ = false;           // but for those
  bool hasMoved_ = false;          // since all of it was drawn
  GLint target_ = 0;               // the framebuffer bound before drawing
};

}  // namespace kurilscope::canvas::gl
