#include "canvas/gl/canvas.hpp"

#include <array>
#include <utility>

#include "canvas/gl/frame.hpp"
#include "canvas/gl/off_screen.hpp"

namespace kurilscope::canvas::gl {

FrameCounts& FrameCounts::operator+=(const FrameCounts& more) {
  drawCalls += more.drawCalls;
  vertices += more.vertices;
  bytesUploaded += more.bytesUploaded;
  isFinal = isFinal && more.isFinal;
  return *this;
}

void clearTarget(int width, int height, scene::Color color) {
  glViewport(0, 0, width, height);
  glClearColor(static_cast<float>(color.r) / 255, static_cast<float>(color.g) / 255, static_cast<float>(color.b) / 255,
               1);
  glClear(GL_COLOR_BUFFER_BIT);
}

Canvas::Canvas(std::unique_ptr<State> state) : state_(std::move(state)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

Result<Canvas> Canvas::create(const scene::Stage& stage) {
  return Provisions::create(stage.type).and_then([&stage](Provisions&& provisions) {
    return create(stage, std::move(provisions));
  });
}

Result<Canvas> Canvas::create(const scene::Stage& stage, Provisions provisions) {
  GLint major = 0;
  GLint minor = 0;
  glGetIntegerv(GL_MAJOR_VERSION, &major);
  glGetIntegerv(GL_MINOR_VERSION, &minor);
  if (major * 10 + minor < 33) {
    return fail(ErrorKind::Machine,
                "this machine offers OpenGL {}.{} ({}), kurilscope needs 3.3; install libgl1-mesa-dri for drawing in "
                "software and try LIBGL_ALWAYS_SOFTWARE=1",
                major, minor, reinterpret_cast<const char*>(glGetString(GL_RENDERER)));
  }
  auto programs = loadPrograms();
  if (!programs) {
    return tl::make_unexpected(programs.error());
  }
  return Canvas(std::make_unique<State>(stage, std::move(*programs), std::move(provisions)));
}

namespace {

// The driver's state as drawing needs it, for as long as it lives.
class Drawing {
 public:
  Drawing() {
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_BLEND);
    blendByAlpha();
    glEnable(GL_SCISSOR_TEST);
  }
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;
  ~Drawing() {
    glDisable(GL_SCISSOR_TEST);
    glBindVertexArray(0);
  }
};

// A tile of a larger picture is drawn once, and nothing of what lies above or below it.
Target targetFor(const scene::Scene& scene, int left, int top, int targetHeight, Quality quality) {
  const PixelBox rows{{0, -top}, {scene.frame.width, targetHeight - top}};
  const PixelBox part = rows.common(scene.frame);
  const bool isWhole = left >= 0 && part == PixelBox(scene.frame);
  return {.topLeft = {left, top},
          .height = targetHeight,
          .quality = quality,
          .keepsGround = isWhole,
          .part = isWhole ? std::nullopt : std::optional(part)};
}

}  // namespace

FrameCounts Canvas::draw(const scene::Scene& scene, int left, int top, int targetHeight, Quality quality) {
  const Target target = targetFor(scene, left, top, targetHeight, quality);
  const std::optional<DrawnGround> begun = std::exchange(state_->begun, std::nullopt);
  const Drawing drawing;
  return begun && begun->isOf(scene, target) ? drawnAfter(*begun, *state_, scene, target)
                                             : drawn(*state_, scene, target);
}

void Canvas::drawGround(const scene::Scene& unnamed, int left, int top, int targetHeight, Quality quality) {
  const Target target = targetFor(unnamed, left, top, targetHeight, quality);
  if (target.keepsGround) {
    const Drawing drawing;
    state_->begun = drawnGround(*state_, unnamed, target);
  }
}

void Canvas::fillAround(glm::ivec2 topLeft, glm::ivec2 size, glm::ivec2 targetSize, scene::Color color) {
  const glm::ivec2 end = topLeft + size;
  const std::array<PixelBox, 4> around = {{{{0, 0}, {targetSize.x, topLeft.y}},
                                           {{0, end.y}, targetSize},
                                           {{0, topLeft.y}, {topLeft.x, end.y}},
                                           {{end.x, topLeft.y}, {targetSize.x, end.y}}}};
  const Drawing drawing;
  fill(*state_, around, targetSize, color);
}

Result<image::Image> Canvas::render(const scene::Scene& scene) {
  image::Image picture{.width = scene.frame.width, .height = scene.frame.height, .rgba = {}};
  picture.rgba.reserve(4 * static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
  return renderInBands(*this, scene,
                       [&picture](const std::shared_ptr<const image::Image>& band) -> Result<void> {
                         picture.rgba.insert(picture.rgba.end(), band->rgba.begin(), band->rgba.end());
                         return {};
                       })
      .map([&picture] { return std::move(picture); });
}

}  // namespace kurilscope::canvas::gl
