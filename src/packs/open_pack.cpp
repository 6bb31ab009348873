#include "packs/open_pack.hpp"

#include <dlfcn.h>

#include <vector>

#include "base/cache_folder.hpp"
#include "io/module.hpp"
#include "packs/pack_cache.hpp"

namespace kurilscope::packs {

namespace {

namespace fs = std::filesystem;

fs::path programFolder() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

// The first of the candidates, paths from the program's folder, that is a file; the first where none is.
fs::path besideProgram(std::initializer_list<const char*> candidates) {
  for (const char* candidate : candidates) {
    const fs::path path = (programFolder() / candidate).lexically_normal();
    std::error_code error;
    if (fs::is_regular_file(path, error)) {
      return path;
    }
  }
  return (programFolder() / *candidates.begin()).lexically_normal();
}

// In the folder that the program was built in, or as installed.
fs::path readerFile() { return besideProgram({"kurilscope_io.so", "../lib/kurilscope/kurilscope_io.so"}); }

Result<io::PackRead> readThroughModule(const fs::path& path, Diagnostics& diagnostics) {
  const fs::path file = readerFile();
  void* module = ::dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);  // for as long as the program runs
  const auto read = module == nullptr
                        ? nullptr
                        : reinterpret_cast<decltype(&kurilscope_read_pack)>(::dlsym(module, "kurilscope_read_pack"));
  if (read == nullptr) {
    return fail(ErrorKind::Machine, "packs cannot be read: {}; install kurilscope anew", ::dlerror());
  }
  Result<io::PackRead> pack;
  read(path, diagnostics, pack);
  return pack;
}

atlas::Atlas atlasOf(io::PackRead&& read) { return atlas::Atlas(std::move(read.records)); }

}  // namespace

Result<atlas::Atlas> readPack(const fs::path& path, Diagnostics& diagnostics) {
  return readThroughModule(path, diagnostics).map(atlasOf);
}

Result<atlas::Atlas> openPack(const fs::path& path, Diagnostics& diagnostics) {
  const fs::path caches = cacheFolder();
  const PackCache cache(caches.empty() ? caches : caches / "packs", readerFile());
  if (std::optional<atlas::Records> kept = cache.find(path)) {
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
  const auto folderOf = [](const char* file) {
    return (programFolder() / file).lexically_normal().parent_path().string();
  };
  return fail(ErrorKind::Input, "the pack that comes with the program is neither '{}' nor '{}'; name a pack's folder",
              folderOf(kBuilt), folderOf(kInstalled));
}

}  // namespace kurilscope::packs
