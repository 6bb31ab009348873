#pragma once

#include <filesystem>

namespace kurilscope {

// Where the program keeps what it can make again: $XDG_CACHE_HOME/kurilscope or ~/.cache/kurilscope (the XDG base
// directories); empty where neither is known, and then nothing is kept. Not made here.
[[nodiscard]] std::filesystem::path cacheFolder();

}  // namespace kurilscope
