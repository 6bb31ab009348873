#pragma once

#include <filesystem>

#include "base/beside_program.hpp"
#include "io/module.hpp"

namespace kurilscope::packs {

// The functions of the room `io`, loaded when first asked for and kept for as long as the program runs.
struct IoModule {
  decltype(&kurilscope_read_pack) readPack = nullptr;
  decltype(&kurilscope_warp_raster) warpRaster = nullptr;
  decltype(&kurilscope_new_raster) newRaster = nullptr;
  decltype(&kurilscope_read_picture_texts) readPictureTexts = nullptr;
};

// Errors: Machine, where the file that holds it is not beside the program.
[[nodiscard]] Result<IoModule> ioModule();
// In the folder that the program was built in, or as installed.
[[nodiscard]] std::filesystem::path ioModuleFile();

}  // namespace kurilscope::packs
