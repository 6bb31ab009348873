#include "platform/glfw_window.hpp"

#include <glad/gl.h>
//
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <utility>

#include "base/shutdown.hpp"
#include "platform/address_space.hpp"
#include "platform/gl_debug.hpp"
#include "platform/placement.hpp"
#include "platform/printed_key.hpp"

namespace kurilscope::platform {

struct GlfwWindow::State {
  GLFWwindow* window = nullptr;
  std::vector<Event> events;
  std::array<GLFWcursor*, 5> pointers{};
  Pointer pointer = Pointer::Arrow;
  std::atomic<bool> isEndAsked = false;
  bool isEndTold = false;
  // Wakes a window that waits. Last, so that no request comes once the rest is gone.
  ShutdownRequest shutdown{[this] {
    isEndAsked = true;
    glfwPostEmptyEvent();
  }};

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (window != nullptr) {
      glfwDestroyWindow(window);
    }
    glfwTerminate();
  }

  void add(Event event);
};

namespace {

std::string lastError() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text == nullptr ? "no reason given" : text;
}

// Through EGL, which asks the driver for one configuration; with GLX, GLFW looks at each of hundreds, a quarter of a
// start. Where there is no EGL, the system's own way.
GLFWwindow* newWindow(const WindowOptions& options) {
  GLFWwindow* window = nullptr;
  for (const int api : {GLFW_EGL_CONTEXT_API, GLFW_NATIVE_CONTEXT_API}) {
    if (window == nullptr) {
      glfwWindowHint(GLFW_CONTEXT_CREATION_API, api);
      window =
          glfwCreateWindow(options.placement.width, options.placement.height, options.title.c_str(), nullptr, nullptr);
    }
  }
  return window;
}

// Modifiers held, as the keys themselves say: GLFW's bits leave out the one that is just pressed.
int modifiersHeld(GLFWwindow* window) {
  const auto isDown = [window](int left, int right) {
    return glfwGetKey(window, left) == GLFW_PRESS || glfwGetKey(window, right) == GLFW_PRESS;
  };
  return (isDown(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT) ? kShift : 0) |
         (isDown(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL) ? kControl : 0) |
         (isDown(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT) ? kAlt : 0);
}

// Keys that write nothing, and those of the number pad.
Key namedKey(int code) {
  constexpr std::pair<int, Key> kNamed[] = {
      {GLFW_KEY_LEFT, key::kLeft},      {GLFW_KEY_RIGHT, key::kRight},   {GLFW_KEY_UP, key::kUp},
      {GLFW_KEY_DOWN, key::kDown},      {GLFW_KEY_HOME, key::kHome},     {GLFW_KEY_END, key::kEnd},
      {GLFW_KEY_PAGE_UP, key::kPageUp}, {GLFW_KEY_INSERT, key::kInsert}, {GLFW_KEY_PAGE_DOWN, key::kPageDown},
      {GLFW_KEY_DELETE, key::kDelete},  {GLFW_KEY_TAB, key::kTab},       {GLFW_KEY_BACKSPACE, key::kBackspace},
      {GLFW_KEY_ENTER, key::kEnter},    {GLFW_KEY_F1, key::kF1},         {GLFW_KEY_KP_ENTER, key::kEnter},
      {GLFW_KEY_ESCAPE, key::kEscape},  {GLFW_KEY_KP_ADD, U'+'},         {GLFW_KEY_KP_SUBTRACT, U'-'},
  };
  const auto* found = std::ranges::find(kNamed, code, &std::pair<int, Key>::first);
  return found == std::end(kNamed) ? key::kNone : found->second;
}

constexpr int kFirstKeyThatWritesNothing = GLFW_KEY_ESCAPE;  // GLFW's codes of the others are characters

KeyStroke strokeOf(int code, int scancode, int modifiers) {
  if (code == GLFW_KEY_UNKNOWN || code >= kFirstKeyThatWritesNothing || code == GLFW_KEY_SPACE) {
    return {code == GLFW_KEY_SPACE ? key::kSpace : namedKey(code), modifiers};
  }
  const char* label = glfwGetKeyName(code, scancode);
  return printedStroke(static_cast<char32_t>(code), label == nullptr ? "" : label, modifiers);
}

std::optional<Button> buttonOf(int button) {
  constexpr std::array kButtons = {Button::Left, Button::Right, Button::Middle, Button::Back, Button::Forward};
  return button >= 0 && button < static_cast<int>(kButtons.size()) ? std::optional(kButtons[button]) : std::nullopt;
}

