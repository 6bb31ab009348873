#pragma once

#include "base/result.hpp"

namespace kurilscope::platform {

// Whether there is room for OpenGL where the address space is limited (ulimit -v). Mesa's software renderer needs much
// of it and checks little: with too little it crashes, or waits for a thread that it could not start. Errors: Machine,
// saying how much is needed and what does without.
[[nodiscard]] Result<void> checkRoomForOpenGl();

}  // namespace kurilscope::platform
