#include "hermetic.hpp"

#include <cstdlib>

namespace kurilscope::test {

// The same folders as in hermetic.py.
void liveIn(const std::filesystem::path& home) {
  const auto set = [&](const char* name, const char* folder) {
    const std::filesystem::path path = home / folder;
    std::filesystem::create_directories(path);
    ::setenv(name, path.c_str(), 1);
  };
  set("HOME", "");
  set("XDG_CONFIG_HOME", ".config");
  set("XDG_CACHE_HOME", ".cache");
  set("XDG_DATA_HOME", ".local/share");
  set("XDG_STATE_HOME", ".local/state");
  set("XDG_RUNTIME_DIR", ".run");
  std::filesystem::permissions(home / ".run", std::filesystem::perms::owner_all);
}

namespace {

const bool kIsHermetic = (liveIn(KURILSCOPE_BINARY_DIR "/home"), true);

}  // namespace
}  // namespace kurilscope::test
