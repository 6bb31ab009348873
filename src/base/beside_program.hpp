#pragma once

#include <filesystem>
#include <initializer_list>

namespace kurilscope {

// The first of the candidates, paths from the program's folder, that is a file; the first where none is.
[[nodiscard]] std::filesystem::path besideProgram(std::initializer_list<const char*> candidates);

}  // namespace kurilscope
