#pragma once

#include <compare>
#include <filesystem>
#include <optional>

#include "base/archive.hpp"
#include "base/shared_bytes.hpp"
#include "canvas/gl/land_mesh.hpp"
#include "scene/scene.hpp"

namespace kurilscope::canvas::gl {

// Squares of the plane, counted from its origin and as large as the level they belong to says.
struct Squares {
  int left = 0;
  int bottom = 0;
  int right = 0;  // past the last ones
  int top = 0;

  auto operator<=>(const Squares&) const = default;
};

// Which mesh of a basemap: a level of detail, everywhere or in some squares only. What never moves, as an inset, needs
// a thousandth of the land at its level.
struct MeshName {
  std::size_t level = 0;
  std::optional<Squares> squares;

  auto operator<=>(const MeshName&) const = default;
  // Whether all that the other has is in this one.
  [[nodiscard]] bool covers(const MeshName& other) const {
    return level == other.level && (!squares || squares == other.squares);
  }
};

// What a scene shows: an inset the squares around its frame.
[[nodiscard]] MeshName meshOf(const scene::Scene& scene, bool isInset);

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

// The mesh that was kept for a basemap, if there is one.
[[nodiscard]] std::optional<LandMeshBytes> findLandMesh(const scene::Basemap& basemap, const MeshName& name,
                                                        const std::filesystem::path& folder);

// buildLandMesh, or the part of it that reaches into the squares, from a file in the folder where one has been kept
// there for the same basemap; what had to be made is kept. An empty folder, or a basemap without a key, keeps nothing.
[[nodiscard]] LandMeshBytes keptLandMesh(const scene::Basemap& basemap, const MeshName& name,
                                         const std::filesystem::path& folder);

}  // namespace kurilscope::canvas::gl