// A window's own units may be fewer than its pixels.
std::pair<double, double> pixelsPerUnit(GLFWwindow* window) {
  int width = 1;
  int height = 1;
  int pixelsWide = 1;
  int pixelsHigh = 1;
  glfwGetWindowSize(window, &width, &height);
  glfwGetFramebufferSize(window, &pixelsWide, &pixelsHigh);
  return {static_cast<double>(pixelsWide) / std::max(width, 1), static_cast<double>(pixelsHigh) / std::max(height, 1)};
}

std::vector<Area> screens() {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  std::vector<Area> areas;
  for (int i = 0; i < count; ++i) {
    Area area;
    glfwGetMonitorWorkarea(monitors[i], &area.x, &area.y, &area.width, &area.height);
    if (area.width > 0 && area.height > 0) {
      areas.push_back(area);
    }
  }
  return areas;
}

void place(GLFWwindow* window, const Placement& placement) {
  Area wanted{.x = placement.x, .y = placement.y};
  glfwGetWindowSize(window, &wanted.width, &wanted.height);
  const Fitted fit = fitted(wanted, screens());
  if (fit.width != wanted.width || fit.height != wanted.height) {
    glfwSetWindowSize(window, fit.width, fit.height);
  }
  if (fit.hasPlace && placement.x != -1 && placement.y != -1) {
    glfwSetWindowPos(window, placement.x, placement.y);
  }
}

}  // namespace

void GlfwWindow::State::add(Event event) {
  event.modifiers =
      event.kind == Event::Kind::KeyDown || event.kind == Event::Kind::KeyUp ? event.modifiers : modifiersHeld(window);
  events.push_back(std::move(event));
}

GlfwWindow::GlfwWindow(std::unique_ptr<State> state) : state_(std::move(state)) {}
GlfwWindow::~GlfwWindow() = default;

namespace {

template <class State>
State& stateOf(GLFWwindow* window) {
  return *static_cast<State*>(glfwGetWindowUserPointer(window));
}

template <class State>
void listenToKeys(GLFWwindow* window) {
  glfwSetKeyCallback(window, [](GLFWwindow* w, int code, int scancode, int action, int /*modifiers*/) {
    const KeyStroke stroke = strokeOf(code, scancode, modifiersHeld(w));
    stateOf<State>(w).add({.kind = action == GLFW_RELEASE ? Event::Kind::KeyUp : Event::Kind::KeyDown,
                           .key = stroke.key,
                           .modifiers = stroke.modifiers});
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
    stateOf<State>(w).add({.kind = Event::Kind::Character, .character = character});
  });
}

template <class State>
void listenToMouse(GLFWwindow* window) {
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int number, int action, int /*modifiers*/) {
    if (const std::optional<Button> button = buttonOf(number)) {
      stateOf<State>(w).add(
          {.kind = action == GLFW_PRESS ? Event::Kind::ButtonDown : Event::Kind::ButtonUp, .button = *button});
    }
  });
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
    const auto [across, down] = pixelsPerUnit(w);
    stateOf<State>(w).add({.kind = Event::Kind::Move, .x = x * across, .y = y * down});
  });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int isInside) {
    if (isInside == GLFW_FALSE) {
      stateOf<State>(w).add({.kind = Event::Kind::Leave});
    }
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
    stateOf<State>(w).add({.kind = Event::Kind::Wheel, .x = x, .y = y});
  });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    if (count > 0) {
      stateOf<State>(w).add({.kind = Event::Kind::Drop, .path = paths[0]});
    }
  });
}

template <class State>
void listenToWindow(GLFWwindow* window) {
  glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
    glfwSetWindowShouldClose(w, GLFW_FALSE);  // that is the program's to say
    stateOf<State>(w).add({.kind = Event::Kind::Close});
  });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { stateOf<State>(w).add({}); });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { stateOf<State>(w).add({}); });
  glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int) { stateOf<State>(w).add({}); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { stateOf<State>(w).add({}); });
}

}  // namespace

