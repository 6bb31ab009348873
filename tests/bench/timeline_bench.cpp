// Whole frames of the window, panels and map, while the date is scrubbed across the period and the axis is zoomed, with
// the pack as it ships and with 100 000 made-up events on top; and counts frames whose date is not the one under the
// cursor.
#include <fmt/format.h>
#include <glad/gl.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <vector>

#include "../imgui_input.hpp"
#include "app/panel_drawing.hpp"
#include "app/session.hpp"
#include "base/allocator.hpp"
#include "brief/page.hpp"
#include "canvas/gl/canvas.hpp"
#include "io/pack.hpp"
#include "measure.hpp"
#include "platform/headless.hpp"
#include "scene/zone_shapes.hpp"
#include "ui/panels.hpp"
#include "ui/time_range.hpp"

namespace kurilscope::bench {
namespace {

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr int kSteps = 240;
constexpr std::size_t kMadeUp = 100'000;

// Events of every kind, spread over the period: nine in ten on a day, the others of a month.
void addMadeUpEvents(atlas::Records& records) {
  std::mt19937 random(1945);
  const auto days = static_cast<int>((records.periodLast - records.periodFirst).count());
  std::uniform_int_distribution<int> anyDay(0, days - 32);
  for (std::size_t i = 0; i < kMadeUp; ++i) {
    atlas::Event event = records.events[i % 100];
    event.id = fmt::format("made-up-{}", i);
    const atlas::Day first = records.periodFirst + std::chrono::days{anyDay(random)};
    const bool isMonth = i % 10 == 0;
    const atlas::Day last = isMonth ? first + std::chrono::days{30} : first;
    event.start = event.end = {first, last, isMonth ? atlas::Precision::Month : atlas::Precision::Day, false};
    records.events.push_back(std::move(event));
  }
  std::ranges::stable_sort(records.events, {}, [](const atlas::Event& event) { return event.start.first; });
}

atlas::Atlas loadAtlas(bool hasMadeUpEvents) {
  Diagnostics diagnostics;
  atlas::Atlas atlas = valueOf(io::loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics));
  if (!hasMadeUpEvents) {
    return atlas;
  }
  atlas::Records records = atlas.records();
  addMadeUpEvents(records);
  return atlas::Atlas(std::move(records));
}

class Framebuffer {
 public:
  Framebuffer() {
    glGenRenderbuffers(1, &color_);
    glBindRenderbuffer(GL_RENDERBUFFER, color_);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, kWidth, kHeight);
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_);
  }

 private:
  GLuint color_ = 0;
  GLuint framebuffer_ = 0;
};

// The window's frame without the window: the same panels, page and canvas in the same order.
class Bench {
 public:
  explicit Bench(const atlas::Atlas& atlas)
      : atlas_(atlas),
        props_(valueOf(app::Props::make(atlas))),
        stage_(props_.stage(atlas, zones_)),
        canvas_(valueOf(canvas::gl::Canvas::create(stage_))) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {kWidth, kHeight};
    panels_.setUp(atlas, props_.type, view::Theme::Light, 1);
    drawing_.emplace();
    view_ = view::initialView(atlas);
    view_.layers.set();
    view_.layers.reset(static_cast<std::size_t>(view::Layer::AllEvents));  // no map is read with 100 000 marks on it
    test::moveMouse(-100, -100);
    for (int i = 0; i < 5; ++i) {
      (void)frame();
    }
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;
  ~Bench() {
    drawing_.reset();
    ImGui::DestroyContext();
  }

