#include <cmath>

#include "base/text.hpp"
#include "geo/geodesic.hpp"
#include "scene/composer.hpp"

namespace kurilscope::scene {

std::string radiusInWords(double km) {
  const double miles = km * 1000 / geo::kMetersPerNauticalMile;
  const std::string kilometres = km < 100 ? fmt::format("{:.4g} km", km) : grouped(std::llround(km)) + " km";
  const bool isWhole = miles >= 0.5 && std::abs(miles - std::round(miles)) < 1e-6;
  return isWhole ? fmt::format("{} nm ({})", std::llround(miles), kilometres) : kilometres;
}

// Circles at exact geodesic distances, whatever the projection makes of them.
void Composer::addRings() {
  const auto center = view_.rings ? atlas_.pointNamed(view_.rings->around) : std::nullopt;
  if (!center) {
    return;
  }
  for (const double km : view_.rings->radiiKm) {
    const std::vector<glm::vec2> ring = pixelsOf(geo::geodesicCircle(*center, km * 1000));
    if (ring.size() < 2) {
      continue;
    }
    keepClear(ring);
    scene_.items.emplace_back(Polyline{ring, palette_.halo.withAlpha(170), px(3.2F)});
    scene_.items.emplace_back(Polyline{ring, palette_.text.withAlpha(210), px(1), px(6), px(3)});
    if (!needsNames()) {
      continue;
    }
    labels_.push_back({.subject = {},
                       .lines = {radiusInWords(km)},
                       .face = Face::SansBold,
                       .sizePixels = px(type::kSmall),
                       .color = palette_.text,
                       .priority = 890,
                       .anchor = ring.front(),
                       .gapPixels = px(3),
                       .path = ring,
                       .stand = Stand::NearPath});
  }
  addWayEnd(pixelOf(*center));
}

}  // namespace kurilscope::scene
