#include "canvas/gl/off_screen.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "canvas/gl/canvas.hpp"
#include "canvas/gl/handle.hpp"

namespace kurilscope::canvas::gl {

namespace {

// A framebuffer with one colour, bound while it lives.
class OffScreen {
 public:
  OffScreen(int width, int height) : width_(width), height_(height) {
    glBindRenderbuffer(GL_RENDERBUFFER, pixels_.id());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, pixels_.id());
  }
  OffScreen(const OffScreen&) = delete;
  OffScreen& operator=(const OffScreen&) = delete;
  ~OffScreen() { glBindFramebuffer(GL_FRAMEBUFFER, 0); }

  [[nodiscard]] static bool isComplete() { return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE; }

  // Draws what of the scene lies from `left`, `top` on and copies it there in the band whose first row is `top`.
  void draw(Canvas& canvas, const scene::Scene& scene, int left, int top, image::Image& band) {
    canvas.draw(scene, -left, -top, height_, Quality::Exact);
    const int width = std::min(width_, band.width - left);
    tile_.resize(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(band.height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, height_ - band.height, width, band.height, GL_RGBA, GL_UNSIGNED_BYTE, tile_.data());
    // OpenGL's rows go up.
    const auto rowBytes = 4 * static_cast<std::size_t>(width);
    for (int row = 0; row < band.height; ++row) {
      const auto fromTop = static_cast<std::size_t>(row);
      const auto fromBottom = static_cast<std::size_t>(band.height - 1 - row);
      const std::size_t target = 4 * (fromTop * static_cast<std::size_t>(band.width) + static_cast<std::size_t>(left));
      std::memcpy(&band.rgba[target], &tile_[fromBottom * rowBytes], rowBytes);
    }
  }

 private:
  FramebufferHandle framebuffer_ = FramebufferHandle::make();
  Renderbuffer pixels_ = Renderbuffer::make();
  std::vector<std::uint8_t> tile_;
  int width_;
  int height_;
};

int driversLimit() {
  GLint side = 0;
  std::array<GLint, 2> viewport{};
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &side);
  glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport.data());
  return std::min({side, viewport[0], viewport[1]});
}

}  // namespace

Result<void> renderInBands(Canvas& canvas, const scene::Scene& scene, const BandSink& sink, int largestTile,
                           std::size_t bandBytes) {
  const auto [width, height] = std::pair{scene.frame.width, scene.frame.height};
  const int limit = std::min(largestTile, driversLimit());
  const int tileWidth = std::min(width, limit);
  const auto rowsOfBand = static_cast<int>(std::max<std::size_t>(1, bandBytes / (4 * static_cast<std::size_t>(width))));
  const int tileHeight = std::min({height, limit, rowsOfBand});
  OffScreen offScreen(tileWidth, tileHeight);
  if (!OffScreen::isComplete()) {
    return fail(ErrorKind::Machine, "{} cannot draw a picture of {}x{} pixels off screen",
                reinterpret_cast<const char*>(glGetString(GL_RENDERER)), tileWidth, tileHeight);
  }
  for (int top = 0; top < height; top += tileHeight) {
    auto band = std::make_shared<image::Image>(
        image::Image{.width = width, .height = std::min(tileHeight, height - top), .rgba = {}});
    band->rgba.resize(4 * static_cast<std::size_t>(band->width) * static_cast<std::size_t>(band->height));
    for (int left = 0; left < width; left += tileWidth) {
      offScreen.draw(canvas, scene, left, top, *band);
    }
    if (auto taken = sink(std::move(band)); !taken) {
      return taken;
    }
  }
  return {};
}

}  // namespace kurilscope::canvas::gl
