#include "base/beside_program.hpp"

namespace kurilscope {

namespace fs = std::filesystem;

fs::path besideProgram(std::initializer_list<const char*> candidates) {
  std::error_code error;
  const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* candidate : candidates) {
    const fs::path path = (folder / candidate).lexically_normal();
    if (fs::is_regular_file(path, error)) {
      return path;
    }
  }
  return (folder / *candidates.begin()).lexically_normal();
}

}  // namespace kurilscope
