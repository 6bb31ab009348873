#pragma once

#include <stdexcept>
#include <string>

#include "io/pack.hpp"

namespace kurilscope::view {

// The pack that ships with the program, read once for a test program.
inline const atlas::Atlas& kuril() {
  static const atlas::Atlas atlas = [] {
    Diagnostics diagnostics;
    Result<atlas::Atlas> loaded = io::loadPack(std::string(KURILSCOPE_SOURCE_DIR) + "/data/kuril", diagnostics);
    if (!loaded) {
      throw std::runtime_error(diagnostics.text() + loaded.error().message);
    }
    return std::move(*loaded);
  }();
  return atlas;
}

}  // namespace kurilscope::view
