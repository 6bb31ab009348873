#include "walker.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "app/frame.hpp"
#include "app/viewer.hpp"
#include "headless_window.hpp"
#include "io/pack.hpp"
#include "scene/compose.hpp"

namespace kurilscope::test {

namespace {

constexpr int kWidth = 1000;
constexpr int kHeight = 640;
constexpr int kFramesToRest = 4000;

// One run of the program's window on the pack.
class Run {
 public:
  Run(const atlas::Atlas& atlas, const app::Props& props, const view::View& view)
      : window_(kWidth, kHeight),
        zones_(atlas),
        stage_(props.stage(atlas, zones_.shelf())),
        viewer_(stage_, zones_, rasters_, canvas::gl::Canvas::create(stage_).value(), window_,
                app::BriefingDesk(stage_, {}, {}), {.view = view}),
        imgui_(window_) {}

  [[nodiscard]] app::Viewer& viewer() { return viewer_; }
  [[nodiscard]] image::Image picture() const { return window_.picture(); }

  // Tells it all of that, in as many frames as it takes.
  void send(const std::vector<platform::Event>& events) {
    for (const platform::Event& event : events) {
      window_.send(event);
    }
    do {
      frame();
    } while (viewer_.hasEvents());
  }
  void frames(int most) {
    for (int i = 0; i < most && frame(); ++i) {
    }
  }
  // False where it did not come to rest.
  [[nodiscard]] bool rest() {
    for (int i = 0; i < kFramesToRest; ++i) {
      if (!frame()) {
        return true;
      }
    }
    return false;
  }

 private:
  HeadlessWindow window_;
  app::ZoneDesk zones_;
  app::RasterDesk rasters_;
  scene::Stage stage_;
  app::Viewer viewer_;
  app::ImGuiWindow imgui_;

  // False where nothing is left to be drawn.
  bool frame() {
    do {
      if (app::nextFrame(window_, imgui_, viewer_)) {
        return true;
      }
    } while (!window_.isAsleep());
    return false;
  }
};

constexpr double kStripX = 0.6 * kWidth;  // on the strip of the whole period
constexpr double kStripY = kHeight - 9;
constexpr double kSideX = 0.9 * kWidth;
constexpr double kSideY = 0.5 * kHeight;
constexpr double kStoryX = 143;  // the switches of how it plays
constexpr double kReverseX = 197;
constexpr double kSwitchY = kHeight - 52;

void click(Run& run, double x, double y, int times = 1) {
  run.send(clickEvents(x, y, platform::Button::Left, 0, times));
  run.frames(4);
}

void press(Run& run, std::string_view key) {
  run.send(keyEvents(key));
  run.frames(8);
}

// Whatever lies over the window is closed, as a user would: Esc, and what has no Esc by a click elsewhere.
void closeAll(Run& run) {
  app::Viewer& viewer = run.viewer();
  constexpr int kMostThings = 30;
  click(run, kStripX, kStripY, 2);
  for (int i = 0; i < kMostThings && (viewer.isSomethingOpen() || ImGui::GetIO().WantTextInput); ++i) {
    press(run, "Esc");
  }
  for (int i = 0; i < 3 && viewer.playback().isPlaying; ++i) {
    press(run, "Space");
  }
  if (viewer.playback().mode == ui::PlayMode::Story) {
    click(run, kStoryX, kSwitchY);
  }
  if (viewer.playback().isReverse) {
    click(run, kReverseX, kSwitchY);
  }
  press(run, "5");
  for (int i = 0; i < 3 && viewer.playback().loop; ++i) {
    press(run, "Esc");
  }
  press(run, "Ctrl+0");
}

// What is no part of the View, and neither closed nor reset when something else is, by design: the axis' zoom, what was
// scrolled, whether there is something to take back. Done in both windows, so that both have it alike.
void tidy(Run& run, const atlas::Atlas& atlas) {
  click(run, kStripX, kStripY, 2);
  run.send({{.kind = platform::Event::Kind::Move, .x = kSideX, .y = kSideY}});
  for (int i = 0; i < 4; ++i) {
    run.send({{.kind = platform::Event::Kind::Wheel, .y = 100}});
  }
  const bool isFirstDay = run.viewer().shown().date == atlas.records().periodFirst;
  press(run, isFirstDay ? "Ctrl+Right" : "Ctrl+Left");
  press(run, isFirstDay ? "Ctrl+Left" : "Ctrl+Right");
  run.send({{.kind = platform::Event::Kind::Leave}});
}

std::string differenceOf(const image::Image& walked, const image::Image& opened) {
  std::int64_t count = 0;
  int left = walked.width;
  int top = walked.height;
  int right = -1;
  int bottom = -1;
  for (int y = 0; y < walked.height; ++y) {
    for (int x = 0; x < walked.width; ++x) {
      if (!std::equal(walked.pixel(x, y), walked.pixel(x, y) + 4, opened.pixel(x, y))) {
        ++count;
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
      }
    }
  }
  return count == 0 ? std::string{}
                    : fmt::format("{} pixels differ, from {},{} to {},{}", count, left, top, right, bottom);
}

}  // namespace

struct Walker::World {
  platform::HeadlessContext context;
  atlas::Atlas atlas;
  std::optional<app::Props> props;
};

Walker::Walker(std::unique_ptr<World> world) : world_(std::move(world)) {}
Walker::~Walker() = default;

Result<std::unique_ptr<Walker>> Walker::create() {
  Diagnostics diagnostics;
  auto context = platform::HeadlessContext::create();
  auto atlas = io::loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics);
  if (!context || !atlas) {
    return tl::make_unexpected(context ? atlas.error() : context.error());
  }
  auto world = std::make_unique<World>(World{std::move(*context), std::move(*atlas), {}});
  auto props = app::Props::make(world->atlas);
  if (!props) {
    return tl::make_unexpected(props.error());
  }
  world->props.emplace(std::move(*props));
  return std::unique_ptr<Walker>(new Walker(std::move(world)));
}

