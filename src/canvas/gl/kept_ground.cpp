#include "canvas/gl/kept_ground.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace kurilscope::canvas::gl {

namespace {

// 0 up to, not including, `size`.
int wrapped(int value, int size) { return (value % size + size) % size; }

}  // namespace

bool KeptGround::follow(const scene::Scene& scene, std::size_t level, const scene::Basemap& basemap, bool mayMove) {
  const bool hasStayed = ground_.frame == scene.frame && ground_.transform == scene.transform;
  keepsLines_ = !hasStayed || (keepsLines_ && !haveLinesChanged(scene));
  const std::size_t upToLand = keepsLines_ ? 0 : itemsUpToLand(scene);
  const std::size_t items = upToLand == 0 ? scene.groundItems : upToLand;
  auto change = changeOfGround(ground_, scene, items, level, basemap);
  if (change && (!mayMove || hasStayed) && (hasMoved_ || change->shift != glm::ivec2{0, 0})) {
    change.reset();
  }
  if (change && change->shift == glm::ivec2{0, 0} && change->anew.isEmpty()) {
    return true;
  }
  const auto end = scene.items.begin() + static_cast<std::ptrdiff_t>(items);
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
    missing_ = std::move(change->anew);
  }
  // Where the map stands still, what changed much will be shown again: it is drawn on the sheet at once.
  return change || hasStayed;
}

// Against those that are kept.
bool KeptGround::haveLinesChanged(const scene::Scene& scene) const {
  const std::size_t first = itemsUpToLand(scene);
  return !std::ranges::equal(std::span(ground_.items).subspan(std::min(ground_.items.size(), first)),
                             std::span(scene.items).subspan(first, scene.groundItems - first));
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

// A mark for every pixel, of the sheet's size. False where the driver has none to go with the sheet's colours.
bool KeptGround::prepareStencil() {
  if (stencilSize_ == madeSize_) {
    glFramebufferRenderbuffer(GL_DRAW_FRAMEBUFFER, stencilAttachment_, GL_RENDERBUFFER, stencil_.id());
    return true;
  }
  stencil_ = Renderbuffer::make();
  glBindRenderbuffer(GL_RENDERBUFFER, stencil_.id());
  for (const auto& [format, attachment] : {std::pair<GLenum, GLenum>{GL_STENCIL_INDEX8, GL_STENCIL_ATTACHMENT},
                                           {GL_DEPTH24_STENCIL8, GL_DEPTH_STENCIL_ATTACHMENT}}) {
    glRenderbufferStorage(GL_RENDERBUFFER, format, madeSize_.x, madeSize_.y);
    glFramebufferRenderbuffer(GL_DRAW_FRAMEBUFFER, attachment, GL_RENDERBUFFER, stencil_.id());
    if (glCheckFramebufferStatus(GL_DRAW_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE) {
      stencilSize_ = madeSize_;
      stencilAttachment_ = attachment;
      return true;
    }
    glFramebufferRenderbuffer(GL_DRAW_FRAMEBUFFER, attachment, GL_RENDERBUFFER, 0);
  }
  return false;
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
        pieces.push_back({part, topLeft, nullptr});
      }
    }
  }
  return pieces;
}

void KeptGround::addPieces(std::vector<Piece>& pieces, const PixelBox& box, const Renewal* anew) const {
  for (Piece& piece : piecesOf(box)) {
    piece.anew = anew;
    pieces.push_back(piece);
  }
}

std::vector<KeptGround::Piece> KeptGround::beginDrawing() {
  if (isDrawn_ && missing_.isEmpty()) {
    return {};
  }
  if (!isDrawn_) {
    // In the lower left corner, as in a framebuffer of its own size: numbers are rounded alike there.
    begin_ = {0, sheetSize().y - ground_.frame.height};
    hasMoved_ = false;
    missing_ = {.boxes = {ground_.frame}, .land = {}, .landBoxes = {}};
  }
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target_);
  if (!prepare()) {
    isDrawn_ = false;
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(target_));
    return {};
  }
  std::vector<PixelBox> boxes = missing_.boxes;
  boxes.insert(boxes.end(), missing_.landBoxes.begin(), missing_.landBoxes.end());
  std::vector<Piece> pieces;
  if (missing_.boxes.size() + 2 * missing_.landBoxes.size() > 1 && prepareStencil()) {
    glDisable(GL_SCISSOR_TEST);  // a whole clear is the fastest one
    glClear(GL_STENCIL_BUFFER_BIT);
    glEnable(GL_SCISSOR_TEST);
    PixelBox all = boxes.front();
    std::ranges::for_each(boxes, [&all](const PixelBox& box) { all = all.around(box); });
    addPieces(pieces, all, &missing_);
  } else {
    std::ranges::for_each(boxes, [&](const PixelBox& box) { addPieces(pieces, box); });
  }
  return pieces;
}

void KeptGround::endDrawing() {
  // Where a target has a stencil a driver may fill shapes another way: with Mesa 25 a pixel at the edge has another
  // shade.
  glFramebufferRenderbuffer(GL_DRAW_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, 0);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(target_));
  isDrawn_ = true;
  missing_ = {};
}

void KeptGround::copyTo(int left, int bottom) const {
  GLint readFrom = 0;
  glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &readFrom);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
  glDisable(GL_SCISSOR_TEST);  // a whole copy is the fastest one
  const int height = sheetSize().y;
  const int up = bottom + ground_.frame.height;
  for (const auto& [part, topLeft, anew] : piecesOf(ground_.frame)) {
    const PixelBox from{part.begin + topLeft, part.end + topLeft};
    glBlitFramebuffer(from.begin.x, height - from.end.y, from.end.x, height - from.begin.y, left + part.begin.x,
                      up - part.end.y, left + part.end.x, up - part.begin.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  }
  glEnable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(readFrom));
}

}  // namespace kurilscope::canvas::gl
