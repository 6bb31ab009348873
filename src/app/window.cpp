#include "app/window.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "app/bookmarks.hpp"
#include "app/event_queue.hpp"
#include "app/frame.hpp"
#include "app/imgui_window.hpp"
#include "app/opening.hpp"
#include "app/settings.hpp"
#include "app/viewer.hpp"
#include "app/zone_desk.hpp"
#include "canvas/gl/canvas.hpp"
#include "platform/glfw_window.hpp"
#include "ui/panels.hpp"

namespace kurilscope::app {

namespace {

// A window that is maximised goes back to the size that it had before.
platform::Placement placementOf(const platform::Window& window, platform::Placement before) {
  const platform::Placement now = window.placement();
  before.isMaximized = now.isMaximized;
  return now.isMaximized ? before : now;
}

// What `--print-frames` promises. The clock is the system's monotonic one, so whoever started the program can subtract.
void printFrame(int number, bool isComplete) {
  const std::chrono::duration<double> now = std::chrono::steady_clock::now().time_since_epoch();
  fmt::print("frame {} {} {:.6f}\n", number, isComplete ? "complete" : "partial", now.count());
  std::fflush(stdout);
}

// `settings` give where the last run was left and take where this one is.
Result<void> showMap(platform::GlfwWindow& window, const std::filesystem::path& pack, Opened& opened,
                     Settings& settings) {
  const atlas::Atlas& atlas = *opened.atlas;
  const WindowOptions& options = **opened.options;
  ZoneDesk zones(atlas);
  RasterDesk rasters(options.raster);
  scene::Stage stage = *opened.stage;  // with what it remembers of the first frame
  stage.zones = &zones.shelf();
  stage.rasters = &rasters.shelf();
  auto canvas = canvas::gl::Canvas::create(stage, std::move(**opened.provisions));
  if (!canvas) {
    return tl::make_unexpected(canvas.error());
  }
  BriefingDesk briefing(stage, {pack, options.raster}, settings.briefing);
  Viewer viewer(stage, zones, rasters, std::move(*canvas), window, std::move(briefing), options);
  viewer.setScalePercent(settings.scalePercent);
  viewer.useBookmarks(bookmarksPath());
  viewer.useFonts(opened.fonts.fonts, opened.fonts.scale);
  window.show();
  ImGuiWindow imgui(window, opened.fonts.atlas.get());
  for (int frames = 0; !viewer.isOver();) {
    if (nextFrame(window, imgui, viewer) && options.printsFrames) {
      printFrame(++frames, viewer.isMapFinal());
    }
  }
  if (const std::optional<std::string> told = viewer.giveUpPicture()) {
    fmt::print(stderr, "kurilscope: {}\n", *told);
  }
  settings.scalePercent = viewer.scalePercent();
  settings.screenScale = window.contentScale();
  settings.briefing = viewer.briefingPage();
  settings.lastView = view::toText(viewer.shown());
  return {};
}

Result<void> showProblems(platform::GlfwWindow& window, const std::filesystem::path& pack, const Opened& opened) {
  const auto type = scene::Typesetter::fromSystem();
  if (!type) {
    return tl::make_unexpected(type.error());
  }
  Diagnostics shown = opened.diagnostics;
  if (shown.empty()) {
    shown.add({.file = pack.string(), .row = 0, .column = {}, .text = opened.atlas.error().message});
  }
  window.show();
  ImGuiWindow imgui(window);
  ui::setUpForBrokenPack(*type, pack.string(), shown, view::Theme::Light, window.contentScale());
  EventQueue queue;
  for (bool isOver = false; !isOver;) {
    imgui.begin(queue.take());
    const auto [width, height] = window.size();
    canvas::gl::clearTarget(width, height, scene::palette(view::Theme::Light).panel);
    ui::brokenPackUi(pack.string(), shown, window.contentScale());
    imgui.end(scene::Vision::Full);
    window.present();
    queue.add(window.wait(queue.isEmpty() ? std::nullopt : std::optional(0.0)));
    isOver = queue.holds(platform::Event::Kind::Close) || queue.holds(platform::Event::Kind::End);
  }
  return {};
}

bool hasDisplay() {
  const auto isSet = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
}

Result<void> show(platform::GlfwWindow& window, const std::filesystem::path& pack, Opened& opened, Settings& settings) {
  if (!opened.atlas) {
    const Result<void> shown = showProblems(window, pack, opened);
    return shown ? tl::make_unexpected(opened.atlas.error()) : shown;
  }
  if (!*opened.props) {
    return tl::make_unexpected(opened.props->error());
  }
  if (!*opened.provisions) {
    return tl::make_unexpected(opened.provisions->error());
  }
  return showMap(window, pack, opened, settings);
}

}  // namespace

Result<void> runWindow(const std::filesystem::path& pack, const OptionsFor& optionsFor) {
  Settings settings = loadSettings(settingsPath());
  auto opening = openInBackground(pack, optionsFor, settings);
  auto window = platform::GlfwWindow::create({.title = "kurilscope", .placement = settings.placement});
  const std::unique_ptr<Opened> opened = opening.get();
  fmt::print(stderr, "{}", opened->diagnostics.text());
  if (!opened->atlas && !hasDisplay()) {
    return tl::make_unexpected(opened->atlas.error());  // with nowhere to show its problems but on stderr
  }
  if (opened->options && !*opened->options) {
    return tl::make_unexpected(opened->options->error());
  }
  if (!window) {
    return tl::make_unexpected(window.error());
  }
  const Result<void> shown = show(**window, pack, *opened, settings);
  settings.placement = placementOf(**window, settings.placement);
  saveSettings(settingsPath(), settings);
  return shown;
}

}  // namespace kurilscope::app
