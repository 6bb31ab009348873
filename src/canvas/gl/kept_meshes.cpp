#include "canvas/gl/kept_meshes.hpp"

#include <fmt/format.h>

#include "base/archive.hpp"
#include "base/cache_folder.hpp"
#include "base/kept_file.hpp"

namespace kurilscope::canvas::gl {

namespace {

constexpr std::string_view kKind = "land mesh 1";  // raise the number with every change of how meshes are made
constexpr std::size_t kMostFiles = 64;             // three packs with all their levels

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
std::filesystem::path fileOf(const scene::Basemap& basemap, std::size_t level, const std::filesystem::path& folder) {
  return folder.empty() || basemap.key == 0 ? std::filesystem::path()
                                            : folder / fmt::format("{:016x}-{}.mesh", basemap.key, level);
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

std::optional<LandMeshBytes> findLandMesh(const scene::Basemap& basemap, std::size_t level,
                                          const std::filesystem::path& folder) {
  const std::filesystem::path file = fileOf(basemap, level, folder);
  auto bytes = file.empty() ? std::nullopt : readKept(file, kKind);
  return bytes ? meshIn(std::move(*bytes)) : std::nullopt;
}

LandMeshBytes keptLandMesh(const scene::Basemap& basemap, std::size_t level, const std::filesystem::path& folder) {
  if (std::optional<LandMeshBytes> found = findLandMesh(basemap, level, folder)) {
    return std::move(*found);
  }
  LandMeshBytes mesh = bytesOf(buildLandMesh(basemap, level));
  keep(fileOf(basemap, level, folder), kKind, mesh.bytes.view(), kMostFiles);
  return mesh;
}

}  // namespace kurilscope::canvas::gl
