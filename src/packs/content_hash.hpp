#pragma once

#include <string>

#include "atlas/atlas.hpp"

namespace kurilscope::packs {

// The state of a pack's content as 16 hexadecimal digits: the checksum (base/checksum.hpp) of one line "NAME CHECKSUM"
// for pack.toml and each part that it names, in the order of their names. Reads those files, a few megabytes; one that
// is gone counts as empty. The same pack elsewhere, or copied, has the same hash.
[[nodiscard]] std::string contentHash(const atlas::Records& records);

}  // namespace kurilscope::packs
