// Reading the pack, checks and all, opening it from the cache, and beside these GDAL alone going through every feature
// of the same files. Usage: bench_load CACHE_FOLDER [PACK]
#include <ogrsf_frmts.h>

#include <set>
#include <string>
#include <vector>

#include "io/draft.hpp"
#include "io/gdal.hpp"
#include "io/pack.hpp"
#include "measure.hpp"
#include "packs/pack_cache.hpp"

namespace kurilscope::bench {
namespace {

constexpr int kRounds = 21;

std::set<std::filesystem::path> filesOf(const std::filesystem::path& pack) {
  io::Draft draft;
  Diagnostics diagnostics;
  io::readManifest(pack / "pack.toml", draft, diagnostics);
  std::set<std::filesystem::path> files;
  for (const auto& [part, name] : draft.parts) {
    files.insert(pack / name.spec);
  }
  return files;
}

std::size_t readAll(const std::set<std::filesystem::path>& files) {
  std::size_t bytes = 0;
  for (const std::filesystem::path& file : files) {
    const io::DatasetPtr dataset = io::openVector(file);
    for (OGRLayer* layer : dataset->GetLayers()) {
      for (const auto& feature : *layer) {
        const OGRGeometry* geometry = feature->GetGeometryRef();
        bytes += geometry == nullptr ? 1 : geometry->WkbSize();
      }
    }
  }
  return bytes;
}

int run(const std::filesystem::path& cacheFolder, const std::filesystem::path& pack) {
  const packs::PackCache cache(cacheFolder, pack / "pack.toml");
  const std::set<std::filesystem::path> files = filesOf(pack);
  std::vector<double> ours;
  std::vector<double> kept;
  std::vector<double> raw;
  std::size_t bytes = 0;
  for (int i = 0; i < kRounds; ++i) {
    raw.push_back(millisecondsOf([&] { bytes += readAll(files); }));
    Diagnostics diagnostics;
    ours.push_back(millisecondsOf([&] { (void)valueOf(io::loadPack(pack, diagnostics)); }));
    cache.keep(pack, valueOf(io::readPack(pack, diagnostics)));
    kept.push_back(millisecondsOf(
        [&] { (void)atlas::Atlas(cache.find(pack, [] { return atlas::FarLand::Polygons{}; }).value()); }));
  }
  report("load of the pack", median(ours));
  report("the pack from the cache", median(kept));
  report("GDAL's raw read of its files", median(raw));
  return bytes > 0 ? 0 : 1;
}

}  // namespace
}  // namespace kurilscope::bench

int main(int argc, char** argv) {
  if (argc < 2) {
    return 2;
  }
  return kurilscope::bench::run(argv[1], argc > 2 ? argv[2] : KURILSCOPE_SOURCE_DIR "/data/kuril");
}
