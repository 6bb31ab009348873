#include "packs/pack_cache.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <fstream>
#include <set>
#include <string>
#include <utility>

#include "base/checksum.hpp"
#include "image/part_file.hpp"
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

// An entry: a line that counts what follows, the folders, the fingerprint, the checksum of the records, the records.
struct Entry {
  std::vector<fs::path> folders;
  std::string fingerprint;
  std::uint64_t checksum = 0;
  std::string records;
};

constexpr std::string_view kHead = "kurilscope pack, kept";

std::string readWhole(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary | std::ios::ate);
  std::string bytes(stream ? static_cast<std::size_t>(std::max<std::streamoff>(stream.tellg(), 0)) : 0, '\0');
  stream.seekg(0);
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return stream ? bytes : std::string();
}

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

void removeOldest(const fs::path& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> entries;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    entries.emplace_back(entry->last_write_time(ignored), entry->path());
  }
  std::ranges::sort(entries, std::greater<>{});
  for (std::size_t i = kMostEntries; i < entries.size(); ++i) {
    fs::remove(entries[i].second, error);
  }
}

}  // namespace

PackCache::PackCache(fs::path folder, fs::path reader) : folder_(std::move(folder)), reader_(std::move(reader)) {}

fs::path PackCache::entryOf(const fs::path& pack) const {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(pack, error);
  return folder_ / fmt::format("{:016x}.pack", checksum((error ? pack : whole).string()));
}

std::optional<atlas::Records> PackCache::find(const fs::path& pack) const {
  const std::string bytes = folder_.empty() ? std::string() : readWhole(entryOf(pack));
  std::string_view rest = bytes;
  if (takeText(rest) != kHead) {
    return std::nullopt;
  }
  const std::vector<fs::path> folders = pathsOf(takeText(rest));
  const std::string_view fingerprint = takeText(rest);
  const std::string_view sum = takeText(rest);
  if (fingerprint != fingerprintOf(folders, reader_).text || sum != fmt::format("{:016x}", checksum(rest))) {
    return std::nullopt;
  }
  return fromBytes(rest);
}

void PackCache::keep(const fs::path& pack, const io::PackRead& read) const {
  const Fingerprint fingerprint = fingerprintOf(read.folders, reader_);
  const std::int64_t now =
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  std::error_code error;
  if (folder_.empty() || now - fingerprint.latestChange < kSettledNanoseconds ||
      (fs::create_directories(folder_, error), error)) {
    return;
  }
  std::string folders;
  for (const fs::path& folder : read.folders) {
    folders += folder.string() + "\n";
  }
  const std::string records = toBytes(read.records);
  const std::string head =
      fmt::format("{}{}{}{}{}{}{:016x}{}", kHead, '\0', folders, '\0', fingerprint.text, '\0', checksum(records), '\0');
  auto file = image::PartFile::create(entryOf(pack));
  if (file && std::fwrite(head.data(), 1, head.size(), file->stream()) == head.size() &&
      std::fwrite(records.data(), 1, records.size(), file->stream()) == records.size()) {
    (void)file->finish();
  }
  removeOldest(folder_);
}

}  // namespace kurilscope::packs
