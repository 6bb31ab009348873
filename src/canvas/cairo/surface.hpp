#pragma once

#include <cairo.h>

#include <memory>

#include "scene/scene.hpp"

namespace kurilscope::canvas::cairo {

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;
using Context = std::unique_ptr<cairo_t, DestroyContext>;

// A point is 1/72 inch, a unit of the scene 1/96 inch.
inline double pointsPerPixel(const scene::Frame& frame) { return 0.75 / frame.scale; }

}  // namespace kurilscope::canvas::cairo
