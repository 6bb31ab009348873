#include "base/load_module.hpp"

#include <dlfcn.h>

#include <string_view>

#include "base/build_id.hpp"

namespace kurilscope {

Result<void*> loadModule(const std::filesystem::path& file) {
  void* module = ::dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (module == nullptr) {
    return fail(ErrorKind::Machine,
                "a part of kurilscope cannot be loaded: {}; free memory if it is short, or install kurilscope anew",
                ::dlerror());
  }
  const auto id = reinterpret_cast<decltype(&buildId)>(::dlsym(module, "kurilscope_build_id"));
  if (id == nullptr || std::string_view(id()) != buildId()) {
    return fail(ErrorKind::Machine, "'{}' belongs to another build of kurilscope; install kurilscope anew",
                file.string());
  }
  return module;
}

}  // namespace kurilscope
