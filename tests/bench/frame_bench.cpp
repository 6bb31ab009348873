// What a frame of the map costs, composed, drawn and finished: the pack's widest, Kunashir, the Habomai and the world,
// while the map is panned, zoomed and the date scrubbed. Prints a table of medians as ratios to a cleared frame and to
// one full-screen triangle of the same run, with the frame's counts; --json prints a line of JSON a figure instead.
// --shares tells for each place what of a frame goes where: composing it, sending it, and drawing each kind of item.
// A pack's folder may follow, instead of the pack as it ships.
#include <glad/gl.h>

#include <cstring>
#include <map>
#include <string>

#include "app/session.hpp"
#include "base/allocator.hpp"
#include "brief/page.hpp"
#include "canvas/gl/canvas.hpp"
#include "io/pack.hpp"
#include "limits/framebuffer.hpp"
#include "measure.hpp"
#include "motions.hpp"
#include "platform/headless.hpp"

namespace kurilscope::bench {
namespace {

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;

// Alone with a GL context and a stage.
class Bench {
 public:
  explicit Bench(const scene::Stage& stage) : stage_(stage), canvas_(valueOf(canvas::gl::Canvas::create(stage))) {}

  [[nodiscard]] scene::Scene composed(const view::View& view) const {
    return brief::composePage(stage_, view, {kWidth, kHeight, 1}, brief::windowPage());
  }

  // Milliseconds of one frame, start to finished pixels, its ground drawn while names are placed, as the window does.
  double frame(const view::View& view) {
    constexpr auto kQuality = canvas::gl::Quality::Final;
    return millisecondsOf([&] {
      const auto drawGround = [this](const scene::Scene& unnamed) {
        canvas_.drawGround(unnamed, 0, 0, kHeight, kQuality);
      };
      const scene::Scene scene =
          brief::composePage(stage_, view, {kWidth, kHeight, 1}, brief::windowPage(), drawGround);
      counts_ = canvas_.draw(scene, 0, 0, kHeight, kQuality);
      glFinish();
    });
  }

  double drawn(const scene::Scene& scene) {
    return millisecondsOf([&] {
      counts_ = canvas_.draw(scene, 0, 0, kHeight, canvas::gl::Quality::Final);
      glFinish();
    });
  }

  [[nodiscard]] const canvas::gl::FrameCounts& counts() const { return counts_; }

 private:
  const scene::Stage& stage_;
  canvas::gl::Canvas canvas_;
  canvas::gl::FrameCounts counts_;
};

// The limits, by the bare driver: no scene, one opaque colour.
struct Limits {
  double cleared = 0;
  double triangle = 0;  // cleared, and one triangle over all pixels
};

GLuint bareProgram() {
  constexpr const char* kVertex =
      "#version 330 core\nvoid main() { vec2 p = vec2(gl_VertexID % 2, gl_VertexID / 2) * 4.0 - 1.0;"
      " gl_Position = vec4(p, 0.0, 1.0); }";
  constexpr const char* kFragment = "#version 330 core\nout vec4 ink; void main() { ink = vec4(0.2, 0.4, 0.6, 1.0); }";
  const GLuint program = glCreateProgram();
  for (const auto& [kind, source] : {std::pair{GL_VERTEX_SHADER, kVertex}, std::pair{GL_FRAGMENT_SHADER, kFragment}}) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    glAttachShader(program, shader);
  }
  glLinkProgram(program);
  return program;
}

class LimitsBench {
 public:
  LimitsBench() { glGenVertexArrays(1, &array_); }

  // Measured between the places too, since the machine may be slower at one time than at another.
  void measure() {
    glDisable(GL_BLEND);
    for (int i = 0; i < kFrames; ++i) {
      cleared_.push_back(millisecondsOf([] {
        canvas::gl::clearTarget(kWidth, kHeight, {200, 210, 220});
        glFinish();
      }));
      triangle_.push_back(millisecondsOf([this] {
        canvas::gl::clearTarget(kWidth, kHeight, {200, 210, 220});
        glUseProgram(program_);
        glBindVertexArray(array_);
        glDrawArrays(GL_TRIANGLES, 0, 3);
        glFinish();
      }));
    }
  }
  [[nodiscard]] Limits limits() const { return {median(cleared_), median(triangle_)}; }

