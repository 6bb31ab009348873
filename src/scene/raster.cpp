// The user's own raster: a picture under the land, or the shades of a relief over it.
#include "scene/composer.hpp"

namespace kurilscope::scene {

namespace {

// Of a tint over a picture, so that both can be read.
constexpr std::uint8_t kTintOverPicture = 130;

}  // namespace

const BaseRaster* Composer::raster() const {
  const BaseRaster* raster = stage_.rasters == nullptr ? nullptr : stage_.rasters->raster.get();
  if (raster == nullptr || raster->isWorld != basemap_.isWorld) {
    return nullptr;
  }
  const geo::Plane topLeft = scene_.transform.plane({0, 0});
  const geo::Plane bottomRight = scene_.transform.plane({scene_.frame.width, scene_.frame.height});
  return raster->filled.overlaps({topLeft.x, bottomRight.y, bottomRight.x, topLeft.y}) ? raster : nullptr;
}

bool Composer::isOverPicture() const { return raster() != nullptr && !raster()->isRelief; }

Color Composer::landColor(Color color) const { return isOverPicture() ? color.withAlpha(kTintOverPicture) : color; }

void Composer::addRaster(bool isRelief) {
  const BaseRaster* shown = raster();
  if (shown == nullptr || shown->isRelief != isRelief) {
    return;
  }
  const glm::vec2 topLeft = scene_.transform.pixel({shown->box.left, shown->box.top});
  const glm::vec2 bottomRight = scene_.transform.pixel({shown->box.right, shown->box.bottom});
  scene_.items.emplace_back(Raster{stage_.rasters->raster, topLeft, bottomRight - topLeft});
  scene_.notes.push_back((isRelief ? "Relief shaded from " : "Base picture: ") + shown->name);
}

}  // namespace kurilscope::scene
