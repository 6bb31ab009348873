#pragma once

#include <filesystem>
#include <memory>

#include "io/base_raster.hpp"
#include "io/raster.hpp"

namespace kurilscope::packs {

// io::warpedRaster, io::newRaster and io::readPictureTexts for the program, which loads the room `io` when it is first
// needed. Errors: theirs, and Machine where the file that holds it is not beside the program.
[[nodiscard]] Result<io::WarpedRaster> warpedRaster(const io::WarpOrder& order);
[[nodiscard]] Result<std::unique_ptr<io::RasterFile>> newRaster(const io::RasterOrder& order);
[[nodiscard]] Result<image::Texts> readPictureTexts(const std::filesystem::path& path);

}  // namespace kurilscope::packs
