#include "platform/gl_debug.hpp"

#include <glad/gl.h>

#include "base/assert.hpp"

namespace kurilscope::platform {

namespace {

// Compilers complain through here too; a shader that does not compile is an Error already.
void GLAD_API_PTR endOnError(GLenum source, GLenum type, GLuint /*id*/, GLenum /*severity*/, GLsizei /*length*/,
                             const GLchar* message, const void* /*user*/) {
  const bool isMisuse = type == GL_DEBUG_TYPE_ERROR || type == GL_DEBUG_TYPE_UNDEFINED_BEHAVIOR;
  KURILSCOPE_ASSERT(!isMisuse || source == GL_DEBUG_SOURCE_SHADER_COMPILER, message);
}

}  // namespace

void endOnGlErrors() {
  if (!kDebugsGl || GLAD_GL_KHR_debug == 0) {
    return;
  }
  glEnable(GL_DEBUG_OUTPUT);
  glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);  // so that the call that was wrong is on the stack
  glDebugMessageCallback(endOnError, nullptr);
}

}  // namespace kurilscope::platform
