#include "packs/pack_cache.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>

#include "base/checksum.hpp"
#include "base/kept_file.hpp"
#include "packs/record_bytes.hpp"

namespace kurilscope::packs {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = 8;
constexpr std::int64_t kSettledNanoseconds = 2'000'000'000;

// What identifies the state of files without reading them, a line a file; and when the latest of them changed.
struct Fingerprint {
  std::string text;
  std::int64_t latestChange = 0;

  void add(const fs::path& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) {
      return;
    }
    const auto nanoseconds = [](const timespec& time) {
      return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
    };
    const std::int64_t changed = nanoseconds(found.st_ctim);
    text += fmt::format("{} {} {} {}\n", file.string(), found.st_size, nanoseconds(found.st_mtim), changed);
    latestChange = std::max(latestChange, changed);
  }
};

Fingerprint fingerprintOf(const std::vector<fs::path>& folders, const fs::path& reader) {
  std::set<fs::path> files;
  for (const fs::path& folder : folders) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      files.insert(entry->path());
    }
  }
  Fingerprint fingerprint;
  fingerprint.add(reader);
  std::ranges::for_each(files, [&](const fs::path& file) { fingerprint.add(file); });
  return fingerprint;
}

// An entry: the folders, the fingerprint, the records.
constexpr std::string_view kKind = "pack";

// Text before the next '\0', which is taken off.
std::string_view takeText(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\0'), bytes.size());
  const std::string_view text = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  return text;
}

std::vector<fs::path> pathsOf(std::string_view lines) {
  std::vector<fs::path> paths;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    paths.emplace_back(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return paths;
}

}  // namespace

PackCache::PackCache(fs::path folder, fs::path reader) : folder_(std::move(folder)), reader_(std::move(reader)) {}

fs::path PackCache::entryOf(const fs::path& pack) const {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(pack, error);
  return folder_ / fmt::format("{:016x}.pack", checksum((error ? pack : whole).string()));
}

std::optional<atlas::Records> PackCache::find(const fs::path& pack) const {
  const auto bytes = folder_.empty() ? std::nullopt : readKept(entryOf(pack), kKind);
  std::string_view rest = bytes ? *bytes : std::string_view();
  const std::vector<fs::path> folders = pathsOf(takeText(rest));
  const std::string_view fingerprint = takeText(rest);
  return bytes && fingerprint == fingerprintOf(folders, reader_).text ? fromBytes(rest) : std::nullopt;
}

void PackCache::keep(const fs::path& pack, const io::PackRead& read) const {
  const Fingerprint fingerprint = fingerprintOf(read.folders, reader_);
  const std::int64_t now =
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  if (folder_.empty() || now - fingerprint.latestChange < kSettledNanoseconds) {
    return;
  }
  std::string folders;
  for (const fs::path& folder : read.folders) {
    folders += folder.string() + "\n";
  }
  kurilscope::keep(entryOf(pack), kKind, folders + '\0' + fingerprint.text + '\0' + toBytes(read.records),
                   kMostEntries);
}

}  // namespace kurilscope::packs
