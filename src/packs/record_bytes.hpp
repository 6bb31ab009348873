#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "atlas/atlas.hpp"

namespace kurilscope::packs {

// Records as bytes and back, for this machine and this build alone. Bytes that are no records give nothing. Of the far
// land only its key and size are among them: its polygons are bytes of their own.
[[nodiscard]] std::string toBytes(const atlas::Records& records);
[[nodiscard]] std::optional<atlas::Records> fromBytes(std::string_view bytes);

[[nodiscard]] std::string toBytes(const atlas::FarLand& land);
[[nodiscard]] std::optional<atlas::FarLand::Polygons> farLandFromBytes(std::string_view bytes);

}  // namespace kurilscope::packs
