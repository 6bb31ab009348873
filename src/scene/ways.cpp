#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "geo/geodesic.hpp"
#include "scene/composer.hpp"

namespace kurilscope::scene {

namespace {

constexpr double kStepMeters = 5000;

std::string kilometres(double meters) {
  return meters < 100000 ? fmt::format("{:.1f} km", meters / 1000)
                         : fmt::format("{} km", grouped(std::llround(meters / 1000)));
}

}  // namespace

// The shortest ways from Hokkaido to each disputed island or group, and the measurement of the view.
void Composer::addWays() {
  if (view_.shows(view::Layer::Distances) && !basemap_.isWorld) {
    for (const atlas::Island& island : atlas_.islands()) {
      const bool isOfGroup = std::ranges::any_of(island.partOf, [this](const std::string& id) {
        const atlas::Island* group = atlas_.island(id);
        return group != nullptr && group->disputed;
      });
      if (island.disputed && !isOfGroup) {
        addWay("hokkaido", island.id, 90);
      }
    }
  }
  if (view_.measurement) {
    addWay(view_.measurement->from, view_.measurement->to, 900);
  }
}

void Composer::addWay(const std::string& from, const std::string& to, double priority) {
  const auto way = atlas_.shortestBetween(from, to);
  if (!way) {
    return;
  }
  const std::vector<glm::vec2> line = pixelsOf(geo::geodesicLine(way->from, way->to, kStepMeters));
  if (line.size() < 2) {
    return;
  }
  placement_.avoid(line);
  // A way answers with the card of the island it leads to, which names its sources.
  const std::string& island = to == "hokkaido" ? from : to;
  if (atlas_.island(island) != nullptr) {
    scene_.lines.push_back({{view::Subject::Island, island}, line});
  }
  scene_.items.emplace_back(Polyline{line, palette_.halo.withAlpha(200), px(3.4F)});
  scene_.items.emplace_back(Polyline{line, palette_.text, px(1.2F)});
  for (const glm::vec2 end : {line.front(), line.back()}) {
    scene_.items.emplace_back(Symbol{.shape = SymbolShape::Disc,
                                     .center = end,
                                     .radiusPixels = px(2.4F),
                                     .fill = palette_.text,
                                     .outline = palette_.halo,
                                     .outlinePixels = px(1)});
  }
  labels_.push_back({.subject = {},
                     .lines = {kilometres(way->distanceMeters)},
                     .face = Face::SansBold,
                     .sizePixels = px(type::kSmall),
                     .color = palette_.text,
                     .priority = priority,
                     .anchor = line[line.size() / 2],
                     .gapPixels = px(3),
                     .path = line,
                     .stand = Stand::NearPath});
}

}  // namespace kurilscope::scene
