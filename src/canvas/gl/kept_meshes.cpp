#include "canvas/gl/kept_meshes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "base/archive.hpp"
#include "base/cache_folder.hpp"
#include "base/kept_file.hpp"

namespace kurilscope::canvas::gl {

namespace {

constexpr std::string_view kKind = "land mesh 1";  // raise the number with every change of how meshes are made
constexpr std::size_t kMostFiles = 128;            // three packs with all their levels, and insets

constexpr double kSquareOfPixel = 512;  // a square's side, by the finest pixel of its level
constexpr double kSeenBeyond = 128;     // pixels around an inset's frame

struct Fields {};  // says where they are listed: in this namespace

template <class Archive>
void exchange(Archive& archive, FillMesh& mesh) {
  auto& [vertices, indices, chunks] = mesh;
  archive(vertices, indices, chunks);
}

template <class Archive>
void exchange(Archive& archive, CoastMesh& mesh) {
  auto& [vertices, indices, chunks] = mesh;
  archive(vertices, indices, chunks);
}

template <class Archive>
void exchange(Archive& archive, LandMesh& mesh) {
  auto& [fill, coast, softCoast] = mesh;
  archive(fill, coast, softCoast);
}

// Empty where nothing is kept.
std::filesystem::path fileOf(const scene::Basemap& basemap, const MeshName& name, const std::filesystem::path& folder) {
  if (folder.empty() || basemap.key == 0) {
    return {};
  }
  std::string squares;
  if (name.squares) {
    const auto& [left, bottom, right, top] = *name.squares;
    squares = fmt::format("-{}_{}_{}_{}", left, bottom, right, top);
  }
  return folder / fmt::format("{:016x}-{}{}.mesh", basemap.key, name.level, squares);
}

// The finest level has no pixel that is the finest.
double squareOf(std::size_t level) {
  return kSquareOfPixel * 2 * levelTolerances().at(std::max<std::size_t>(level, 1));
}

geo::PlaneBox boxOf(const MeshName& name) {
  const double side = squareOf(name.level);
  return {name.squares->left * side, name.squares->bottom * side, name.squares->right * side, name.squares->top * side};
}

template <class T>
T valueAt(const archive::ListBytes<T>& list, std::size_t index) {
  T value;
  std::memcpy(&value, list.bytes.data() + index * sizeof(T), sizeof value);
  return value;
}

// The chunks that reach into a box, with the vertices they have.
template <class Mesh, class Vertex>
Mesh partIn(const geo::PlaneBox& box, const LandMeshBytes::Part<Vertex>& whole) {
  Mesh part;
  std::unordered_map<std::uint32_t, std::uint32_t> moved;
  for (Chunk chunk : whole.chunks) {
    if (!chunk.bounds.overlaps(box)) {
      continue;
    }
    const std::uint32_t first = std::exchange(chunk.firstIndex, static_cast<std::uint32_t>(part.indices.size()));
    for (std::uint32_t i = first; i < first + chunk.indexCount; ++i) {
      const std::uint32_t vertex = valueAt(whole.indices, i);
      const auto [place, isNew] = moved.emplace(vertex, static_cast<std::uint32_t>(part.vertices.size()));
      if (isNew) {
        part.vertices.push_back(valueAt(whole.vertices, vertex));
      }
      part.indices.push_back(place->second);
    }
    part.chunks.push_back(chunk);
  }
  return part;
}

LandMesh partIn(const geo::PlaneBox& box, const LandMeshBytes& whole) {
  return {partIn<FillMesh>(box, whole.fill), partIn<CoastMesh>(box, whole.coast),
          partIn<CoastMesh>(box, whole.softCoast)};
}

template <class Archive, class Vertex>
void exchange(Archive& archive, LandMeshBytes::Part<Vertex>& part) {
  auto& [vertices, indices, chunks] = part;
  archive(vertices, indices, chunks);
}

// Nothing where they do not hold a mesh as a whole.
std::optional<LandMeshBytes> meshIn(SharedBytes bytes) {
  LandMeshBytes mesh{.bytes = std::move(bytes), .fill = {}, .coast = {}, .softCoast = {}};
  archive::Reader<Fields> reader(mesh.bytes.view());
  reader(mesh.fill, mesh.coast, mesh.softCoast);
  return reader.isWhole() ? std::optional(std::move(mesh)) : std::nullopt;
}

bool belongsTo(const scene::Basemap& basemap, const LandMeshBytes& mesh) {
  const auto isWithin = [&basemap](const auto& part) {
    const std::size_t indices = part.indices.bytes.size() / sizeof(std::uint32_t);
    return std::ranges::all_of(part.chunks, [&](const Chunk& chunk) {
      return chunk.polygon < basemap.polygons.size() && chunk.firstIndex <= indices &&
             chunk.indexCount <= indices - chunk.firstIndex;
    });
  };
  return isWithin(mesh.fill) && isWithin(mesh.coast) && isWithin(mesh.softCoast);
}

std::string written(LandMesh& mesh) {
  archive::Writer<Fields> writer;
  writer(mesh);
  return writer.take();
}

}  // namespace

LandMeshBytes bytesOf(LandMesh mesh) { return *meshIn(SharedBytes(written(mesh))); }

std::filesystem::path meshesFolder() {
  const std::filesystem::path cache = cacheFolder();
  return cache.empty() ? cache : cache / "meshes";
}

MeshName meshOf(const scene::Scene& scene, bool isInset) {
  MeshName name{levelFor(scene.transform.metersPerPixel()), {}};
  if (isInset) {
    const geo::Plane upperLeft = scene.transform.plane({-kSeenBeyond, -kSeenBeyond});
    const geo::Plane lowerRight =
        scene.transform.plane({scene.frame.width + kSeenBeyond, scene.frame.height + kSeenBeyond});
    const double side = squareOf(name.level);
    const auto before = [side](double place) { return static_cast<int>(std::floor(place / side)); };
    name.squares = {before(upperLeft.x), before(lowerRight.y), before(lowerRight.x) + 1, before(upperLeft.y) + 1};
  }
  return name;
}

std::optional<LandMeshBytes> findLandMesh(const scene::Basemap& basemap, const MeshName& name,
                                          const std::filesystem::path& folder) {
  const std::filesystem::path file = fileOf(basemap, name, folder);
  auto bytes = file.empty() ? std::nullopt : readKept(file, kKind);
  std::optional<LandMeshBytes> mesh = bytes ? meshIn(std::move(*bytes)) : std::nullopt;
  return mesh && belongsTo(basemap, *mesh) ? std::move(mesh) : std::nullopt;
}

LandMeshBytes keptLandMesh(const scene::Basemap& basemap, const MeshName& name, const std::filesystem::path& folder) {
  if (std::optional<LandMeshBytes> found = findLandMesh(basemap, name, folder)) {
    return std::move(*found);
  }
  LandMeshBytes mesh = bytesOf(name.squares ? partIn(boxOf(name), keptLandMesh(basemap, {name.level, {}}, folder))
                                            : buildLandMesh(basemap, name.level));
  keep(fileOf(basemap, name, folder), kKind, mesh.bytes.view(), kMostFiles);
  return mesh;
}

}  // namespace kurilscope::canvas::gl
