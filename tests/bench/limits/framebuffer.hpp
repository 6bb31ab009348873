#pragma once

#include <glad/gl.h>

namespace kurilscope::limits {

// Draws from now on go into a framebuffer of its own, for as long as the program runs.
inline void useFramebuffer(int width, int height) {
  GLuint color = 0;
  GLuint framebuffer = 0;
  glGenRenderbuffers(1, &color);
  glBindRenderbuffer(GL_RENDERBUFFER, color);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
  glGenFramebuffers(1, &framebuffer);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color);
}

}  // namespace kurilscope::limits
