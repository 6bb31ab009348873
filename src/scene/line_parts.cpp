#include "scene/line_parts.hpp"

#include <algorithm>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

namespace kurilscope::scene {

namespace {

// Whether a point lies on the straight stretch between two others, to some ten metres.
bool liesOn(geo::LonLat point, geo::LonLat from, geo::LonLat to) {
  constexpr double kDegrees = 1e-4;
  const glm::dvec2 way{to.lon - from.lon, to.lat - from.lat};
  const glm::dvec2 off{point.lon - from.lon, point.lat - from.lat};
  const double along = std::clamp(glm::dot(off, way) / std::max(glm::dot(way, way), 1e-12), 0.0, 1.0);
  return glm::length(off - along * way) < kDegrees;
}

// Whether another kind of line runs along a stretch of a line.
bool isShared(const atlas::Line& line, geo::LonLat from, geo::LonLat to, const std::vector<const atlas::Line*>& shown) {
  return std::ranges::any_of(shown, [&](const atlas::Line* other) {
    return other->kind != line.kind && std::ranges::any_of(other->parts, [&](const std::vector<geo::LonLat>& part) {
             return std::ranges::adjacent_find(part, [&](geo::LonLat a, geo::LonLat b) {
                      return liesOn(from, a, b) && liesOn(to, a, b);
                    }) != part.end();
           });
  });
}

}  // namespace

std::vector<std::vector<geo::LonLat>> partsApart(const atlas::Line& line,
                                                 const std::vector<const atlas::Line*>& shown) {
  if (line.kind != atlas::LineKind::Zone) {
    return line.parts;
  }
  std::vector<std::vector<geo::LonLat>> apart;
  for (const auto& part : line.parts) {
    bool goesOn = false;
    for (std::size_t i = 1; i < part.size(); ++i) {
      const bool isApart = !isShared(line, part[i - 1], part[i], shown);
      if (isApart && !goesOn) {
        apart.push_back({part[i - 1]});
      }
      if (isApart) {
        apart.back().push_back(part[i]);
      }
      goesOn = isApart;
    }
  }
  return apart;
}

}  // namespace kurilscope::scene
