#include "packs/content_hash.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/checksum.hpp"
#include "base/shared_bytes.hpp"

namespace kurilscope::packs {

std::string contentHash(const atlas::Records& records) {
  std::string lines;
  for (const std::string& name : records.files) {
    const auto bytes =
        SharedBytes::ofFile(std::filesystem::path(records.directory) / name, SharedBytes::Pages::AllAtOnce);
    lines += fmt::format("{} {:016x}\n", name, checksum(bytes ? bytes->view() : std::string_view()));
  }
  return fmt::format("{:016x}", checksum(lines));
}

}  // namespace kurilscope::packs
