#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "base/shared_bytes.hpp"

namespace kurilscope {

// Files of what takes long to make and can be made again. They begin with lines that say what they hold and
// which build of the program kept it, and carry a checksum. Nothing of it is ever an error: what cannot be read whole
// counts as not there, what cannot be written is not kept.

// The bytes kept under that name; nothing where they are missing, damaged, or of another kind or version.
[[nodiscard]] std::optional<SharedBytes> readKept(const std::filesystem::path& file, std::string_view kind);

// Keeps bytes under a name; several processes may do so at once, the file is always one of theirs as a whole. Makes the
// folder, and removes its oldest files beyond `mostFiles`. An empty name keeps nothing.
void keep(const std::filesystem::path& file, std::string_view kind, std::string_view bytes, std::size_t mostFiles);

}  // namespace kurilscope
