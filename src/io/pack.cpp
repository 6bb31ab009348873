#include "io/pack.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "io/draft.hpp"

namespace kurilscope::io {

namespace {

namespace fs = std::filesystem;

constexpr const char* kWhatAPackIs =
    "a pack is a folder with a file pack.toml, which names the tables and map layers beside it; "
    "data/kuril, which comes with the program, is an example";

// The pack.toml of a pack given as its folder or as that file.
Result<fs::path> manifestOf(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    return fail(ErrorKind::Input, "there is no pack '{}': {}", path.string(),
                error && error != std::errc::no_such_file_or_directory ? error.message() : "no such file or folder");
  }
  if (fs::is_directory(status)) {
    const fs::path manifest = path / "pack.toml";
    if (fs::is_regular_file(manifest, error)) {
      return manifest;
    }
    const bool empty = fs::is_empty(path, error) && !error;
    return fail(ErrorKind::Input, "the folder '{}' {}; {}", path.string(), empty ? "is empty" : "has no pack.toml",
                kWhatAPackIs);
  }
  if (path.filename() == "pack.toml") {
    return path;
  }
  return fail(ErrorKind::Input, "'{}' is not a pack; {}", path.string(), kWhatAPackIs);
}

tl::unexpected<Error> broken(const fs::path& path, const Diagnostics& diagnostics) {
  const std::size_t count = diagnostics.count();
  return fail(ErrorKind::Input, "the pack '{}' has {} problem{}", path.string(), count, count == 1 ? "" : "s");
}

std::vector<fs::path> foldersOf(const Draft& draft) {
  const fs::path pack = fs::absolute(draft.directory).lexically_normal();
  std::set<fs::path> folders{pack};
  for (const auto& [part, name] : draft.parts) {
    const fs::path file = name.spec.substr(0, name.spec.rfind(':'));  // a colon is the layer's, or the file's own
    folders.insert((pack / file.parent_path()).lexically_normal());
  }
  return {folders.begin(), folders.end()};
}

}  // namespace

Result<PackRead> readPack(const fs::path& path, Diagnostics& diagnostics) {
  const Result<fs::path> manifest = manifestOf(path);
  if (!manifest) {
    return tl::make_unexpected(manifest.error());
  }
  Draft draft;
  draft.directory = manifest->has_parent_path() ? manifest->parent_path() : fs::path(".");
  draft.records.directory = fs::absolute(draft.directory).lexically_normal().string();
  Diagnostics found;
  readManifest(*manifest, draft, found);
  readParts(draft, found);
  checkRecords(draft, found);
  diagnostics.add(found);
  if (!found.empty()) {
    return broken(path, found);
  }
  draft.records.files = {draft.files.begin(), draft.files.end()};
  return PackRead{.records = std::move(draft.records), .folders = foldersOf(draft)};
}

Result<atlas::Atlas> loadPack(const fs::path& path, Diagnostics& diagnostics) {
  return readPack(path, diagnostics).map([](PackRead&& read) { return atlas::Atlas(std::move(read.records)); });
}

}  // namespace kurilscope::io
