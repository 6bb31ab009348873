#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "geo/point.hpp"

namespace kurilscope::io {

// A part of a raster as a map wants it.
struct WarpOrder {
  std::filesystem::path path;
  std::string projection;  // PROJ string, metres
  geo::PlaneBox box;       // of its plane
  int width = 0;           // pixels that fill the box
  int height = 0;
};

// Pixels over the box, top row first. Of elevations: shades to be laid over the land, black where it lies in shadow and
// white where it is lit, clear where it is flat. Clear too where the raster has nothing.
struct WarpedRaster {
  bool isRelief = false;
  std::vector<std::uint8_t> rgba;  // 8 bits a channel, multiplied by alpha
};

// Through GDAL, which reads no more of the file than the order needs (its overviews, where it has some). One band of
// other than 8-bit numbers is elevation, in metres; one, three or four bands of bytes, or colours of a table, a
// picture. Errors: Input (no raster, no place on Earth, another kind of bands), with GDAL's words.
[[nodiscard]] Result<WarpedRaster> warpedRaster(const WarpOrder& order);

}  // namespace kurilscope::io
