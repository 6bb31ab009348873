#pragma once

#include "canvas/gl/program.hpp"

namespace kurilscope::canvas::gl {

// All that a canvas draws with.
struct Programs {
  Program fill;
  Program stripes;
  Program coast;
  Program water;
  Program area;
  Program line;
  Program symbol;
  Program rectangle;
  Program text;
  Program raster;
};

// Errors: Machine (shaders that do not build).
[[nodiscard]] Result<Programs> loadPrograms();

}  // namespace kurilscope::canvas::gl
