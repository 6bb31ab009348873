// The layer of zones at sea: how far 12 and 200 nautical miles reach, the equidistant line of a settlement and the sea
// that it would move from one side to the other. Always with the words that say what the numbers are.
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>
#include <optional>

#include "scene/composer.hpp"

namespace kurilscope::scene {

namespace {

constexpr float kCourseWidth = 2.2F;
constexpr float kLimitWidth = 1.2F;
constexpr float kBandWidth = 0.8F;
constexpr std::uint8_t kGainAlpha = 46;
constexpr std::uint8_t kEdgeAlpha = 130;

float distanceToRings(glm::vec2 pixel, const std::vector<std::vector<glm::vec2>>& rings) {
  float nearest = std::numeric_limits<float>::infinity();
  for (const std::vector<glm::vec2>& ring : rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const glm::vec2 along = ring[i] - ring[i - 1];
      const float length2 = glm::dot(along, along);
      const float t = length2 > 0 ? std::clamp(glm::dot(pixel - ring[i - 1], along) / length2, 0.0F, 1.0F) : 0;
      nearest = std::min(nearest, glm::distance(pixel, ring[i - 1] + t * along));
    }
  }
  return nearest;
}

glm::vec2 squeezed(glm::vec2 pixel) { return {pixel.x * 0.4F, pixel.y}; }

geo::PlanePolygon asPolygon(const std::vector<std::vector<glm::vec2>>& rings) {
  geo::PlanePolygon polygon;
  for (const std::vector<glm::vec2>& ring : rings) {
    std::ranges::transform(ring, std::back_inserter(polygon.emplace_back()), [](glm::vec2 pixel) {
      return geo::Plane{pixel.x, pixel.y};
    });
  }
  return polygon;
}

// To the nearest thousand: further digits would claim more than the coast can tell.
std::string thousandsOf(double squareMeters) {
  const auto thousands = std::lround(squareMeters / 1e9);
  return thousands == 0 ? fmt::format("{:.0f} km²", squareMeters / 1e6) : fmt::format("{},000 km²", thousands);
}

}  // namespace

const ZoneShapes* Composer::zonesShown() const {
  const atlas::Settlement* settlement = settlementOf(view_, atlas_);
  if (!view_.shows(view::Layer::Zones) || basemap_.isWorld || stage_.zones == nullptr || settlement == nullptr) {
    return nullptr;
  }
  const auto found = stage_.zones->settlements.find(settlement->id);
  return found == stage_.zones->settlements.end() ? nullptr : &found->second;
}

// Lines of many vertices, fewer of them where they would fall on one pixel.
void Composer::addThinLine(const std::vector<geo::PlaneRing>& lines, const Polyline& like) {
  for (const geo::PlaneRing& line : lines) {
    Polyline thin = like;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const glm::vec2 pixel = scene_.transform.pixel(line[i]);
      if (i == 0 || i + 1 == line.size() || glm::distance(pixel, thin.points.back()) >= 1) {
        thin.points.push_back(pixel);
      }
    }
    scene_.items.emplace_back(std::move(thin));
  }
}

void Composer::addZones() {
  const ZoneShapes* shapes = zonesShown();
  if (shapes == nullptr) {
    return;
  }
  FillArea gain{
      .rings = {}, .corners = {}, .color = administrationColor(palette_, shapes->zones.side).withAlpha(kGainAlpha)};
  for (const geo::PlaneRing& ring : shapes->gainedRings) {
    std::ranges::transform(ring, std::back_inserter(gain.rings.emplace_back()),
                           [this](geo::Plane point) { return scene_.transform.pixel(point); });
  }
  std::ranges::transform(shapes->gainedCorners, std::back_inserter(gain.corners),
                         [this](geo::Plane point) { return scene_.transform.pixel(point); });
  if (!gain.rings.empty()) {
    if (needsNames()) {
      addZoneLabel(*shapes, gain.rings);
    }
    const Color edge = gain.color.withAlpha(kEdgeAlpha);
    scene_.items.emplace_back(std::move(gain));
    addThinLine(shapes->gainedRings, {.points = {}, .color = edge, .widthPixels = px(kBandWidth)});
  }
  if (stage_.zones->limits) {
    addThinLine(stage_.zones->limits->territorial,
                {.points = {}, .color = palette_.water.withAlpha(150), .widthPixels = px(kBandWidth)});
    addThinLine(
        stage_.zones->limits->economic,
        {.points = {}, .color = palette_.water, .widthPixels = px(kLimitWidth), .dashOn = px(8), .dashOff = px(4)});
  }
  addThinLine(shapes->line, {.points = {}, .color = palette_.halo.withAlpha(200), .widthPixels = px(kCourseWidth + 2)});
  addThinLine(shapes->line, {.points = {}, .color = palette_.lineInk, .widthPixels = px(kCourseWidth)});
  cite(settlementOf(view_, atlas_)->evidence);
  scene_.notes.push_back(fmt::format("Zones at sea: {} ({})", atlas::kZonesCaveat, settlementOf(view_, atlas_)->title));
}

