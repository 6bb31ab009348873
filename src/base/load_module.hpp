#pragma once

#include <filesystem>

#include "base/result.hpp"

namespace kurilscope {

// Loads a module of the program. C++ objects pass between the two, so a module of another build is refused: each has a
// function kurilscope_build_id(), and a program that finds the same there finds all that it expects. Errors: Machine.
[[nodiscard]] Result<void*> loadModule(const std::filesystem::path& file);

}  // namespace kurilscope
