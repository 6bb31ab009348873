#include "app/window.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <fmt/format.h>
#include <imgui.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "app/bookmarks.hpp"
#include "app/opening.hpp"
#include "app/panel_drawing.hpp"
#include "app/playback.hpp"
#include "app/settings.hpp"
#include "app/viewer.hpp"
#include "app/zone_desk.hpp"
#include "canvas/gl/canvas.hpp"
#include "platform/window.hpp"
#include "ui/panels.hpp"
#include "ui/sight.hpp"

namespace kurilscope::app {

namespace {

// ImGui on a window: made after the window's own callbacks are set, so that ImGui passes events on to them.
class ImGuiWindow {
 public:
  // With an atlas of its own where none is given.
  explicit ImGuiWindow(GLFWwindow* window, ImFontAtlas* fonts = nullptr) {
    ImGui::CreateContext(fonts);
    ImGui::GetIO().IniFilename = nullptr;  // the program remembers what is worth remembering by itself
    ImGui_ImplGlfw_InitForOpenGL(window, true);
  }
  ImGuiWindow(const ImGuiWindow&) = delete;
  ImGuiWindow& operator=(const ImGuiWindow&) = delete;
  ~ImGuiWindow() {
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
};

class ImGuiFrame {
 public:
  explicit ImGuiFrame(GLFWwindow* window, ImFontAtlas* fonts = nullptr) : window_(window, fonts) {}

  void begin() {
    drawing_.beginFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
  }

  static void end(scene::Vision vision) {
    ImGui::Render();
    ui::showAsSeen(*ImGui::GetDrawData(), vision);
    PanelDrawing::draw();
  }

 private:
  ImGuiWindow window_;
  PanelDrawing drawing_;
};

Settings settingsOf(GLFWwindow* window, Settings settings) {
  settings.isMaximized = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) == GLFW_TRUE;
  if (!settings.isMaximized) {
    glfwGetWindowSize(window, &settings.width, &settings.height);
    glfwGetWindowPos(window, &settings.x, &settings.y);
  }
  return settings;
}

void listen(GLFWwindow* window, Viewer& viewer) {
  glfwSetWindowUserPointer(window, &viewer);
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int modifiers) {
    if (action != GLFW_RELEASE) {
      static_cast<Viewer*>(glfwGetWindowUserPointer(w))->onKey({key, modifiers});
    }
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
    Viewer& listener = *static_cast<Viewer*>(glfwGetWindowUserPointer(w));
    if (button == GLFW_MOUSE_BUTTON_LEFT) {
      listener.onButton(action == GLFW_PRESS);
    } else if (action == GLFW_PRESS && (button == GLFW_MOUSE_BUTTON_4 || button == GLFW_MOUSE_BUTTON_5)) {
      listener.onHistoryButton(button == GLFW_MOUSE_BUTTON_4 ? ui::Request::Undo : ui::Request::Redo);
    }
  });
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
    static_cast<Viewer*>(glfwGetWindowUserPointer(w))->onMove({x, y});
  });
  glfwSetScrollCallback(
      window, [](GLFWwindow* w, double, double y) { static_cast<Viewer*>(glfwGetWindowUserPointer(w))->onWheel(y); });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    if (count > 0) {
      static_cast<Viewer*>(glfwGetWindowUserPointer(w))->onDrop(paths[0]);
    }
  });
  glfwSetFramebufferSizeCallback(
      window, [](GLFWwindow* w, int, int) { static_cast<Viewer*>(glfwGetWindowUserPointer(w))->wake(); });
  // On another screen all is as large as before to the eye: panels and map are made anew at its scale.
  glfwSetWindowContentScaleCallback(
      window, [](GLFWwindow* w, float, float) { static_cast<Viewer*>(glfwGetWindowUserPointer(w))->wake(); });
  glfwSetWindowIconifyCallback(window,
                               [](GLFWwindow* w, int) { static_cast<Viewer*>(glfwGetWindowUserPointer(w))->wake(); });
  glfwSetWindowRefreshCallback(window,
                               [](GLFWwindow* w) { static_cast<Viewer*>(glfwGetWindowUserPointer(w))->wake(); });
}

// What `--print-frames` promises. The clock is the system's monotonic one, so whoever started the program can subtract.
void printFrame(int number, bool isComplete) {
  const std::chrono::duration<double> now = std::chrono::steady_clock::now().time_since_epoch();
  fmt::print("frame {} {} {:.6f}\n", number, isComplete ? "complete" : "partial", now.count());
  std::fflush(stdout);
}

// `settings` give where the last run was left and take where this one is.
Result<void> showMap(platform::Window& window, const std::filesystem::path& pack, Opened& opened, Settings& settings) {
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
  listen(window.handle(), viewer);
  window.show();
  ImGuiFrame imgui(window.handle(), opened.fonts.atlas.get());
  int frames = 0;
  while (glfwWindowShouldClose(window.handle()) == GLFW_FALSE) {
    viewer.waitForEvents();
    if (viewer.needsFrame()) {
      viewer.setUpPanels();
      imgui.begin();
      viewer.drawFrame();
      ImGuiFrame::end(viewer.vision());
      glfwSwapBuffers(window.handle());
      if (++frames; options.printsFrames) {
        printFrame(frames, viewer.isMapFinal());
      }
      viewer.afterFrame();
    }
  }
  settings.scalePercent = viewer.scalePercent();
  settings.screenScale = window.contentScale();
  settings.briefing = viewer.briefingPage();
  settings.lastView = view::toText(viewer.shown());
  return {};
}

Result<void> showProblems(platform::Window& window, const std::filesystem::path& pack, const Opened& opened) {
  const auto type = scene::Typesetter::fromSystem();
  if (!type) {
    return tl::make_unexpected(type.error());
  }
  Diagnostics shown = opened.diagnostics;
  if (shown.empty()) {
    shown.add({.file = pack.string(), .row = 0, .column = {}, .text = opened.atlas.error().message});
  }
  window.show();
  ImGuiFrame imgui(window.handle());
  ui::setUpForBrokenPack(*type, pack.string(), shown, view::Theme::Light, window.contentScale());
  while (glfwWindowShouldClose(window.handle()) == GLFW_FALSE) {
    imgui.begin();
    const auto [width, height] = window.framebufferSize();
    canvas::gl::clearTarget(width, height, scene::palette(view::Theme::Light).panel);
    ui::brokenPackUi(pack.string(), shown, window.contentScale());
    ImGuiFrame::end(scene::Vision::Full);
    glfwSwapBuffers(window.handle());
    glfwWaitEvents();
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

Result<void> show(platform::Window& window, const std::filesystem::path& pack, Opened& opened, Settings& settings) {
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
  auto window = platform::Window::create({.title = "kurilscope",
                                          .width = settings.width,
                                          .height = settings.height,
                                          .x = settings.x,
                                          .y = settings.y,
                                          .isMaximized = settings.isMaximized});
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
  const Result<void> shown = show(*window, pack, *opened, settings);
  saveSettings(settingsPath(), settingsOf(window->handle(), settings));
  return shown;
}

}  // namespace kurilscope::app
