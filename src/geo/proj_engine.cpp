#include <dlfcn.h>

#include "base/beside_program.hpp"
#include "base/load_module.hpp"
#include "geo/module.hpp"

namespace kurilscope::geo {

Result<NamedEngine> projEngine(const std::string& definition) {
  const auto path = besideProgram({"kurilscope_proj.so", "../lib/kurilscope/kurilscope_proj.so"});
  const Result<void*> module = loadModule(path);
  if (!module) {
    return fail(module.error().kind, "projection '{}' needs PROJ: {}", definition, module.error().message);
  }
  auto* newEngine = reinterpret_cast<decltype(&kurilscope_proj_engine)>(::dlsym(*module, "kurilscope_proj_engine"));
  Result<NamedEngine> engine;
  newEngine(definition, engine);
  return engine;
}

}  // namespace kurilscope::geo
