#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "atlas/atlas.hpp"
#include "io/module.hpp"

namespace kurilscope::packs {

// Packs that were read and found sound, ready to use, in files of the cache folder. One is given back only while every
// file in the pack's folders has the name, size and times of change that it had, and the reader is the same file too;
// a damaged entry counts as none. Failing to keep one is no error: it is read again.
class PackCache {
 public:
  // `folder` holds the entries (empty: none are kept); `reader` is the file that reads packs.
  PackCache(std::filesystem::path folder, std::filesystem::path reader);

  [[nodiscard]] std::optional<atlas::Records> find(const std::filesystem::path& pack) const;
  // What was read of a pack. Files that changed just now may change again within one tick of the file system's clock:
  // such a pack is kept another time.
  void keep(const std::filesystem::path& pack, const io::PackRead& read) const;

 private:
  [[nodiscard]] std::filesystem::path entryOf(const std::filesystem::path& pack) const;

  std::filesystem::path folder_;
  std::filesystem::path reader_;
};

}  // namespace kurilscope::packs
