#include "packs/open_pack.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "base/cache_folder.hpp"
#include "packs/io_module.hpp"
#include "packs/pack_cache.hpp"

namespace kurilscope::packs {

namespace {

namespace fs = std::filesystem;

Result<io::PackRead> readThroughModule(const fs::path& path, Diagnostics& diagnostics) {
  const Result<IoModule> io = ioModule();
  if (!io) {
    return tl::make_unexpected(io.error());
  }
  Result<io::PackRead> pack;
  io->readPack(path, diagnostics, pack);
  return pack;
}

atlas::FarLand::Polygons farLandAnew(const fs::path& path) {
  Diagnostics diagnostics;
  const Result<io::PackRead> pack = readThroughModule(path, diagnostics);
  if (!pack) {
    fmt::print(stderr, "kurilscope: the land around the region is not drawn: {}\n", pack.error().message);
    return {};
  }
  return pack->records.world.polygons.get();
}

atlas::Atlas atlasOf(io::PackRead&& read) { return atlas::Atlas(std::move(read.records)); }

}  // namespace

Result<atlas::Atlas> readPack(const fs::path& path, Diagnostics& diagnostics) {
  return readThroughModule(path, diagnostics).map(atlasOf);
}

Result<atlas::Atlas> openPack(const fs::path& path, Diagnostics& diagnostics) {
  const fs::path caches = cacheFolder();
  const PackCache cache(caches.empty() ? caches : caches / "packs", ioModuleFile());
  if (std::optional<atlas::Records> kept = cache.find(path, [path] { return farLandAnew(path); })) {
    return atlas::Atlas(std::move(*kept));
  }
  Result<io::PackRead> read = readThroughModule(path, diagnostics);
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  cache.keep(path, *read);
  return atlasOf(std::move(*read));
}

Result<fs::path> defaultPack() {
  constexpr const char* kBuilt = "../../data/kuril/pack.toml";
  constexpr const char* kInstalled = "../share/kurilscope/data/kuril/pack.toml";
  const fs::path manifest = besideProgram({kBuilt, kInstalled});
  std::error_code error;
  if (fs::is_regular_file(manifest, error)) {
    return manifest.parent_path();
  }
  return fail(ErrorKind::Input, "the pack that comes with the program is neither '{}' nor '{}'; name a pack's folder",
              besideProgram({kBuilt}).parent_path().string(), besideProgram({kInstalled}).parent_path().string());
}

}  // namespace kurilscope::packs
