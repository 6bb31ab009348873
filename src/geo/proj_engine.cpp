#include <dlfcn.h>

#include "base/beside_program.hpp"
#include "geo/module.hpp"

namespace kurilscope::geo {

Result<NamedEngine> projEngine(const std::string& definition) {
  const auto path = besideProgram({"kurilscope_proj.so", "../lib/kurilscope/kurilscope_proj.so"});
  void* file = ::dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL);
  auto* newEngine = file == nullptr
                        ? nullptr
                        : reinterpret_cast<decltype(&kurilscope_proj_engine)>(::dlsym(file, "kurilscope_proj_engine"));
  if (newEngine == nullptr) {
    return fail(ErrorKind::Machine,
                "projection '{}' needs PROJ: {}; free memory if it is short, or install kurilscope anew", definition,
                ::dlerror());
  }
  Result<NamedEngine> engine;
  newEngine(definition, engine);
  return engine;
}

}  // namespace kurilscope::geo