Walked Walker::walk(const std::vector<Step>& steps) const {
  const atlas::Atlas& atlas = world_->atlas;
  Walked walked;
  {
    Run run(atlas, *world_->props, view::initialView(atlas));
    run.frames(20);
    for (const Step& step : steps) {
      run.send(eventsOf(step, kWidth, kHeight));
      run.frames(step.frames);
    }
    closeAll(run);
    tidy(run, atlas);
    if (!run.rest()) {
      walked.problem = "it does not come to rest";
    }
    walked.link = view::toText(run.viewer().shown());
    walked.walked = run.picture();
  }
  const auto view = view::fromText(walked.link);
  if (!view) {
    walked.problem = view.error().message;
    return walked;
  }
  Run opened(atlas, *world_->props, *view);
  tidy(opened, atlas);
  const bool rests = opened.rest();
  walked.opened = opened.picture();
  if (walked.problem.empty()) {
    walked.problem = rests ? differenceOf(walked.walked, walked.opened) : "when opened, it does not come to rest";
  }
  return walked;
}

// Ever smaller parts are left out, as long as the difference stays.
std::vector<Step> Walker::shortest(std::vector<Step> steps) const {
  for (std::size_t part = std::max<std::size_t>(steps.size() / 2, 1);; part = std::max<std::size_t>(part / 2, 1)) {
    bool isShorter = false;
    for (std::size_t at = 0; at < steps.size();) {
      std::vector<Step> fewer = steps;
      const auto begin = fewer.begin() + static_cast<std::ptrdiff_t>(at);
      fewer.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(part, fewer.size() - at)));
      if (walk(fewer).problem.empty()) {
        at += part;
      } else {
        steps = std::move(fewer);
        isShorter = true;
      }
    }
    if (part == 1 && !isShorter) {
      return steps;
    }
  }
}

}  // namespace kurilscope::test
