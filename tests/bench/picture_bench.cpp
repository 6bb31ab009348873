// What an 8K picture costs at least: one frame of it, and libpng alone on the same pixels. And what one place of all
// names costs, at 1920x1080. Usage: bench_picture FILE.png, which is written over.
#include <glad/gl.h>

#include <vector>

#include "app/session.hpp"
#include "base/allocator.hpp"
#include "brief/layout.hpp"
#include "brief/page.hpp"
#include "canvas/gl/canvas.hpp"
#include "io/pack.hpp"
#include "limits/framebuffer.hpp"
#include "limits/write_png.hpp"
#include "measure.hpp"
#include "platform/headless.hpp"
#include "view/command.hpp"

namespace kurilscope::bench {
namespace {

constexpr int kWidth = 7680;
constexpr int kHeight = 4320;

void measureLabels(const scene::Stage& stage, const view::View& view) {
  std::vector<double> placing;
  for (int i = 0; i < 21; ++i) {
    scene::Stage fresh = stage;
    fresh.labels = scene::newLabelMemo();
    placing.push_back(millisecondsOf([&] { (void)scene::compose(fresh, view, {1920, 1080, 1}); }));
  }
  report("a scene with all its names placed anew", median(placing));
}

int run(const char* path) {
  tuneAllocator();  // as main does
  Diagnostics diagnostics;
  const atlas::Atlas atlas = valueOf(io::loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics));
  const app::Props props = valueOf(app::Props::make(atlas));
  const scene::ZoneShelf zones;
  const scene::Stage stage = props.stage(atlas, zones);
  const view::View view = view::initialView(atlas);
  measureLabels(stage, view);
  const scene::Scene scene = brief::composePage(
      stage, view, {kWidth, kHeight, brief::defaultScale(brief::Layout::Map, {kWidth, kHeight})}, {});
  const auto context = valueOf(platform::HeadlessContext::create());
  canvas::gl::Canvas canvas = valueOf(canvas::gl::Canvas::create(stage));
  limits::useFramebuffer(kWidth, kHeight);
  std::vector<double> frames;
  for (int i = 0; i < 6; ++i) {
    frames.push_back(millisecondsOf([&] {
      canvas.draw(scene, 0, 0, kHeight, canvas::gl::Quality::Final);
      glFinish();
    }));
  }
  frames.erase(frames.begin());  // it made the meshes
  report("one 8K frame", median(frames));
  std::vector<std::uint8_t> pixels(std::size_t{4} * kWidth * kHeight);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, kWidth, kHeight, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  report("libpng on its pixels", millisecondsOf([&] { limits::writePng(path, pixels, kWidth, kHeight); }));
  return 0;
}

}  // namespace
}  // namespace kurilscope::bench

int main(int argc, char** argv) { return argc == 2 ? kurilscope::bench::run(argv[1]) : 2; }