  // One frame, start to finished pixels, in milliseconds.
  double frame() {
    const Clock::time_point start = Clock::now();
    ImGui::GetIO().DeltaTime = 1.0F / 30;
    drawing_->beginFrame();
    ImGui::NewFrame();
    const ui::PanelOutput output =
        panels_.draw({.atlas = atlas_, .view = view_, .widthPixels = kWidth, .heightPixels = kHeight});
    for (const view::Command& command : output.commands) {
      view_ = view::apply(view_, command, atlas_);
    }
    const ui::MapArea area = panels_.mapArea(kWidth, kHeight, 1);
    brief::Page page = brief::windowPage();
    page.hovered = output.hovered;
    page.covered = output.covered;
    const auto drawGround = [&](const scene::Scene& unnamed) {
      canvas_.drawGround(unnamed, area.left, area.top, kHeight, canvas::gl::Quality::Final);
    };
    const scene::Scene scene = brief::composePage(stage_, view_, {area.width, area.height, 1}, page, drawGround);
    canvas_.draw(scene, area.left, area.top, kHeight, canvas::gl::Quality::Final);
    canvas_.fillAround({area.left, area.top}, {area.width, area.height}, {kWidth, kHeight},
                       scene::palette(view_.theme).panel);
    ImGui::Render();
    app::PanelDrawing::draw();
    glFinish();
    return millisecondsSince(start);
  }

  [[nodiscard]] atlas::Day date() const { return view_.date; }

 private:
  const atlas::Atlas& atlas_;
  scene::ZoneShelf zones_;
  app::Props props_;
  scene::Stage stage_;
  canvas::gl::Canvas canvas_;
  ui::Panels panels_;
  std::optional<app::PanelDrawing> drawing_;
  view::View view_;
};

struct Times {
  std::vector<double> scrub;
  std::vector<double> zoom;
  int lagging = 0;  // frames of the scrub whose date was behind the cursor
};

constexpr float kRulerY = kHeight - 262 + 14;
constexpr float kRulerLeft = 420;
constexpr float kRulerRight = 1860;

// From one end of the ruler to the other. Without snapping a day is where the cursor is, so equal steps of the cursor
// are equal steps of the date; one that lags breaks them.
void scrub(Bench& bench, Times& times) {
  test::holdAlt(true);
  test::moveMouse(kRulerLeft, kRulerY);
  (void)bench.frame();
  test::mouseButton(0, true);
  (void)bench.frame();
  std::vector<double> dates;
  for (int i = 0; i <= kSteps; ++i) {
    test::moveMouse(std::round(kRulerLeft + (kRulerRight - kRulerLeft) * static_cast<float>(i) / kSteps), kRulerY);
    times.scrub.push_back(bench.frame());
    dates.push_back(ui::dayNumber(bench.date()));
  }
  test::mouseButton(0, false);
  test::holdAlt(false);
  (void)bench.frame();
  for (std::size_t i = 1; i < dates.size(); ++i) {
    times.lagging += dates[i] == dates[i - 1] && dates[i] < dates.back() ? 1 : 0;
  }
}

void zoom(Bench& bench, Times& times) {
  test::moveMouse(900, kRulerY + 120);
  for (int i = 0; i < kSteps; ++i) {
    if (i % 6 == 0) {
      test::turnWheel(i < kSteps / 2 ? 1.0F : -1.0F);
    }
    times.zoom.push_back(bench.frame());
  }
}

Times measure(bool hasMadeUpEvents) {
  const atlas::Atlas atlas = loadAtlas(hasMadeUpEvents);
  Bench bench(atlas);
  Times times;
  scrub(bench, times);
  zoom(bench, times);
  return times;
}

int run() {
  tuneAllocator();  // as main does
  const auto context = valueOf(platform::HeadlessContext::create());
  const Framebuffer framebuffer;
  const Times real = measure(false);
  const Times full = measure(true);
  report("scrub, the pack", median(real.scrub));
  report("scrub, the pack, p99", percentile(real.scrub, 0.99));
  report("scrub, 100 000 events", median(full.scrub));
  report("scrub, 100 000 events, p99", percentile(full.scrub, 0.99));
  report("zoom of the axis, the pack", median(real.zoom));
  report("zoom of the axis, 100 000 events", median(full.zoom));
  report("frames whose date lags behind the cursor", real.lagging + full.lagging);
  return 0;
}

}  // namespace
}  // namespace kurilscope::bench

int main() { return kurilscope::bench::run(); }
