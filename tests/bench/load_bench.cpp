// Reading the pack, checks and all, and beside it GDAL alone going through every feature of the same files.
#include <ogrsf_frmts.h>

#include <set>
#include <string>
#include <vector>

#include "io/draft.hpp"
#include "io/gdal.hpp"
#include "io/pack.hpp"
#include "measure.hpp"

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

int run(const std::filesystem::path& pack) {
  const std::set<std::filesystem::path> files = filesOf(pack);
  std::vector<double> ours;
  std::vector<double> raw;
  std::size_t bytes = 0;
  for (int i = 0; i < kRounds; ++i) {
    raw.push_back(millisecondsOf([&] { bytes += readAll(files); }));
    Diagnostics diagnostics;
    ours.push_back(millisecondsOf([&] { (void)valueOf(io::loadPack(pack, diagnostics)); }));
  }
  report("load of the pack", median(ours));
  report("GDAL's raw read of its files", median(raw));
  return bytes > 0 ? 0 : 1;
}

}  // namespace
}  // namespace kurilscope::bench

int main(int argc, char** argv) {
  return kurilscope::bench::run(argc > 1 ? argv[1] : KURILSCOPE_SOURCE_DIR "/data/kuril");
}
