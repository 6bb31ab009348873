#pragma once

#include <glm/vec2.hpp>

#include "canvas/gl/handle.hpp"
#include "canvas/gl/program.hpp"

namespace kurilscope::canvas::gl {

// A square as land.vert takes land: by it a part of a target is cleared. OpenGL's own way of doing so draws as well,
// with a shader that software drivers would have to make code for in every start.
class Square {
 public:
  Square();
  // From a pixel of the picture on to the right and down. The program must be in use; sets its uniforms.
  void draw(const Program& program, glm::vec2 topLeft, float sidePixels) const;

 private:
  VertexArray array_ = VertexArray::make();
  Buffer vertices_ = Buffer::make();
};

}  // namespace kurilscope::canvas::gl
