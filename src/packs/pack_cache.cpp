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
constexpr std::string_view kKind = "pack 2";
constexpr std::string_view kFarLandKind = "far land";

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

// The far land's file says in its kind which land it holds: another process may have kept another meanwhile.
std::string farLandKind(std::uint64_t key) { return fmt::format("{} {:016x}", kFarLandKind, key); }

atlas::FarLand::Polygons farLandIn(const fs::path& file, std::uint64_t key,
                                   const std::function<atlas::FarLand::Polygons()>& anew) {
  const auto bytes = readKept(file, farLandKind(key));
  auto polygons = bytes ? farLandFromBytes(bytes->view()) : std::nullopt;
  return polygons ? std::move(*polygons) : anew();
}

}  // namespace

PackCache::PackCache(fs::path folder, fs::path reader) : folder_(std::move(folder)), reader_(std::move(reader)) {}

fs::path PackCache::entryOf(const fs::path& pack) const {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(pack, error);
  return folder_ / fmt::format("{:016x}.pack", checksum((error ? pack : whole).string()));
}

fs::path PackCache::farLandOf(const fs::path& entry) const {
  return folder_.parent_path() / (folder_.filename().string() + "-far-land") / entry.filename();
}

std::optional<atlas::Records> PackCache::find(const fs::path& pack,
                                              const std::function<atlas::FarLand::Polygons()>& farLandAnew) const {
  const fs::path entry = folder_.empty() ? folder_ : entryOf(pack);
  const auto bytes = folder_.empty() ? std::nullopt : readKept(entry, kKind);
  std::string_view rest = bytes ? bytes->view() : std::string_view();
  const std::vector<fs::path> folders = pathsOf(takeText(rest));
  const std::string_view fingerprint = takeText(rest);
  std::error_code error;
  if (!bytes || fingerprint != fingerprintOf(folders, reader_).text || !fs::exists(farLandOf(entry), error)) {
    return std::nullopt;
  }
  std::optional<atlas::Records> records = fromBytes(rest);
  if (records) {
    records->world.polygons = Late<atlas::FarLand::Polygons>::by(
        [file = farLandOf(entry), key = records->world.key, farLandAnew] { return farLandIn(file, key, farLandAnew); });
  }
  return records;
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
  const fs::path entry = entryOf(pack);
  const atlas::FarLand& farLand = read.records.world;
  kurilscope::keep(farLandOf(entry), farLandKind(farLand.key), toBytes(farLand), kMostEntries);
  kurilscope::keep(entry, kKind, folders + '\0' + fingerprint.text + '\0' + toBytes(read.records), kMostEntries);
}

}  // namespace kurilscope::packs
