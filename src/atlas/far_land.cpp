#include "atlas/far_land.hpp"

#include <bit>
#include <utility>

#include "base/checksum.hpp"

namespace kurilscope::atlas {

FarLand FarLand::of(Polygons polygons) {
  std::uint64_t key = polygons.size();
  for (const geo::Polygon& polygon : polygons) {
    key = std::rotl(key, 1) ^ polygon.size();
    for (const geo::Ring& ring : polygon) {
      const auto* bytes = reinterpret_cast<const char*>(ring.data());
      key = std::rotl(key, 1) ^ checksum({bytes, ring.size() * sizeof(geo::LonLat)});
    }
  }
  const std::size_t size = polygons.size();
  return {.key = key, .size = size, .polygons = std::move(polygons)};
}

}  // namespace kurilscope::atlas
