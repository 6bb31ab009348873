#include "canvas/gl/square.hpp"

#include <array>

namespace kurilscope::canvas::gl {

Square::Square() {
  constexpr std::array<GLint, 8> kCorners = {0, 0, 1, 0, 0, -1, 1, -1};  // y up, as land has it
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBufferData(GL_ARRAY_BUFFER, sizeof kCorners, kCorners.data(), GL_STATIC_DRAW);
  glEnableVertexAttribArray(0);
  glVertexAttribIPointer(0, 2, GL_INT, 2 * sizeof(GLint), nullptr);
  glBindVertexArray(0);
}

void Square::draw(const Program& program, glm::vec2 topLeft, float sidePixels) const {
  program.set("middleUnits", glm::ivec2{0, 0});
  program.set("middlePixels", topLeft);
  program.set("pixelsPerUnit", sidePixels);
  glBindVertexArray(array_.id());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace kurilscope::canvas::gl
