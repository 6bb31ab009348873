#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/late.hpp"
#include "geo/point.hpp"

namespace kurilscope::atlas {

// The land of the world around a pack's region. There may be much of it, ten million points, and it is looked at only
// when a basemap has to be made; so it may lie on disk until then.
struct FarLand {
  using Polygons = std::vector<geo::Polygon>;

  std::uint64_t key = 0;  // changes with what it holds, and is the same from run to run
  std::size_t size = 0;   // polygons
  Late<Polygons> polygons;

  [[nodiscard]] static FarLand of(Polygons polygons);
};

}  // namespace kurilscope::atlas
