#include "canvas/gl/kept_ground.hpp"

#include <algorithm>

namespace kurilscope::canvas::gl {

bool KeptGround::isSame(const scene::Scene& scene, std::size_t level) {
  const auto end = scene.items.begin() + static_cast<std::ptrdiff_t>(scene.groundItems);
  if (scene.groundItems > 0 && scene.frame == frame_ && scene.transform == transform_ && level == level_ &&
      scene.isWorld == isWorld_ && scene.background == background_ &&
      std::equal(scene.items.begin(), end, items_.begin(), items_.end())) {
    return true;
  }
  frame_ = scene.frame;
  transform_ = scene.transform;
  background_ = scene.background;
  isWorld_ = scene.isWorld;
  level_ = level;
  items_.assign(scene.items.begin(), end);
  isDrawn_ = false;
  return false;
}

bool KeptGround::beginDrawing() {
  if (isDrawn_) {
    return false;
  }
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target_);
  if (!framebuffer_) {
    framebuffer_ = FramebufferHandle::make();
    pixels_ = Renderbuffer::make();
  }
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer_.id());
  if (pixelsWidth_ != frame_.width || pixelsHeight_ != frame_.height) {
    pixelsWidth_ = frame_.width;
    pixelsHeight_ = frame_.height;
    glBindRenderbuffer(GL_RENDERBUFFER, pixels_.id());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, frame_.width, frame_.height);
    glFramebufferRenderbuffer(GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, pixels_.id());
  }
  if (glCheckFramebufferStatus(GL_DRAW_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(target_));
    return false;
  }
  return true;
}

void KeptGround::endDrawing() {
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(target_));
  isDrawn_ = true;
}

void KeptGround::copyTo(int left, int bottom) const {
  GLint readFrom = 0;
  glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &readFrom);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
  glDisable(GL_SCISSOR_TEST);  // a whole copy is the fastest one
  glBlitFramebuffer(0, 0, frame_.width, frame_.height, left, bottom, left + frame_.width, bottom + frame_.height,
                    GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glEnable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(readFrom));
}

}  // namespace kurilscope::canvas::gl
