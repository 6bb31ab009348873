#pragma once

#include <filesystem>
#include <string>

#include "atlas/atlas.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// A telling name without extension: "kuril-1956-10-19-joint-declaration-signed".
[[nodiscard]] std::string pictureName(const atlas::Atlas& atlas, const view::View& view);

// NAME.EXT in the working folder, or NAME-2.EXT … when that exists: nothing is ever overwritten.
[[nodiscard]] std::filesystem::path unusedName(const std::string& name, const std::string& extension);

}  // namespace kurilscope::app
