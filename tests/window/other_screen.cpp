// Preloaded into the program under test: GLFW as on a desktop whose screens differ in density. X11 has one density for
// all, read once, so a window that is moved to another screen is played here: the density is what the file
// $KURILSCOPE_SCREEN_DENSITY holds, and the window's callback hears when that changes, as it would from Wayland.
#include <GLFW/glfw3.h>
#include <dlfcn.h>

#include <cstdlib>
#include <fstream>

namespace {

GLFWwindow* moved = nullptr;
GLFWwindowcontentscalefun onMove = nullptr;
float told = 0;

float density() {
  float value = 1;
  std::ifstream(std::getenv("KURILSCOPE_SCREEN_DENSITY")) >> value;
  return value;
}

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

// Callbacks are called while events are waited for.
void tellOfMove() {
  const float now = density();
  if (onMove != nullptr && now != told) {
    told = now;
    onMove(moved, now, now);
  }
}

}  // namespace

extern "C" {

void glfwGetWindowContentScale(GLFWwindow*, float* x, float* y) {
  *x = density();
  *y = *x;
}

GLFWwindowcontentscalefun glfwSetWindowContentScaleCallback(GLFWwindow* window, GLFWwindowcontentscalefun callback) {
  moved = window;
  onMove = callback;
  told = density();
  return nullptr;
}

void glfwPollEvents() {
  real<void()>("glfwPollEvents")();
  tellOfMove();
}

void glfwWaitEventsTimeout(double seconds) {
  real<void(double)>("glfwWaitEventsTimeout")(seconds);
  tellOfMove();
}

// Waits no longer than that for the file to change. That it may return for nothing is part of GLFW's contract.
void glfwWaitEvents() { glfwWaitEventsTimeout(0.2); }
}