 private:
  GLuint program_ = bareProgram();
  GLuint array_ = 0;
  std::vector<double> cleared_;
  std::vector<double> triangle_;
};

struct Row {
  std::string name;
  std::vector<double> times;
  canvas::gl::FrameCounts counts;
};

std::vector<Row> measure(Bench& bench, const scene::Stage& stage, LimitsBench& limits) {
  std::vector<Row> rows;
  const auto addRow = [&](const std::string& name, const view::View& view, Motion motion) {
    Row row{.name = name, .times = {}, .counts = {}};
    for (int i = 0; i < kFrames; ++i) {
      row.times.push_back(bench.frame(moved(view, motion, i, stage, {kWidth, kHeight, 1})));
    }
    row.counts = bench.counts();
    rows.push_back(std::move(row));
  };
  for (const bool hasAllLayers : {false, true}) {
    for (const char* place : kPlaces) {
      view::View view = viewOf(stage.atlas, place, hasAllLayers);
      const std::string layers = hasAllLayers ? ", all layers" : "";
      for (const auto& [motion, word] : kMotions) {
        for (int i = 0; i < kFrames; ++i) {  // levels of detail and glyphs are made by the first round
          (void)bench.frame(moved(view, motion, i, stage, {kWidth, kHeight, 1}));
        }
        addRow(fmt::format("{}{}, {}", place, layers, word), view, motion);
        limits.measure();
      }
      view.camera.center.lat += 0.01;  // where no names have been placed yet
      (void)bench.frame(view);
      (void)bench.frame(view);
      addRow(fmt::format("{}{}, scrub, first time", place, layers), view, Motion::Scrub);
    }
  }
  return rows;
}

void print(const std::vector<Row>& rows, const Limits& limits) {
  fmt::print("{}x{}: cleared frame {:.2f} ms, full-screen triangle {:.2f} ms\n", kWidth, kHeight, limits.cleared,
             limits.triangle);
  fmt::print("{:<40}{:>9}{:>11}{:>12}{:>10}{:>8}{:>10}{:>10}\n", "map frame", "median", "x cleared", "x triangle",
             "p99/med", "calls", "vertices", "bytes");
  for (const Row& row : rows) {
    const double middle = median(row.times);
    fmt::print("{:<40}{:>6.2f} ms{:>11.1f}{:>12.2f}{:>10.2f}{:>8}{:>10}{:>10}\n", row.name, middle,
               middle / limits.cleared, middle / limits.triangle, percentile(row.times, 0.99) / middle,
               row.counts.drawCalls, row.counts.vertices, row.counts.bytesUploaded);
  }
}

void reportAll(const std::vector<Row>& rows, const Limits& limits) {
  report("map, cleared frame", limits.cleared);
  report("map, full-screen triangle", limits.triangle);
  for (const Row& row : rows) {
    report(fmt::format("map frame, {}", row.name), median(row.times));
    report(fmt::format("map frame p99, {}", row.name), percentile(row.times, 0.99));
  }
}

const char* kindOf(const scene::Item& item) {
  constexpr std::array kNames = {"land",  "hatch", "coast strokes", "areas",   "lines", "symbols",
                                 "names", "boxes", "box hatches",   "rasters", "clips", "insets"};
  static_assert(kNames.size() == std::variant_size_v<scene::Item>);
  const auto* stroke = std::get_if<scene::StrokeCoast>(&item);
  return stroke != nullptr && stroke->isUnderLand ? "water lines" : kNames[item.index()];
}

// What each kind of item costs: a frame less the same without it.
void printShares(Bench& bench, const scene::Stage& stage) {
  for (const char* place : kPlaces) {
    const view::View view = viewOf(stage.atlas, place, false);
    scene::Scene scene = bench.composed(view);
    scene.groundItems = 0;  // nothing is kept from one frame to the next
    std::map<std::string, scene::Scene> without;
    for (const scene::Item& item : scene.items) {
      without.try_emplace(kindOf(item), scene);
    }
    for (auto& [kind, less] : without) {
      std::erase_if(less.items, [&kind = kind](const scene::Item& item) { return kind == kindOf(item); });
    }
    std::map<std::string, std::vector<double>> times;
    for (int i = 0; i < kFrames; ++i) {
      times["compose"].push_back(millisecondsOf([&] { (void)bench.composed(view); }));
      times["compose, panned"].push_back(millisecondsOf([&] {
        (void)bench.composed(moved(view, Motion::Pan, i + 1, stage, {kWidth, kHeight, 1}));
      }));
      times["all items"].push_back(bench.drawn(scene));
      for (const auto& [kind, less] : without) {
        times[kind].push_back(bench.drawn(less));
      }
    }
    const double whole = median(times["all items"]);
    fmt::print("{}: composed {:.2f} ms, panned {:.2f} ms; drawn {:.2f} ms\n", place, median(times["compose"]),
               median(times["compose, panned"]), whole);
    bench.drawn(scene);
    const canvas::gl::FrameCounts all = bench.counts();
    for (const auto& [kind, less] : without) {
      bench.drawn(less);
      fmt::print("  {:<16}{:>6.2f} ms {:>4} calls {:>7} vertices\n", kind, whole - median(times[kind]),
                 all.drawCalls - bench.counts().drawCalls, all.vertices - bench.counts().vertices);
    }
  }
}

int run(const std::string& option, const std::string& pack) {
  tuneAllocator();  // as main does
  Diagnostics diagnostics;
  const atlas::Atlas atlas = valueOf(io::loadPack(pack, diagnostics));
  const app::Props props = valueOf(app::Props::make(atlas));
  const scene::ZoneShelf zones;
  const scene::Stage stage = props.stage(atlas, zones);
  const auto context = valueOf(platform::HeadlessContext::create());
  limits::useFramebuffer(kWidth, kHeight);
  Bench bench(stage);
  if (option == "--shares") {
    printShares(bench, stage);
    return 0;
  }
  LimitsBench limits;
  limits.measure();
  const std::vector<Row> rows = measure(bench, stage, limits);
  option == "--json" ? reportAll(rows, limits.limits()) : print(rows, limits.limits());
  return 0;
}

}  // namespace
}  // namespace kurilscope::bench

int main(int argc, char** argv) {
  return kurilscope::bench::run(argc > 1 ? argv[1] : "", argc > 2 ? argv[2] : KURILSCOPE_SOURCE_DIR "/data/kuril");
}
