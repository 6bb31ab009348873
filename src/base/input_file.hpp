#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace kurilscope {

// All bytes of a file. Errors: Input, with the path and the reason, also for a folder.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path);

}  // namespace kurilscope
