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

}  // namespace

std::filesystem::path meshesFolder() {
  const std::filesystem::path cache = cacheFolder();
  return cache.empty() ? cache : cache / "meshes";
}

std::optional<LandMesh> findLandMesh(const scene::Basemap& basemap, std::size_t level,
                                     const std::filesystem::path& folder) {
  const std::filesystem::path file = fileOf(basemap, level, folder);
  const auto bytes = file.empty() ? std::nullopt : readKept(file, kKind);
  if (!bytes) {
    return std::nullopt;
  }
  LandMesh mesh;
  archive::Reader<Fields> reader(*bytes);
  reader(mesh);
  return reader.isWhole() ? std::optional(std::move(mesh)) : std::nullopt;
}

LandMesh keptLandMesh(const scene::Basemap& basemap, std::size_t level, const std::filesystem::path& folder) {
  if (std::optional<LandMesh> found = findLandMesh(basemap, level, folder)) {
    return std::move(*found);
  }
  LandMesh mesh = buildLandMesh(basemap, level);
  archive::Writer<Fields> writer;
  writer(mesh);
  keep(fileOf(basemap, level, folder), kKind, writer.take(), kMostFiles);
  return mesh;
}

}  // namespace kurilscope::canvas::gl
