#pragma once

#include <glm/vec2.hpp>
#include <glm/vec4.hpp>
#include <string_view>

#include "base/result.hpp"
#include "canvas/gl/handle.hpp"
#include "scene/style.hpp"

namespace kurilscope::canvas::gl {

// A linked pair of shaders/NAME.vert and shaders/NAME.frag. Errors: Machine, with file, line and the driver's log.
class Program {
 public:
  [[nodiscard]] static Result<Program> load(std::string_view vertexName, std::string_view fragmentName);

  void use() const { glUseProgram(handle_.id()); }
  void set(const char* name, float value) const;
  void set(const char* name, int value) const;
  void set(const char* name, glm::vec2 value) const;
  void set(const char* name, glm::ivec2 value) const;
  void set(const char* name, glm::vec4 value) const;
  void set(const char* name, scene::Color value) const;
  [[nodiscard]] GLuint id() const { return handle_.id(); }

 private:
  explicit Program(ProgramHandle handle) : handle_(std::move(handle)) {}
  ProgramHandle handle_;
};

}  // namespace kurilscope::canvas::gl
