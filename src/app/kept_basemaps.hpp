#pragma once

#include <filesystem>

#include "scene/basemap.hpp"

namespace kurilscope::app {

// Basemaps as scene::regionBasemap and scene::worldBasemap make them, from a file in the folder where one has been kept
// there for the same geometry; what had to be made is kept. An empty folder keeps nothing. Errors: those of
// scene::regionBasemap.
[[nodiscard]] Result<scene::Basemap> keptRegionBasemap(const atlas::Atlas& atlas, const std::filesystem::path& folder);
[[nodiscard]] scene::Basemap keptWorldBasemap(const atlas::Atlas& atlas, const std::filesystem::path& folder);

}  // namespace kurilscope::app
