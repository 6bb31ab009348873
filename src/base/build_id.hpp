#pragma once

namespace kurilscope {

// One text for one state of the sources that the program shares with its modules (src/CMakeLists.txt) and one compiler.
[[nodiscard]] const char* buildId();

}  // namespace kurilscope
