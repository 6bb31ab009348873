#include "canvas/gl/kept_ground.hpp"

#include <utility>

namespace kurilscope::canvas::gl {

bool KeptGround::follow(const scene::Scene& scene, std::size_t level, const scene::Basemap& basemap, bool mayMove) {
  auto change = changeOfGround(ground_, scene, level, basemap);
  if (change && !mayMove && (hasMoved_ || change->shift != glm::ivec2{0, 0})) {
    change.reset();
  }
  if (change && *change == GroundChange{}) {
    return true;
  }
  const auto end = scene.items.begin() + static_cast<std::ptrdiff_t>(scene.groundItems);
  ground_ = {scene.frame, scene.transform, scene.background, scene.isWorld, level, {scene.items.begin(), end}};
  isDrawn_ = isDrawn_ && change;
  hasMoved_ = hasMoved_ && isDrawn_;
  if (isDrawn_) {
    shift_ = change->shift;
    missing_ = change->boxes;
  }
  return change.has_value();
}

bool KeptGround::prepare(Sheet& sheet, const scene::Frame& frame) {
  if (!sheet.framebuffer) {
    sheet.framebuffer = FramebufferHandle::make();
    sheet.pixels = Renderbuffer::make();
  }
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, sheet.framebuffer.id());
  if (sheet.width != frame.width || sheet.height != frame.height) {
    sheet.width = frame.width;
    sheet.height = frame.height;
    glBindRenderbuffer(GL_RENDERBUFFER, sheet.pixels.id());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, frame.width, frame.height);
    glFramebufferRenderbuffer(GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, sheet.pixels.id());
  }
  return glCheckFramebufferStatus(GL_DRAW_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

std::span<const PixelBox> KeptGround::beginDrawing() {
  if (isDrawn_ && shift_ == glm::ivec2{0, 0} && missing_.empty()) {
    return {};
  }
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target_);
  if (isDrawn_ && shift_ != glm::ivec2{0, 0}) {
    isDrawn_ = move();
  }
  if (!isDrawn_) {
    missing_ = {{{0, 0}, {ground_.frame.width, ground_.frame.height}}};
    hasMoved_ = false;
  }
  if (!prepare(sheet_, ground_.frame)) {
    isDrawn_ = false;
    missing_.clear();
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(target_));
  }
  return missing_;
}

// Into the other sheet, since a picture cannot be copied onto itself.
bool KeptGround::move() {
  const glm::ivec2 shift = std::exchange(shift_, {0, 0});
  if (!prepare(other_, ground_.frame)) {
    return false;
  }
  const PixelBox all{{0, 0}, {ground_.frame.width, ground_.frame.height}};
  const PixelBox to = all.common({shift, all.end + shift});
  const auto up = [&](int y) { return ground_.frame.height - y; };
  GLint readFrom = 0;
  glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &readFrom);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, sheet_.framebuffer.id());
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(to.begin.x - shift.x, up(to.end.y - shift.y), to.end.x - shift.x, up(to.begin.y - shift.y),
                    to.begin.x, up(to.end.y), to.end.x, up(to.begin.y), GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glEnable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(readFrom));
  std::swap(sheet_, other_);
  hasMoved_ = true;
  return true;
}

void KeptGround::endDrawing() {
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(target_));
  missing_.clear();
  isDrawn_ = true;
}

void KeptGround::copyTo(int left, int bottom) const {
  GLint readFrom = 0;
  glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &readFrom);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, sheet_.framebuffer.id());
  glDisable(GL_SCISSOR_TEST);  // a whole copy is the fastest one
  const auto [width, height, scale] = ground_.frame;
  glBlitFramebuffer(0, 0, width, height, left, bottom, left + width, bottom + height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glEnable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(readFrom));
}

}  // namespace kurilscope::canvas::gl
