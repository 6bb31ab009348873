#include "app/session.hpp"

#include "app/kept_basemaps.hpp"
#include "base/cache_folder.hpp"

namespace kurilscope::app {

// One after the other, a few milliseconds each: to begin a thread waits for the dynamic loader, which is busy with
// OpenGL.
Result<Props> Props::make(const atlas::Atlas& atlas) {
  const std::filesystem::path cache = cacheFolder();
  const std::filesystem::path folder = cache.empty() ? cache : cache / "basemaps";
  auto region = keptRegionBasemap(atlas, folder);
  if (!region) {
    return tl::make_unexpected(region.error());
  }
  auto type = scene::Typesetter::fromSystem();
  if (!type) {
    return tl::make_unexpected(type.error());
  }
  auto world = Late<scene::Basemap>::by([&atlas, folder] { return keptWorldBasemap(atlas, folder); });
  return Props{std::move(*region), std::move(world), std::move(*type)};
}

}  // namespace kurilscope::app
