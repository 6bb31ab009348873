#pragma once

#include <filesystem>

#include "atlas/atlas.hpp"
#include "base/diagnostics.hpp"
#include "base/result.hpp"
#include "io/module.hpp"

namespace kurilscope::io {

// Reads a pack: the folder with pack.toml, or that file itself. All tables go through GDAL (CSV, XLSX, ODS,
// GeoPackage, FlatGeobuf, GeoJSON …); a part is a file name or "file:layer".
// A broken pack never half-loads: on any problem `diagnostics` lists them all and the Error says how many.
[[nodiscard]] Result<atlas::Atlas> loadPack(const std::filesystem::path& path, Diagnostics& diagnostics);

// The same, as records that are not indexed yet, and where they come from.
[[nodiscard]] Result<PackRead> readPack(const std::filesystem::path& path, Diagnostics& diagnostics);

}  // namespace kurilscope::io
