#include "base/cache_folder.hpp"

#include <cstdlib>

namespace kurilscope {

std::filesystem::path cacheFolder() {
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != '\0') {
    return std::filesystem::path(cache) / "kurilscope";
  }
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
    return std::filesystem::path(home) / ".cache" / "kurilscope";
  }
  return {};
}

}  // namespace kurilscope
