#include "app/session.hpp"

#include <future>

#include "app/kept_basemaps.hpp"
#include "base/cache_folder.hpp"

namespace kurilscope::app {

// The basemap and the fonts side by side: neither needs the other.
Result<Props> Props::make(const atlas::Atlas& atlas) {
  const std::filesystem::path cache = cacheFolder();
  const std::filesystem::path folder = cache.empty() ? cache : cache / "basemaps";
  auto region = std::async(std::launch::async, [&] { return keptRegionBasemap(atlas, folder); });
  auto type = scene::Typesetter::fromSystem();
  auto regionMap = region.get();
  if (!type) {
    return tl::make_unexpected(type.error());
  }
  if (!regionMap) {
    return tl::make_unexpected(regionMap.error());
  }
  auto world = Late<scene::Basemap>::by([&atlas, folder] { return keptWorldBasemap(atlas, folder); });
  return Props{std::move(*regionMap), std::move(world), std::move(*type)};
}

}  // namespace kurilscope::app
