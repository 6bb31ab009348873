#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "atlas/atlas.hpp"
#include "io/module.hpp"

namespace kurilscope::packs {

// Packs that were read and found sound, ready to use, in files of the cache folder. One is given back only while every
// file in the pack's folders has the name, size and times of change that it had, and the reader is the same file too;
// a damaged entry counts as none. Failing to keep one is no error: it is read again. The far land has a file of its
// own, in the folder beside, and is read when it is asked for.
class PackCache {
 public:
  // `folder` holds the entries (empty: none are kept); `reader` is the file that reads packs.
  PackCache(std::filesystem::path folder, std::filesystem::path reader);

  // `farLandAnew` gives the far land where its file turns out to be damaged when it is asked for.
  [[nodiscard]] std::optional<atlas::Records> find(const std::filesystem::path& pack,
                                                   const std::function<atlas::FarLand::Polygons()>& farLandAnew) const;
  // What was read of a pack. Files that changed just now may change again within one tick of the file system's clock:
  // such a pack is kept another time.
  void keep(const std::filesystem::path& pack, const io::PackRead& read) const;

 private:
  [[nodiscard]] std::filesystem::path entryOf(const std::filesystem::path& pack) const;
  [[nodiscard]] std::filesystem::path farLandOf(const std::filesystem::path& entry) const;

  std::filesystem::path folder_;
  std::filesystem::path reader_;
};

}  // namespace kurilscope::packs
