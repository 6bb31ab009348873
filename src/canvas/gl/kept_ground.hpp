#pragma once

#include <array>
#include <optional>
#include <vector>

#include "canvas/gl/ground_change.hpp"
#include "canvas/gl/handle.hpp"

namespace kurilscope::canvas::gl {

// The ground of a scene as it was drawn last. While the date is scrubbed, the pointer moves or the map is panned it is
// mostly the same, so it is kept off screen from when it is seen the second time, and drawn anew only where something
// changed or came into sight. It is kept on a sheet whose edges are joined: when the map moves nothing on the sheet
// does, only the place where the picture begins. Lines over the land change most often with the date, and a line costs
// little to draw, what lies under it much: from when they change while the map stands they are not kept, until it
// moves.
class KeptGround {
 public:
  // Whether the scene's ground is the one before, but for a few places; it is the one to compare with from now on. What
  // has moved counts as the same only where it `mayMove`: a corner of its land may fall on another pixel than where it
  // is drawn anew, since a float rounds otherwise there. Once the map stands still all of it is drawn anew.
  bool follow(const scene::Scene& scene, std::size_t level, const scene::Basemap& basemap, bool mayMove);

  // Of the scene that is followed: so many of its items are kept.
  [[nodiscard]] std::size_t items() const { return ground_.items.size(); }

  // A part of the scene that lies on the sheet in one piece.
  struct Piece {
    PixelBox part;                  // of the scene
    glm::ivec2 topLeft{0, 0};       // of the whole scene on the sheet, were it not cut
    const Renewal* anew = nullptr;  // what of it is to be drawn; null: all
  };

  // Binds the framebuffer that the ground is kept in: these pieces are to be drawn there, then endDrawing. None where
  // all is drawn already, or where the driver cannot keep it. Where a piece is not drawn
  // whole the framebuffer has a stencil, all 0.
  std::vector<Piece> beginDrawing();
  void endDrawing();
  [[nodiscard]] bool isDrawn() const { return isDrawn_; }
  [[nodiscard]] bool hasMoved() const { return hasMoved_; }  // since all of it was drawn
  [[nodiscard]] glm::ivec2 sheetSize() const;                // pixels: the scene and its ground's margin

  // Copies it into the bound framebuffer, its lower left corner at a pixel.
  void copyTo(int left, int bottom) const;

 private:
  [[nodiscard]] bool haveLinesChanged(const scene::Scene& scene) const;
  bool prepare();
  bool prepareStencil();
  void addPieces(std::vector<Piece>& pieces, const PixelBox& box, const Renewal* anew = nullptr) const;
  [[nodiscard]] std::vector<Piece> piecesOf(const PixelBox& box) const;

  Ground ground_;
  FramebufferHandle framebuffer_;
  Renderbuffer sheet_;
  glm::ivec2 madeSize_{0, 0};
  Renderbuffer stencil_;  // from when it is first needed
  glm::ivec2 stencilSize_{0, 0};
  GLenum stencilAttachment_ = GL_STENCIL_ATTACHMENT;  // with a depth, where the driver has no other
  glm::ivec2 begin_{0, 0};                            // of the scene on the sheet
  Renewal missing_;                                   // to be drawn
  bool isDrawn_ = false;                              // but for that
  bool hasMoved_ = false;                             // since all of it was drawn
  bool keepsLines_ = true;                            // those over the land
  GLint target_ = 0;                                  // the framebuffer bound before drawing
};

}  // namespace kurilscope::canvas::gl
