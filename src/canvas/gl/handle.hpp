#pragma once

#include <glad/gl.h>

#include <utility>

namespace kurilscope::canvas::gl {

// Owns one GL object: move-only, 0 is empty, freed on the thread and context that made it.
template <class Traits>
class Handle {
 public:
  Handle() = default;
  explicit Handle(GLuint id) : id_(id) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Handle() {
    if (id_ != 0) {
      Traits::free(id_);
    }
  }

  [[nodiscard]] static Handle make() { return Handle(Traits::make()); }
  [[nodiscard]] GLuint id() const { return id_; }
  explicit operator bool() const { return id_ != 0; }

 private:
  GLuint id_ = 0;
};

struct BufferTraits {
  static GLuint make() {
    GLuint id = 0;
    glGenBuffers(1, &id);
    return id;
  }
  static void free(GLuint id) { glDeleteBuffers(1, &id); }
};
struct VertexArrayTraits {
  static GLuint make() {
    GLuint id = 0;
    glGenVertexArrays(1, &id);
    return id;
  }
  static void free(GLuint id) { glDeleteVertexArrays(1, &id); }
};
struct TextureTraits {
  static GLuint make() {
    GLuint id = 0;
    glGenTextures(1, &id);
    return id;
  }
  static void free(GLuint id) { glDeleteTextures(1, &id); }
};
struct FramebufferTraits {
  static GLuint make() {
    GLuint id = 0;
    glGenFramebuffers(1, &id);
    return id;
  }
  static void free(GLuint id) { glDeleteFramebuffers(1, &id); }
};
struct RenderbufferTraits {
  static GLuint make() {
    GLuint id = 0;
    glGenRenderbuffers(1, &id);
    return id;
  }
  static void free(GLuint id) { glDeleteRenderbuffers(1, &id); }
};
struct ProgramTraits {
  static GLuint make() { return glCreateProgram(); }
  static void free(GLuint id) { glDeleteProgram(id); }
};
struct ShaderTraits {
  static void free(GLuint id) { glDeleteShader(id); }
};

using Buffer = Handle<BufferTraits>;
using VertexArray = Handle<VertexArrayTraits>;
using Texture = Handle<TextureTraits>;
using FramebufferHandle = Handle<FramebufferTraits>;
using Renderbuffer = Handle<RenderbufferTraits>;
using ProgramHandle = Handle<ProgramTraits>;
using ShaderHandle = Handle<ShaderTraits>;

}  // namespace kurilscope::canvas::gl
