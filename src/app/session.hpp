#pragma once

#include "atlas/atlas.hpp"
#include "base/result.hpp"
#include "scene/compose.hpp"

namespace kurilscope::app {

// What a picture of an atlas needs besides a View, made once: the basemaps and the fonts.
struct Props {
  scene::Basemap region;
  Late<scene::Basemap> world;
  scene::Typesetter type;

  // The atlas must outlive it. Errors: Input (the pack's projection), Machine (fonts).
  [[nodiscard]] static Result<Props> make(const atlas::Atlas& atlas);
  [[nodiscard]] scene::Stage stage(const atlas::Atlas& atlas, const scene::ZoneShelf& zones) const {
    return {atlas, region, world, type, &zones};
  }
};

}  // namespace kurilscope::app