// Through a cut island the course is the proposal's own, not ours.
void Composer::addZoneCourse() {
  const ZoneShapes* shapes = zonesShown();
  if (shapes != nullptr && !shapes->acrossLand.empty()) {
    addThinLine(
        {shapes->acrossLand},
        {.points = {}, .color = palette_.lineInk, .widthPixels = px(kCourseWidth), .dashOn = px(6), .dashOff = px(4)});
  }
}

// How much room a label has about a place: pixels to the nearest of the rings, the frame and land (by its box, which a
// name may still stand in where there is nothing better), all squeezed, since a label is wider than high.
float Composer::roomAt(glm::vec2 pixel, const std::vector<std::vector<glm::vec2>>& squeezedRings) const {
  const glm::vec2 place = squeezed(pixel);
  const glm::vec2 corner = squeezed({static_cast<float>(frame_.width), static_cast<float>(frame_.height)});
  float room =
      std::min({distanceToRings(place, squeezedRings), place.x, corner.x - place.x, place.y, corner.y - place.y});
  for (const std::uint32_t id : near_) {
    const geo::PlaneBox& land = basemap_.polygons[id].bounds;
    const glm::vec2 low = squeezed(scene_.transform.pixel({land.left, land.top}));
    const glm::vec2 high = squeezed(scene_.transform.pixel({land.right, land.bottom}));
    room = std::min(room, std::max(glm::distance(place, glm::clamp(place, low, high)), room / 10));
  }
  return room;
}

// In the roomiest part of the sea that would change sides, as far as the picture shows it.
void Composer::addZoneLabel(const ZoneShapes& shapes, const std::vector<std::vector<glm::vec2>>& rings) {
  constexpr int kColumns = 32;
  constexpr int kRows = 20;
  const geo::PlanePolygon polygon = asPolygon(rings);
  std::vector<std::vector<glm::vec2>> narrow = rings;
  for (std::vector<glm::vec2>& ring : narrow) {
    std::ranges::transform(ring, ring.begin(), squeezed);
  }
  glm::vec2 best{0, 0};
  float roomiest = 0;
  for (int i = 0; i < kColumns * kRows; ++i) {
    const glm::vec2 pixel{(static_cast<float>(i % kColumns) + 0.5F) * static_cast<float>(frame_.width) / kColumns,
                          (static_cast<float>(i / kColumns) + 0.5F) * static_cast<float>(frame_.height) / kRows};
    if (isHidden(pixel) || !geo::contains(polygon, {pixel.x, pixel.y})) {
      continue;
    }
    if (const float room = roomAt(pixel, narrow); room > roomiest) {
      roomiest = room;
      best = pixel;
    }
  }
  if (roomiest == 0) {
    return;
  }
  const std::string side = atlas_.titleOfAdministration(shapes.zones.side);
  const std::string other = atlas_.titleOfAdministration(shapes.zones.other);
  const std::optional<double> sea = shapes.zones.gainedSquareMeters;
  labels_.push_back({.subject = {},
                     .lines = {sea ? fmt::format("{} +{}, {} −{}", side, thousandsOf(*sea), other, thousandsOf(*sea))
                                   : fmt::format("from {} to {}, area not known", other, side),
                               "if: " + settlementOf(view_, atlas_)->title, atlas::kZonesCaveat},
                     .face = Face::Sans,
                     .sizePixels = px(type::kSmall),
                     .color = palette_.text,
                     .priority = 950,
                     .anchor = best,
                     .stand = Stand::OnOrBeside});
}

void Composer::addZonesLegend() {
  const ZoneShapes* shapes = zonesShown();
  if (shapes == nullptr) {
    return;
  }
  if (!shapes->gainedRings.empty()) {
    const Color color = administrationColor(palette_, shapes->zones.side);
    scene_.legend.push_back(
        {.kind = LegendKind::Tint,
         .title = fmt::format("Sea that would be on {}'s side", atlas_.titleOfAdministration(shapes->zones.side)),
         .color = mixed(palette_.sea, color, kGainAlpha / 255.0)});
  }
  const auto line = [this](const char* title, Color color, float width, float on, float off) {
    scene_.legend.push_back({.kind = LegendKind::Line,
                             .title = title,
                             .color = color,
                             .ground = {},
                             .dashOn = px(on),
                             .dashOff = px(off),
                             .widthPixels = px(width)});
  };
  line("Equidistant line, computed", palette_.lineInk, kCourseWidth, 0, 0);
  line("200 nautical miles", palette_.water, kLimitWidth, 8, 4);
  line("12 nautical miles", palette_.water.withAlpha(150), kBandWidth, 0, 0);
}

}  // namespace kurilscope::scene
