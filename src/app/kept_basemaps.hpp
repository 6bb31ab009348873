#pragma once

#include <filesystem>

#include "scene/basemap.hpp"

namespace kurilscope::app {

// Basemaps as scene::regionBasemap and scene::worldBasemap make them, from a file in the folder where one has been kept
// there for the same geometry; what had to be made is kept. The rings of the far world have a file of their own, which
// is read when they are asked for. The atlas must outlive the basemaps; an empty folder keeps nothing. Errors: those of
// scene::regionBasemap.
[[nodiscard]] Result<scene::Basemap> keptRegionBasemap(const atlas::Atlas& atlas, const std::filesystem::path& folder);
[[nodiscard]] scene::Basemap keptWorldBasemap(const atlas::Atlas& atlas, const std::filesystem::path& folder);

}  // namespace kurilscope::app
