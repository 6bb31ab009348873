#pragma once

#include <filesystem>
#include <optional>

#include "base/archive.hpp"
#include "base/shared_bytes.hpp"
#include "canvas/gl/land_mesh.hpp"

namespace kurilscope::canvas::gl {

// A mesh as it lies in its file, ready for upload: nothing of it is copied but the chunks.
struct LandMeshBytes {
  template <class Vertex>
  struct Part {
    archive::ListBytes<Vertex> vertices;
    archive::ListBytes<std::uint32_t> indices;
    std::vector<Chunk> chunks;  // by polygon
  };
  SharedBytes bytes;  // that all of it lies in
  Part<MapPoint> fill;
  Part<Rib> coast;
  Part<Rib> softCoast;
};

[[nodiscard]] LandMeshBytes bytesOf(LandMesh mesh);

// Where meshes are kept; empty where nothing can be.
[[nodiscard]] std::filesystem::path meshesFolder();

// The mesh that was kept for a basemap and a level, if there is one.
[[nodiscard]] std::optional<LandMeshBytes> findLandMesh(const scene::Basemap& basemap, std::size_t level,
                                                        const std::filesystem::path& folder);

// buildLandMesh, from a file in the folder where one has been kept there for the same basemap and level; what had to be
// made is kept. An empty folder, or a basemap without a key, keeps nothing.
[[nodiscard]] LandMeshBytes keptLandMesh(const scene::Basemap& basemap, std::size_t level,
                                         const std::filesystem::path& folder);

}  // namespace kurilscope::canvas::gl
