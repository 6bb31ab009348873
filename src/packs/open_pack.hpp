#pragma once

#include <filesystem>

#include "atlas/atlas.hpp"
#include "base/diagnostics.hpp"
#include "base/result.hpp"

namespace kurilscope::packs {

// The pack of a folder with pack.toml, or of that file itself: as it was kept when it was last read, where nothing of
// it has changed since, and else read and checked by the room `io`. Problems and errors are that room's; Machine where
// the file that holds it is not beside the program.
[[nodiscard]] Result<atlas::Atlas> openPack(const std::filesystem::path& path, Diagnostics& diagnostics);

// The same, always read and checked.
[[nodiscard]] Result<atlas::Atlas> readPack(const std::filesystem::path& path, Diagnostics& diagnostics);

// The pack that ships with the program: beside the executable's source tree, or under its installed prefix.
[[nodiscard]] Result<std::filesystem::path> defaultPack();

}  // namespace kurilscope::packs
