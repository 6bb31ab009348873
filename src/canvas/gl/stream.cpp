#include "canvas/gl/stream.hpp"

#include <algorithm>

namespace kurilscope::canvas::gl {

QuadStream::QuadStream(std::vector<Attribute> attributes)
    : attributes_(std::move(attributes)),
      array_(VertexArray::make()),
      vertices_(Buffer::make()),
      indices_(Buffer::make()) {
  for (const Attribute& attribute : attributes_) {
    stride_ += attribute.components * (attribute.type == GL_FLOAT ? 4 : 1);
  }
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  std::size_t offset = 0;
  for (GLuint i = 0; i < attributes_.size(); ++i) {
    const Attribute& attribute = attributes_[i];
    glEnableVertexAttribArray(i);
    glVertexAttribPointer(i, attribute.components, attribute.type, attribute.type == GL_FLOAT ? GL_FALSE : GL_TRUE,
                          stride_, reinterpret_cast<const void*>(offset));
    offset += static_cast<std::size_t>(attribute.components) * (attribute.type == GL_FLOAT ? 4 : 1);
  }
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  glBindVertexArray(0);
}

std::size_t QuadStream::draw(const std::vector<std::uint8_t>& vertices) {
  const std::size_t quads = vertices.size() / static_cast<std::size_t>(stride_) / 4;
  if (quads == 0) {
    return 0;
  }
  glBindVertexArray(array_.id());
  if (quads > indexedQuads_) {
    indexedQuads_ = std::max<std::size_t>(quads * 2, 256);
    std::vector<std::uint32_t> indices;
    indices.reserve(indexedQuads_ * 6);
    for (std::uint32_t quad = 0; quad < indexedQuads_; ++quad) {
      for (const std::uint32_t corner : {0U, 1U, 2U, 2U, 1U, 3U}) {
        indices.push_back(quad * 4 + corner);
      }
    }
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)),
                 indices.data(), GL_STATIC_DRAW);
  }
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size()), vertices.data(), GL_STREAM_DRAW);
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(quads * 6), GL_UNSIGNED_INT, nullptr);
  return quads * 6;
}

}  // namespace kurilscope::canvas::gl
