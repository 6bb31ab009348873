#pragma once

#include <cstdint>
#include <vector>

#include "canvas/gl/handle.hpp"

namespace kurilscope::canvas::gl {

// One vertex attribute of a streamed quad.
struct Attribute {
  GLint components = 0;
  GLenum type = GL_FLOAT;  // GL_FLOAT, or GL_UNSIGNED_BYTE read as 0..1
};

// Quads made afresh each frame: every vertex four times, the shader tells the corners apart by gl_VertexID.
class QuadStream {
 public:
  explicit QuadStream(std::vector<Attribute> attributes);

  // The buffer must hold whole vertices, four a quad. The number of vertices drawn: six a quad.
  std::size_t draw(const std::vector<std::uint8_t>& vertices);

 private:
  std::vector<Attribute> attributes_;
  GLsizei stride_ = 0;
  VertexArray array_;
  Buffer vertices_;
  Buffer indices_;
  std::size_t indexedQuads_ = 0;
};

}  // namespace kurilscope::canvas::gl
