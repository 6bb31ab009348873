#pragma once

#include <filesystem>
#include <optional>

#include "canvas/gl/land_mesh.hpp"

namespace kurilscope::canvas::gl {

// Where meshes are kept; empty where nothing can be.
[[nodiscard]] std::filesystem::path meshesFolder();

// The mesh that was kept for a basemap and a level, if there is one.
[[nodiscard]] std::optional<LandMesh> findLandMesh(const scene::Basemap& basemap, std::size_t level,
                                                   const std::filesystem::path& folder);

// buildLandMesh, from a file in the folder where one has been kept there for the same basemap and level; what had to be
// made is kept. An empty folder, or a basemap without a key, keeps nothing.
[[nodiscard]] LandMesh keptLandMesh(const scene::Basemap& basemap, std::size_t level,
                                    const std::filesystem::path& folder);

}  // namespace kurilscope::canvas::gl
