#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "atlas/atlas.hpp"

namespace kurilscope::packs {

// Records as bytes and back, for this machine and this build alone. Bytes that are no records give nothing.
[[nodiscard]] std::string toBytes(const atlas::Records& records);
[[nodiscard]] std::optional<atlas::Records> fromBytes(std::string_view bytes);

}  // namespace kurilscope::packs