Result<std::unique_ptr<GlfwWindow>> GlfwWindow::create(const WindowOptions& options) {
  if (auto room = checkRoomForOpenGl(); !room) {
    return tl::make_unexpected(room.error());
  }
  if (glfwInit() == GLFW_FALSE) {
    return fail(ErrorKind::Machine,
                "no window can be opened: {}. Is DISPLAY or WAYLAND_DISPLAY set? Without a display, "
                "'kurilscope snapshot -o FILE.png' still makes pictures",
                lastError());
  }
  auto state = std::make_unique<State>();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_OPENGL_DEBUG_CONTEXT, kDebugsGl ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_MAXIMIZED, options.placement.isMaximized ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "kurilscope");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "kurilscope");
  state->window = newWindow(options);
  if (state->window == nullptr) {
    return fail(ErrorKind::Machine,
                "no window with OpenGL 3.3: {}. Install libgl1-mesa-dri, or try LIBGL_ALWAYS_SOFTWARE=1", lastError());
  }
  glfwSetWindowSizeLimits(state->window, 640, 420, GLFW_DONT_CARE, GLFW_DONT_CARE);
  place(state->window, options.placement);
  glfwSetWindowUserPointer(state->window, state.get());
  listenToKeys<State>(state->window);
  listenToMouse<State>(state->window);
  listenToWindow<State>(state->window);
  glfwMakeContextCurrent(state->window);
  if (gladLoadGL(glfwGetProcAddress) == 0) {
    return fail(ErrorKind::Machine, "OpenGL's functions cannot be loaded in this window");
  }
  endOnGlErrors();
  glfwSwapInterval(1);
  return std::unique_ptr<GlfwWindow>(new GlfwWindow(std::move(state)));
}

void GlfwWindow::show() { glfwShowWindow(state_->window); }

std::vector<Event> GlfwWindow::wait(std::optional<double> seconds) {
  if (state_->isEndAsked && !state_->isEndTold) {
    glfwPollEvents();
  } else if (!seconds) {
    glfwWaitEvents();
  } else if (*seconds > 0) {
    glfwWaitEventsTimeout(*seconds);
  } else {
    glfwPollEvents();
  }
  if (state_->isEndAsked && !state_->isEndTold) {
    state_->isEndTold = true;
    state_->add({.kind = Event::Kind::End});
  }
  return std::exchange(state_->events, {});
}

double GlfwWindow::now() const { return glfwGetTime(); }

void GlfwWindow::present() { glfwSwapBuffers(state_->window); }

std::pair<int, int> GlfwWindow::size() const {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(state_->window, &width, &height);
  return {width, height};
}

bool GlfwWindow::isMinimized() const { return glfwGetWindowAttrib(state_->window, GLFW_ICONIFIED) == GLFW_TRUE; }

double GlfwWindow::refreshRate() const {
  constexpr int kUsual = 60;  // where the system does not say
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  int fastest = 0;
  for (int i = 0; i < count; ++i) {
    const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
    fastest = std::max(fastest, mode == nullptr ? 0 : mode->refreshRate);
  }
  return fastest > 0 ? fastest : kUsual;
}

float GlfwWindow::contentScale() const {
  float x = 1;
  float y = 1;
  glfwGetWindowContentScale(state_->window, &x, &y);
  return std::max(1.0F, std::max(x, y));
}

Placement GlfwWindow::placement() const {
  Placement placement;
  glfwGetWindowSize(state_->window, &placement.width, &placement.height);
  glfwGetWindowPos(state_->window, &placement.x, &placement.y);
  placement.isMaximized = glfwGetWindowAttrib(state_->window, GLFW_MAXIMIZED) == GLFW_TRUE;
  // Where a window's units are pixels, GLFW makes one by as much larger as its screen is denser.
  float across = 1;
  float down = 1;
  glfwGetWindowContentScale(state_->window, &across, &down);
  const auto [perUnitAcross, perUnitDown] = pixelsPerUnit(state_->window);
  placement.width = static_cast<int>(std::lround(placement.width * perUnitAcross / static_cast<double>(across)));
  placement.height = static_cast<int>(std::lround(placement.height * perUnitDown / static_cast<double>(down)));
  return placement;
}

void GlfwWindow::setPointer(Pointer pointer) {
  constexpr std::array kShapes = {GLFW_ARROW_CURSOR, GLFW_IBEAM_CURSOR, GLFW_HAND_CURSOR, GLFW_HRESIZE_CURSOR,
                                  GLFW_VRESIZE_CURSOR};
  if (pointer == state_->pointer) {
    return;
  }
  state_->pointer = pointer;
  const auto at = static_cast<std::size_t>(pointer);
  if (state_->pointers[at] == nullptr) {
    state_->pointers[at] = glfwCreateStandardCursor(kShapes[at]);  // goes with GLFW
  }
  glfwSetCursor(state_->window, state_->pointers[at]);
}

void GlfwWindow::setClipboard(const std::string& text) { glfwSetClipboardString(state_->window, text.c_str()); }

std::string GlfwWindow::clipboard() const {
  const char* text = glfwGetClipboardString(state_->window);
  return text == nullptr ? std::string{} : text;
}

}  // namespace kurilscope::platform
