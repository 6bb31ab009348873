#include "platform/headless.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

#include <string_view>

#include "platform/address_space.hpp"
#include "platform/gl_debug.hpp"

namespace kurilscope::platform {

struct HeadlessContext::State {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (display != EGL_NO_DISPLAY) {
      eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
      if (context != EGL_NO_CONTEXT) {
        eglDestroyContext(display, context);
      }
      eglTerminate(display);
    }
  }
};

namespace {

tl::unexpected<Error> refused(std::string_view step) {
  return fail(ErrorKind::Machine,
              "no OpenGL without a window: {} (EGL error 0x{:04X}); install libegl1, libegl-mesa0 and libgl1-mesa-dri",
              step, static_cast<unsigned>(eglGetError()));
}

EGLDisplay surfacelessDisplay() {
  const auto getPlatformDisplay =
      reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  return getPlatformDisplay == nullptr
             ? EGL_NO_DISPLAY
             : getPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
}

}  // namespace

HeadlessContext::HeadlessContext(std::unique_ptr<State> state) : state_(std::move(state)) {}
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext::~HeadlessContext() = default;

Result<HeadlessContext> HeadlessContext::create() {
  if (auto room = checkRoomForOpenGl(); !room) {
    return tl::make_unexpected(room.error());
  }
  auto state = std::make_unique<State>();
  state->display = surfacelessDisplay();
  if (state->display == EGL_NO_DISPLAY || eglInitialize(state->display, nullptr, nullptr) == EGL_FALSE) {
    state->display = EGL_NO_DISPLAY;
    return refused("EGL's surfaceless platform does not start");
  }
  if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) {
    return refused("EGL offers no desktop OpenGL");
  }
  // Core 3.3 asks for no config: nothing is ever drawn to an EGL surface.
  constexpr EGLint kAttributes[] = {EGL_CONTEXT_MAJOR_VERSION,
                                    3,
                                    EGL_CONTEXT_MINOR_VERSION,
                                    3,
                                    EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                    EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                    kDebugsGl ? EGL_CONTEXT_OPENGL_DEBUG : EGL_NONE,
                                    EGL_TRUE,
                                    EGL_NONE};
  state->context = eglCreateContext(state->display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, kAttributes);
  if (state->context == EGL_NO_CONTEXT) {
    return refused("the driver offers no OpenGL 3.3 core context");
  }
  if (eglMakeCurrent(state->display, EGL_NO_SURFACE, EGL_NO_SURFACE, state->context) == EGL_FALSE) {
    return refused("the context cannot be used without a surface");
  }
  if (gladLoadGL(reinterpret_cast<GLADloadfunc>(eglGetProcAddress)) == 0) {
    return refused("OpenGL's functions cannot be loaded");
  }
  endOnGlErrors();
  return HeadlessContext(std::move(state));
}

std::future<Result<HeadlessContext>> HeadlessContext::createInBackground() {
  return std::async(std::launch::async, [] {
    Result<HeadlessContext> context = create();
    if (context) {
      eglMakeCurrent(context->state_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    }
    return context;
  });
}

void HeadlessContext::makeCurrent() const {
  eglMakeCurrent(state_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, state_->context);
}

}  // namespace kurilscope::platform
