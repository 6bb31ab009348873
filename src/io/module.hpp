#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "atlas/atlas.hpp"
#include "base/diagnostics.hpp"
#include "base/result.hpp"
#include "image/image.hpp"
#include "io/base_raster.hpp"
#include "io/raster.hpp"

namespace kurilscope::io {

// A sound pack as read, and the folders that its files lie in.
struct PackRead {
  atlas::Records records;
  std::vector<std::filesystem::path> folders;
};

}  // namespace kurilscope::io

// The room `io` as a module that a running program loads (kurilscope_io.so): GDAL brings a hundred libraries, and
// finding their symbols takes longer than all else that a start does.
extern "C" void kurilscope_read_pack(const std::filesystem::path& path, kurilscope::Diagnostics& diagnostics,
                                     kurilscope::Result<kurilscope::io::PackRead>& read);

// As io::warpedRaster, io::newRaster and io::readPictureTexts.
extern "C" void kurilscope_warp_raster(const kurilscope::io::WarpOrder& order,
                                       kurilscope::Result<kurilscope::io::WarpedRaster>& raster);
extern "C" void kurilscope_new_raster(const kurilscope::io::RasterOrder& order,
                                      kurilscope::Result<std::unique_ptr<kurilscope::io::RasterFile>>& raster);
extern "C" void kurilscope_read_picture_texts(const std::filesystem::path& path,
                                              kurilscope::Result<kurilscope::image::Texts>& texts);

extern "C" const char* kurilscope_build_id();
