#include "packs/pictures.hpp"

#include "packs/io_module.hpp"

namespace kurilscope::packs {

Result<io::WarpedRaster> warpedRaster(const io::WarpOrder& order) {
  return ioModule().and_then([&order](const IoModule& module) {
    Result<io::WarpedRaster> raster;
    module.warpRaster(order, raster);
    return raster;
  });
}

Result<std::unique_ptr<io::RasterFile>> newRaster(const io::RasterOrder& order) {
  return ioModule().and_then([&order](const IoModule& module) {
    Result<std::unique_ptr<io::RasterFile>> raster;
    module.newRaster(order, raster);
    return raster;
  });
}

Result<image::Texts> readPictureTexts(const std::filesystem::path& path) {
  return ioModule().and_then([&path](const IoModule& module) {
    Result<image::Texts> texts;
    module.readPictureTexts(path, texts);
    return texts;
  });
}

}  // namespace kurilscope::packs
