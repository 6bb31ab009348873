#include "canvas/gl/kept_meshes.hpp"

#include <fmt/format.h>

#include "base/archive.hpp"
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

}  // namespace

LandMesh keptLandMesh(const scene::Basemap& basemap, std::size_t level, const std::filesystem::path& folder) {
  if (folder.empty() || basemap.key == 0) {
    return buildLandMesh(basemap, level);
  }
  const std::filesystem::path file = folder / fmt::format("{:016x}-{}.mesh", basemap.key, level);
  LandMesh mesh;
  if (const auto bytes = readKept(file, kKind)) {
    archive::Reader<Fields> reader(*bytes);
    reader(mesh);
    if (reader.isWhole()) {
      return mesh;
    }
  }
  mesh = buildLandMesh(basemap, level);
  archive::Writer<Fields> writer;
  writer(mesh);
  keep(file, kKind, writer.take(), kMostFiles);
  return mesh;
}

}  // namespace kurilscope::canvas::gl
