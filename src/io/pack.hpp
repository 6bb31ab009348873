#pragma once

#include <filesystem>

#include "atlas/atlas.hpp"
#include "base/diagnostics.hpp"
#include "base/result.hpp"

namespace kurilscope::io {

// Reads a pack: the folder with pack.toml, or that file itself. All tables go through GDAL (CSV, XLSX, ODS,
// GeoPackage, FlatGeobuf, GeoJSON …); a part is a file name or "file:layer".
// A broken pack never half-loads: on any problem `diagnostics` lists them all and the Error says how many.
[[nodiscard]] Result<atlas::Atlas> loadPack(const std::filesystem::path& path, Diagnostics& diagnostics);

// The pack that ships with the program: beside the executable's source tree, or under its installed prefix.
[[nodiscard]] Result<std::filesystem::path> defaultPack();

}  // namespace kurilscope::io
