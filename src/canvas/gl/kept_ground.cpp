#include "canvas/gl/kept_ground.hpp"

#include <utility>

namespace kurilscope::canvas::gl {

namespace {

// 0 up to, not including, `size`.
int wrapped(int value, int size) { return (value % size + size) % size; }

}  // namespace

bool KeptGround::follow(const scene::Scene& scene, std::size_t level, const scene::Basemap& basemap, bool mayMove) {
  auto change = changeOfGround(ground_, scene, level, basemap);
  const bool hasStayed = ground_.frame == scene.frame && ground_.transform == scene.transform;
  if (change && !mayMove && (hasMoved_ || change->shift != glm::ivec2{0, 0})) {
    change.reset();
  }
  if (change && change->shift == glm::ivec2{0, 0} && change->boxes.empty()) {
    return true;
  }
  const auto end = scene.items.begin() + static_cast<std::ptrdiff_t>(scene.groundItems);
  isDrawn_ = isDrawn_ && change;
  ground_ = {.frame = scene.frame,
             .transform = scene.transform,
             .background = scene.background,
             .isWorld = scene.isWorld,
             .level = level,
             .items = {scene.items.begin(), end},
             .drawn = isDrawn_ ? change->drawn : PixelBox(scene.frame)};
  if (isDrawn_) {
    begin_.x = wrapped(begin_.x - change->shift.x, sheetSize().x);
    begin_.y = wrapped(begin_.y - change->shift.y, sheetSize().y);
    hasMoved_ = hasMoved_ || change->shift != glm::ivec2{0, 0};
    missing_ = change->boxes;
  }
  // Where the map stands still, what changed much will be shown again: it is drawn on the sheet at once.
  return change || hasStayed;
}

glm::ivec2 KeptGround::sheetSize() const {
  return glm::ivec2{ground_.frame.width, ground_.frame.height} + 2 * kDrawnMargin;
}

bool KeptGround::prepare() {
  const glm::ivec2 size = sheetSize();
  if (!framebuffer_) {
    framebuffer_ = FramebufferHandle::make();
    sheet_ = Renderbuffer::make();
  }
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer_.id());
  if (madeSize_ != size) {
    madeSize_ = size;
    glBindRenderbuffer(GL_RENDERBUFFER, sheet_.id());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, size.x, size.y);
    glFramebufferRenderbuffer(GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, sheet_.id());
  }
  return glCheckFramebufferStatus(GL_DRAW_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

// Cut where the sheet's edges are.
std::vector<KeptGround::Piece> KeptGround::piecesOf(const PixelBox& box) const {
  const glm::ivec2 size = sheetSize();
  std::vector<Piece> pieces;
  for (const int right : {-size.x, 0, size.x}) {
    for (const int down : {-size.y, 0, size.y}) {
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
    // In the lower left corner, as in a framebuffer of its own size: numbers are rounded alike there.
    begin_ = {0, sheetSize().y - ground_.frame.height};
    hasMoved_ = false;
    missing_ = {ground_.frame};
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
  const int height = sheetSize().y;
  const int up = bottom + ground_.frame.height;
  for (const auto& [part, topLeft] : piecesOf(ground_.frame)) {
    const PixelBox from{part.begin + topLeft, part.end + topLeft};
    glBlitFramebuffer(from.begin.x, height - from.end.y, from.end.x, height - from.begin.y, left + part.begin.x,
                      up - part.end.y, left + part.end.x, up - part.begin.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  }
  glEnable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(readFrom));
}

}  // namespace kurilscope::canvas::gl
