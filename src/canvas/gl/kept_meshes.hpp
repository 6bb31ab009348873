#pragma once

#include <filesystem>

#include "canvas/gl/land_mesh.hpp"

namespace kurilscope::canvas::gl {

// buildLandMesh, from a file in the folder where one has been kept there for the same basemap and level; what had to be
// made is kept. An empty folder, or a basemap without a key, keeps nothing.
[[nodiscard]] LandMesh keptLandMesh(const scene::Basemap& basemap, std::size_t level,
                                    const std::filesystem::path& folder);

}  // namespace kurilscope::canvas::gl
