#pragma once

namespace kurilscope::platform {

// Whether contexts are made with OpenGL's debug output: in debug builds, where it costs nobody anything.
#ifdef NDEBUG
inline constexpr bool kDebugsGl = false;
#else
inline constexpr bool kDebugsGl = true;
#endif

// For the current context: from now on a wrong use of OpenGL is printed and ends the program where it happens.
// Does nothing in other builds, or where the driver has no GL_KHR_debug.
void endOnGlErrors();

}  // namespace kurilscope::platform
