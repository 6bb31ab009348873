#include "packs/io_module.hpp"

#include <dlfcn.h>

namespace kurilscope::packs {

namespace fs = std::filesystem;

namespace {

template <class Function>
bool find(void* module, const char* name, Function& function) {
  function = module == nullptr ? nullptr : reinterpret_cast<Function>(::dlsym(module, name));
  return function != nullptr;
}

}  // namespace

fs::path ioModuleFile() { return besideProgram({"kurilscope_io.so", "../lib/kurilscope/kurilscope_io.so"}); }

Result<IoModule> ioModule() {
  void* file = ::dlopen(ioModuleFile().c_str(), RTLD_LAZY | RTLD_LOCAL);
  IoModule io;
  if (!find(file, "kurilscope_read_pack", io.readPack) || !find(file, "kurilscope_warp_raster", io.warpRaster) ||
      !find(file, "kurilscope_new_raster", io.newRaster) ||
      !find(file, "kurilscope_read_picture_texts", io.readPictureTexts)) {
    return fail(ErrorKind::Machine,
                "packs and pictures cannot be read: {}; free memory if it is short, or install kurilscope anew",
                ::dlerror());
  }
  return io;
}

}  // namespace kurilscope::packs
