#include "base/kept_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <utility>
#include <vector>

#include "base/checksum.hpp"

namespace kurilscope {

namespace {

namespace fs = std::filesystem;

std::string headOf(std::string_view kind, std::string_view bytes) {
  std::string head = "kurilscope, kept: ";
  head += kind;
  head += '\n';
  const std::uint64_t sum = checksum(bytes);
  head.append(reinterpret_cast<const char*>(&sum), sizeof sum);
  return head;
}

bool writeAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written <= 0) {
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void removeOldest(const fs::path& folder, std::size_t mostFiles) {
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    files.emplace_back(entry->last_write_time(ignored), entry->path());
  }
  std::ranges::sort(files, std::greater<>{});
  for (std::size_t i = mostFiles; i < files.size(); ++i) {
    fs::remove(files[i].second, error);
  }
}

}  // namespace

std::optional<SharedBytes> readKept(const fs::path& file, std::string_view kind) {
  const auto whole = SharedBytes::ofFile(file, SharedBytes::Pages::AllAtOnce);
  const std::size_t headSize = headOf(kind, {}).size();
  if (!whole || whole->view().size() < headSize) {
    return std::nullopt;
  }
  SharedBytes bytes = whole->from(headSize);
  return whole->view().starts_with(headOf(kind, bytes.view())) ? std::optional(std::move(bytes)) : std::nullopt;
}

void keep(const fs::path& file, std::string_view kind, std::string_view bytes, std::size_t mostFiles) {
  std::error_code error;
  if (file.empty() || (fs::create_directories(file.parent_path(), error), error)) {
    return;
  }
  std::string part = file.string() + ".XXXXXX";  // a name of its own, since another process may write the same
  const int descriptor = ::mkstemp(part.data());
  if (descriptor < 0) {
    return;
  }
  const bool isWritten = writeAll(descriptor, headOf(kind, bytes)) && writeAll(descriptor, bytes);
  if (::close(descriptor) != 0 || !isWritten) {
    fs::remove(part, error);
    return;
  }
  fs::rename(part, file, error);
  if (error) {
    fs::remove(part, error);
  }
  removeOldest(file.parent_path(), mostFiles);
}

}  // namespace kurilscope
