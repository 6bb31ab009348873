#pragma once

#include <string_view>

#include "atlas/atlas.hpp"

namespace kurilscope::app {

// "held", or "passing" while a takeover is in progress; as packs write it.
[[nodiscard]] std::string_view stateWord(const atlas::Status& status);

// The first day of the unbroken administration that a status belongs to: a new decree by the same government, which
// is a new status, does not end it.
[[nodiscard]] atlas::Day administeredSince(const atlas::Status& status, const atlas::Atlas& atlas);

}  // namespace kurilscope::app
