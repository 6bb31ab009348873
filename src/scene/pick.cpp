#include <algorithm>
#include <glm/geometric.hpp>
#include <ranges>

#include "scene/compose.hpp"

namespace kurilscope::scene {

namespace {

constexpr float kReachOfLine = 5;  // 1/96 inch: how near a click must be

float distanceToSegment(glm::vec2 point, glm::vec2 a, glm::vec2 b) {
  const glm::vec2 way = b - a;
  const float length = glm::dot(way, way);
  const float share = length > 0 ? std::clamp(glm::dot(point - a, way) / length, 0.0F, 1.0F) : 0;
  return glm::distance(point, a + way * share);
}

bool passesBy(const std::vector<glm::vec2>& line, glm::vec2 pixel, float reach) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (distanceToSegment(pixel, line[i - 1], line[i]) <= reach) {
      return true;
    }
  }
  return false;
}

}  // namespace

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
  for (const MarkedLine& line : std::views::reverse(scene.lines)) {
    if (passesBy(line.points, pixel, kReachOfLine * scene.frame.scale)) {
      return line.subject;
    }
  }
  const std::string island = islandAt(stage, view, scene, pixel);
  return island.empty() ? view::Selection{} : view::Selection{view::Subject::Island, island};
}

std::string islandAt(const Stage& stage, const view::View& view, const Scene& scene, glm::vec2 pixel) {
  const geo::Plane point = scene.transform.plane({pixel.x, pixel.y});
  const geo::PlaneBox here{point.x, point.y, point.x, point.y};
  for (const BasePolygon& polygon : stage.basemapFor(view).nearPolygons()) {
    if (polygon.bounds.overlaps(here) && geo::contains(polygon.rings, point)) {
      return polygon.island;
    }
  }
  return {};
}

}  // namespace kurilscope::scene
