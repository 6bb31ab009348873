#include <algorithm>
#include <ranges>

#include "scene/compose.hpp"

namespace kurilscope::scene {

view::Selection pick(const Stage& stage, const view::View& view, const Scene& scene, glm::vec2 pixel) {
  for (const Item& item : scene.items) {
    if (const auto* inset = std::get_if<Inset>(&item)) {
      const glm::vec2 inside = pixel - glm::vec2(inset->topLeft);
      const glm::vec2 size{inset->scene->frame.width, inset->scene->frame.height};
      if (inside.x >= 0 && inside.y >= 0 && inside.x < size.x && inside.y < size.y) {
        return pick(stage, view, *inset->scene, inside);
      }
    }
  }
  for (const Mark& mark : std::views::reverse(scene.marks)) {
    if (pixel.x >= mark.topLeft.x && pixel.y >= mark.topLeft.y && pixel.x <= mark.bottomRight.x &&
        pixel.y <= mark.bottomRight.y) {
      return mark.subject;
    }
  }
  const geo::Plane point = scene.transform.plane({pixel.x, pixel.y});
  const geo::PlaneBox here{point.x, point.y, point.x, point.y};
  for (const BasePolygon& polygon : stage.basemapFor(view).polygons) {
    if (!polygon.isFar && polygon.bounds.overlaps(here) && geo::contains(polygon.rings, point)) {
      return {view::Subject::Island, polygon.island};
    }
  }
  return {};
}

}  // namespace kurilscope::scene
