#include "base/kept_file.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "base/checksum.hpp"
#include "base/output_file.hpp"

namespace kurilscope {

namespace {

namespace fs = std::filesystem;

// What another build of the program kept may mean something else, even where nobody has raised a number.
std::string thisBuild() {
  struct stat program {};
  return ::stat("/proc/self/exe", &program) != 0
             ? std::string()
             : fmt::format("{} {} {}", program.st_size, program.st_mtim.tv_sec, program.st_mtim.tv_nsec);
}

std::string headOf(std::string_view kind, std::string_view bytes) {
  std::string head = "kurilscope, kept: ";
  head += kind;
  static const std::string build = thisBuild();
  head += "\n" + build + "\n";
  const std::uint64_t sum = checksum(bytes);
  head.append(reinterpret_cast<const char*>(&sum), sizeof sum);
  return head;
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
  auto output = OutputFile::create(file, OutputFile::Writer::Ours, OutputFile::Sync::No);
  const bool isKept = output && output->write(headOf(kind, bytes)) && output->write(bytes) && output->finish();
  if (!isKept) {
    return;
  }
  removeOldest(file.parent_path(), mostFiles);
}

}  // namespace kurilscope
