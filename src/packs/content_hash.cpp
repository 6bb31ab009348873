#include "packs/content_hash.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/checksum.hpp"

namespace kurilscope::packs {

std::string contentHash(const atlas::Records& records) {
  std::string lines;
  for (const std::string& name : records.files) {
    std::ifstream file(std::filesystem::path(records.directory) / name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    lines += fmt::format("{} {:016x}\n", name, checksum(bytes));
  }
  return fmt::format("{:016x}", checksum(lines));
}

}  // namespace kurilscope::packs
