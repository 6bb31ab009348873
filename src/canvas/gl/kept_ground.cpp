#include "canvas/gl/kept_ground.hpp"

#include <utility>

namespace kurilscope::canvas::gl {

namespace {

// 0 up to, not including, `size`.
int wrapped(int value, int size) { return (value % size + size) % size; }

}  // namespace

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
  if (isDrawn_) {
    begin_.x = wrapped(begin_.x - change->shift.x, scene.frame.width);
    begin_.y = wrapped(begin_.y - change->shift.y, scene.frame.height);
    hasMoved_ = hasMoved_ || change->shift != glm::ivec2{0, 0};
    missing_ = change->boxes;
  }
  return change.has_value();
}

bool KeptGround::prepare() {
  const glm::ivec2 size{ground_.frame.width, ground_.frame.height};
  if (!framebuffer_) {
    framebuffer_ = FramebufferHandle::make();
    sheet_ = Renderbuffer::make();
  }
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer_.id());
  if (sheetSize_ != size) {
    sheetSize_ = size;
    glBindRenderbuffer(GL_RENDERBUFFER, sheet_.id());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, size.x, size.y);
    glFramebufferRenderbuffer(GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, sheet_.id());
  }
  return glCheckFramebufferStatus(GL_DRAW_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

// Cut where the sheet's edges are.
std::vector<KeptGround::Piece> KeptGround::piecesOf(const PixelBox& box) const {
  const glm::ivec2 size{ground_.frame.width, ground_.frame.height};
  std::vector<Piece> pieces;
  for (const int right : {0, size.x}) {
    for (const int down : {0, size.y}) {
      const glm::ivec2 topLeft = begin_ - glm::ivec2{right, down};
      const PixelBox part = box.common({-topLeft, size - topLeft});
      if (!part.isEmpty()) {
        pieces.push_back({part, topLeft});
      }
    }
  }
  return pieces;
}

std::vector<KeptGround::Piece> KeptGround::beginDrawing() {
  if (isDrawn_ && missing_.empty()) {
    return {};
  }
  if (!isDrawn_) {
    begin_ = {0, 0};
    hasMoved_ = false;
    missing_ = {{{0, 0}, {ground_.frame.width, ground_.frame.height}}};
  }
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target_);
  std::vector<Piece> pieces;
  if (prepare()) {
    for (const PixelBox& box : std::exchange(missing_, {})) {
      const std::vector<Piece> more = piecesOf(box);
      pieces.insert(pieces.end(), more.begin(), more.end());
    }
  } else {
    isDrawn_ = false;
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(target_));
  }
  return pieces;
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
  const int height = ground_.frame.height;
  for (const auto& [part, topLeft] : piecesOf({{0, 0}, {ground_.frame.width, height}})) {
    const PixelBox from{part.begin + topLeft, part.end + topLeft};
    const int up = bottom + height;
    glBlitFramebuffer(from.begin.x, height - from.end.y, from.end.x, height - from.begin.y, left + part.begin.x,
                      up - part.end.y, left + part.end.x, up - part.begin.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  }
  glEnable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(readFrom));
}

}  // namespace kurilscope::canvas::gl
