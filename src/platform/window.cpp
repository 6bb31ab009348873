#include "platform/window.hpp"

#include <glad/gl.h>
//
#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

#include "platform/address_space.hpp"

namespace kurilscope::platform {

struct Window::State {
  GLFWwindow* window = nullptr;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (window != nullptr) {
      glfwDestroyWindow(window);
    }
    glfwTerminate();
  }
};

namespace {

std::string lastError() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text == nullptr ? "no reason given" : text;
}

// Through EGL, which asks the driver for one configuration; with GLX, GLFW looks at each of hundreds, a quarter of a
// start. Where there is no EGL, the system's own way.
GLFWwindow* newWindow(const Window::Options& options) {
  GLFWwindow* window = nullptr;
  for (const int api : {GLFW_EGL_CONTEXT_API, GLFW_NATIVE_CONTEXT_API}) {
    if (window == nullptr) {
      glfwWindowHint(GLFW_CONTEXT_CREATION_API, api);
      window = glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
    }
  }
  return window;
}

}  // namespace

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::Window(Window&&) noexcept = default;
Window::~Window() = default;

Result<Window> Window::create(const Options& options) {
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
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_MAXIMIZED, options.isMaximized ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "kurilscope");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "kurilscope");
  state->window = newWindow(options);
  if (state->window == nullptr) {
    return fail(ErrorKind::Machine,
                "no window with OpenGL 3.3: {}. Install libgl1-mesa-dri, or try LIBGL_ALWAYS_SOFTWARE=1", lastError());
  }
  glfwSetWindowSizeLimits(state->window, 640, 420, GLFW_DONT_CARE, GLFW_DONT_CARE);
  if (options.x >= 0 && options.y >= 0) {
    glfwSetWindowPos(state->window, options.x, options.y);
  }
  glfwMakeContextCurrent(state->window);
  if (gladLoadGL(glfwGetProcAddress) == 0) {
    return fail(ErrorKind::Machine, "OpenGL's functions cannot be loaded in this window");
  }
  glfwSwapInterval(1);
  return Window(std::move(state));
}

void Window::show() { glfwShowWindow(state_->window); }

GLFWwindow* Window::handle() const { return state_->window; }

std::pair<int, int> Window::framebufferSize() const {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(state_->window, &width, &height);
  return {width, height};
}

bool Window::isMinimized() const { return glfwGetWindowAttrib(state_->window, GLFW_ICONIFIED) == GLFW_TRUE; }

double Window::refreshRate() const {
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

float Window::contentScale() const {
  float x = 1;
  float y = 1;
  glfwGetWindowContentScale(state_->window, &x, &y);
  return std::max(1.0F, std::max(x, y));
}

}  // namespace kurilscope::platform
