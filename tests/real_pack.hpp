#pragma once

#include <stdexcept>

#include "io/pack.hpp"

namespace kurilscope::test {

// The pack that ships with the program, read once for a test program.
inline const atlas::Atlas& realAtlas() {
  static const atlas::Atlas atlas = [] {
    Diagnostics diagnostics;
    Result<atlas::Atlas> loaded = io::loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics);
    if (!loaded) {
      throw std::runtime_error(diagnostics.text() + loaded.error().message);
    }
    return std::move(*loaded);
  }();
  return atlas;
}

}  // namespace kurilscope::test
