// The least that a program does that makes a picture without a display: an EGL context, a cleared framebuffer of
// 1920x1080, read back and written with libpng. Usage: bare_picture FILE.png
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>
#include <png.h>
#include <zlib.h>

#include <cstdint>
#include <cstdio>
#include <vector>

#include "limits/framebuffer.hpp"
#include "limits/write_png.hpp"

namespace {

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;

bool makeContext() {
  const auto display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (eglInitialize(display, nullptr, nullptr) == EGL_FALSE || eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) {
    return false;
  }
  constexpr EGLint kAttributes[] = {
      EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
      EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
  const EGLContext context = eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, kAttributes);
  return context != EGL_NO_CONTEXT && eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_TRUE &&
         gladLoadGL(reinterpret_cast<GLADloadfunc>(eglGetProcAddress)) != 0;
}

std::vector<std::uint8_t> clearedPixels() {
  kurilscope::limits::useFramebuffer(kWidth, kHeight);
  glClearColor(0.8F, 0.85F, 0.9F, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  std::vector<std::uint8_t> pixels(std::size_t{4} * kWidth * kHeight);
  glReadPixels(0, 0, kWidth, kHeight, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  return pixels;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 || !makeContext()) {
    return 3;
  }
  return kurilscope::limits::writePng(argv[1], clearedPixels(), kWidth, kHeight) ? 0 : 3;
}
