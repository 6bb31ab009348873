#include "io/module.hpp"

#include "base/build_id.hpp"
#include "io/pack.hpp"
#include "io/picture_texts.hpp"

void kurilscope_read_pack(const std::filesystem::path& path, kurilscope::Diagnostics& diagnostics,
                          kurilscope::Result<kurilscope::io::PackRead>& read) {
  read = kurilscope::io::readPack(path, diagnostics);
}

void kurilscope_warp_raster(const kurilscope::io::WarpOrder& order,
                            kurilscope::Result<kurilscope::io::WarpedRaster>& raster) {
  raster = kurilscope::io::warpedRaster(order);
}

void kurilscope_new_raster(const kurilscope::io::RasterOrder& order,
                           kurilscope::Result<std::unique_ptr<kurilscope::io::RasterFile>>& raster) {
  raster = kurilscope::io::newRaster(order);
}

void kurilscope_read_picture_texts(const std::filesystem::path& path,
                                   kurilscope::Result<kurilscope::image::Texts>& texts) {
  texts = kurilscope::io::readPictureTexts(path);
}

const char* kurilscope_build_id() { return kurilscope::buildId(); }
