#include "canvas/gl/off_screen.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <vector>

#include "base/allocator.hpp"
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

  // Draws what of the scene lies from `left`, `top` on and reads it there in the band whose first row is `top`, upside
  // down.
  void draw(Canvas& canvas, const scene::Scene& scene, int left, int top, image::Image& band) {
    const int width = std::min(width_, band.width - left);
    canvas.draw(scene, -left, -top, height_, Quality::Exact);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glPixelStorei(GL_PACK_ROW_LENGTH, band.width);
    glReadPixels(0, height_ - band.height, width, band.height, GL_RGBA, GL_UNSIGNED_BYTE,
                 &band.rgba[4 * static_cast<std::size_t>(left)]);
    glPixelStorei(GL_PACK_ROW_LENGTH, 0);
  }

 private:
  FramebufferHandle framebuffer_ = FramebufferHandle::make();
  Renderbuffer pixels_ = Renderbuffer::make();
  int width_;
  int height_;
};

// OpenGL's rows go up, a picture's down.
void turnOver(image::Image& band) {
  const auto rowBytes = static_cast<std::ptrdiff_t>(4) * band.width;
  auto upper = band.rgba.begin();
  auto lower = band.rgba.end() - rowBytes;
  for (; upper < lower; upper += rowBytes, lower -= rowBytes) {
    std::swap_ranges(upper, upper + rowBytes, lower);
  }
}

// Bands whose memory is taken again once their takers are done with them: a new one would be cleared page by page.
class Bands {
 public:
  std::shared_ptr<image::Image> next(int width, int height) {
    const auto spare = std::ranges::find_if(bands_, [](const auto& band) { return band.use_count() == 1; });
    std::atomic_thread_fence(std::memory_order_acquire);  // after the last look that another thread took at it
    const auto& band = spare != bands_.end() ? *spare : bands_.emplace_back(std::make_shared<image::Image>());
    band->width = width;
    band->height = height;
    const std::size_t bytes = 4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    if (band->rgba.capacity() < bytes) {
      band->rgba.reserve(bytes);
      useLargePages(band->rgba.data(), bytes);
    }
    band->rgba.resize(bytes);
    return band;
  }

 private:
  std::vector<std::shared_ptr<image::Image>> bands_;
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
  Bands bands;
  for (int top = 0; top < height; top += tileHeight) {
    auto band = bands.next(width, std::min(tileHeight, height - top));
    for (int left = 0; left < width; left += tileWidth) {
      offScreen.draw(canvas, scene, left, top, *band);
    }
    turnOver(*band);
    if (auto taken = sink(std::move(band)); !taken) {
      return taken;
    }
  }
  return {};
}

}  // namespace kurilscope::canvas::gl
