#include "canvas/gl/program.hpp"

#include <string>

#include "canvas/gl/shader_source.hpp"

namespace kurilscope::canvas::gl {

namespace {

std::string logOf(GLuint id, bool isProgram) {
  GLint length = 0;
  isProgram ? glGetProgramiv(id, GL_INFO_LOG_LENGTH, &length) : glGetShaderiv(id, GL_INFO_LOG_LENGTH, &length);
  std::string log(static_cast<std::size_t>(std::max(length - 1, 0)), '\0');
  isProgram ? glGetProgramInfoLog(id, length, nullptr, log.data())
            : glGetShaderInfoLog(id, length, nullptr, log.data());
  return log;
}

Result<ShaderHandle> compiled(std::string_view name, GLenum stage) {
  const auto found = embeddedShaders().find(name);
  if (found == embeddedShaders().end()) {
    return fail(ErrorKind::Machine, "shader {} is not built into the program; build again from a clean folder", name);
  }
  ShaderHandle shader(glCreateShader(stage));
  const char* text = found->second.data();
  const auto length = static_cast<GLint>(found->second.size());
  glShaderSource(shader.id(), 1, &text, &length);
  glCompileShader(shader.id());
  GLint isCompiled = 0;
  glGetShaderiv(shader.id(), GL_COMPILE_STATUS, &isCompiled);
  if (isCompiled == 0) {
    return fail(ErrorKind::Machine, "shader {} does not compile on {}:\n{}", name,
                reinterpret_cast<const char*>(glGetString(GL_RENDERER)), logOf(shader.id(), false));
  }
  return shader;
}

}  // namespace

Result<Program> Program::load(std::string_view vertexName, std::string_view fragmentName) {
  auto vertex = compiled(vertexName, GL_VERTEX_SHADER);
  if (!vertex) {
    return tl::make_unexpected(vertex.error());
  }
  auto fragment = compiled(fragmentName, GL_FRAGMENT_SHADER);
  if (!fragment) {
    return tl::make_unexpected(fragment.error());
  }
  ProgramHandle handle = ProgramHandle::make();
  glAttachShader(handle.id(), vertex->id());
  glAttachShader(handle.id(), fragment->id());
  glLinkProgram(handle.id());
  glDetachShader(handle.id(), vertex->id());  // so that they go with their handles
  glDetachShader(handle.id(), fragment->id());
  GLint isLinked = 0;
  glGetProgramiv(handle.id(), GL_LINK_STATUS, &isLinked);
  if (isLinked == 0) {
    return fail(ErrorKind::Machine, "shaders {} and {} do not link on {}:\n{}", vertexName, fragmentName,
                reinterpret_cast<const char*>(glGetString(GL_RENDERER)), logOf(handle.id(), true));
  }
  return Program(std::move(handle));
}

void Program::set(const char* name, float value) const { glUniform1f(glGetUniformLocation(id(), name), value); }

void Program::set(const char* name, int value) const { glUniform1i(glGetUniformLocation(id(), name), value); }

void Program::set(const char* name, glm::vec2 value) const {
  glUniform2f(glGetUniformLocation(id(), name), value.x, value.y);
}

void Program::set(const char* name, glm::ivec2 value) const {
  glUniform2i(glGetUniformLocation(id(), name), value.x, value.y);
}

void Program::set(const char* name, glm::vec4 value) const {
  glUniform4f(glGetUniformLocation(id(), name), value.x, value.y, value.z, value.w);
}

void Program::set(const char* name, scene::Color value) const {
  glUniform4f(glGetUniformLocation(id(), name), static_cast<float>(value.r) / 255, static_cast<float>(value.g) / 255,
              static_cast<float>(value.b) / 255, static_cast<float>(value.a) / 255);
}

}  // namespace kurilscope::canvas::gl
