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
  const std::size_t count = diagnostics.problems().size();
  return fail(ErrorKind::Input, "the pack '{}' has {} problem{}", path.string(), count, count == 1 ? "" : "s");
}

std::vector<std::string> filesOf(const Draft& draft) {
  std::set<std::string> files{"pack.toml"};
  for (const auto& [part, origin] : draft.origins) {
    files.insert(origin.file);
  }
  return {files.begin(), files.end()};
}

}  // namespace

Result<atlas::Atlas> loadPack(const fs::path& path, Diagnostics& diagnostics) {
  const Result<fs::path> manifest = manifestOf(path);
  if (!manifest) {
    return tl::make_unexpected(manifest.error());
  }
  Draft draft;
  draft.directory = manifest->has_parent_path() ? manifest->parent_path() : fs::path(".");
  draft.records.directory = draft.directory.string();
  Diagnostics found;
  readManifest(*manifest, draft, found);
  readParts(draft, found);
  checkRecords(draft, found);
  for (const Problem& problem : found.problems()) {
    diagnostics.add(problem);
  }
  if (!found.empty()) {
    return broken(path, found);
  }
  draft.records.files = filesOf(draft);
  return atlas::Atlas(std::move(draft.records));
}

Result<fs::path> defaultPack() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) {
    return fail(ErrorKind::Input, "cannot tell where the program lies ({}); name the pack's folder", error.message());
  }
  const fs::path folder = program.parent_path();
  const std::vector<fs::path> candidates = {(folder / "../../data/kuril").lexically_normal(),
                                            (folder / "../share/kurilscope/data/kuril").lexically_normal()};
  for (const fs::path& candidate : candidates) {
    if (fs::is_regular_file(candidate / "pack.toml", error)) {
      return candidate;
    }
  }
  return fail(ErrorKind::Input, "the pack that comes with the program is neither '{}' nor '{}'; name a pack's folder",
              candidates[0].string(), candidates[1].string());
}

}  // namespace kurilscope::io
