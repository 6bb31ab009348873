#include "packs/io_module.hpp"

#include <dlfcn.h>

#include "base/load_module.hpp"

namespace kurilscope::packs {

namespace fs = std::filesystem;

namespace {

template <class Function>
Function functionOf(void* module, const char* name) {
  return reinterpret_cast<Function>(::dlsym(module, name));
}

}  // namespace

fs::path ioModuleFile() { return besideProgram({"kurilscope_io.so", "../lib/kurilscope/kurilscope_io.so"}); }

Result<IoModule> ioModule() {
  return loadModule(ioModuleFile()).map([](void* module) {
    return IoModule{
        .readPack = functionOf<decltype(IoModule::readPack)>(module, "kurilscope_read_pack"),
        .warpRaster = functionOf<decltype(IoModule::warpRaster)>(module, "kurilscope_warp_raster"),
        .newRaster = functionOf<decltype(IoModule::newRaster)>(module, "kurilscope_new_raster"),
        .readPictureTexts = functionOf<decltype(IoModule::readPictureTexts)>(module, "kurilscope_read_picture_texts")};
  });
}

}  // namespace kurilscope::packs
