#include "app/session.hpp"

#include <future>

#include "app/kept_basemaps.hpp"
#include "base/cache_folder.hpp"

namespace kurilscope::app {

// Each on a thread of its own: none needs the others.
Result<Props> Props::make(const atlas::Atlas& atlas) {
  const std::filesystem::path cache = cacheFolder();
  const std::filesystem::path folder = cache.empty() ? cache : cache / "basemaps";
  auto world = std::async(std::launch::async, [&] { return keptWorldBasemap(atlas, folder); });
  auto region = std::async(std::launch::async, [&] { return keptRegionBasemap(atlas, folder); });
  auto type = scene::Typesetter::fromSystem();
  auto regionMap = region.get();
  auto worldMap = world.get();
  if (!type) {
    return tl::make_unexpected(type.error());
  }
  if (!regionMap) {
    return tl::make_unexpected(regionMap.error());
  }
  return Props{std::move(*regionMap), std::move(worldMap), std::move(*type)};
}

}  // namespace kurilscope::app
