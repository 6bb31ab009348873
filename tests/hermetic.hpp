#pragma once

#include <filesystem>

namespace kurilscope::test {

// Points HOME and every XDG folder of this process, and so of what it starts, below one folder. Before main() that is
// done for every test program, with the build folder's `home` (hermetic.cpp): no test reads or changes what is the
// user's.
void liveIn(const std::filesystem::path& home);

}  // namespace kurilscope::test
