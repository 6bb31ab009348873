#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>

#include "base/text.hpp"
#include "geo/geodesic.hpp"
#include "geo/mesh.hpp"
#include "scene/composer.hpp"
#include "view/measure.hpp"

namespace kurilscope::scene {

namespace {

constexpr double kStepMeters = 5000;
constexpr double kMeasurementPriority = 900;
constexpr float kFarFromName = 200;  // 1/96 inch

std::string kilometres(double meters) {
  return meters < 100000 ? fmt::format("{:.1f} km", meters / 1000)
                         : fmt::format("{} km", grouped(std::llround(meters / 1000)));
}

std::string squareKilometres(double squareMeters) {
  return squareMeters < 100e6 ? fmt::format("{:.1f} km²", squareMeters / 1e6)
                              : fmt::format("{} km²", grouped(std::llround(squareMeters / 1e6)));
}

}  // namespace

// The shortest ways from Hokkaido to each disputed island or group, and the measurement of the view.
void Composer::addWays() {
  if (view_.shows(view::Layer::Distances) && !basemap_.isWorld) {
    for (const Survey::Way& way : survey_.ways()) {
      addWay(way.line, way.island->id, kilometres(way.meters), 90);
    }
  }
  addMeasurement();
  // After all lines, since a canvas draws items of one kind in a row as one.
  std::ranges::move(wayEnds_, std::back_inserter(scene_.items));
}

void Composer::addMeasurement() {
  const auto measured = view_.measurement ? view::measured(*view_.measurement, atlas_) : std::nullopt;
  if (!measured) {
    return;
  }
  const bool isSingle = measured->legs.size() == 1;
  if (measured->areaSquareMeters) {
    addMeasuredArea(measured->legs);
  }
  std::vector<glm::vec2> corners;
  for (const view::Leg& leg : measured->legs) {
    const double meters = leg.way.distanceMeters;
    addWay(basemap_.projection.project(geo::geodesicLine(leg.way.from, leg.way.to, kStepMeters)),
           leg.to == "hokkaido" ? leg.from : leg.to,
           isSingle ? fmt::format("{} ({:.1f} nm)", kilometres(meters), meters / geo::kMetersPerNauticalMile)
                    : kilometres(meters),
           kMeasurementPriority);
    corners.insert(corners.end(), {pixelOf(leg.way.from), pixelOf(leg.way.to)});
  }
  nameEnds(*measured);
  if (measured->areaSquareMeters) {
    const glm::vec2 middle =
        std::accumulate(corners.begin(), corners.end(), glm::vec2{0, 0}) / static_cast<float>(corners.size());
    addFigures({squareKilometres(*measured->areaSquareMeters), "perimeter " + kilometres(measured->lengthMeters)},
               middle, Stand::OnOrBeside);
  } else if (!isSingle) {
    addFigures({kilometres(measured->lengthMeters) + " in all"}, corners.back(), Stand::Beside);
  }
}

// A quiet wash, under the lines: the ground stays readable through it.
void Composer::addMeasuredArea(const std::vector<view::Leg>& legs) {
  constexpr std::uint8_t kWashAlpha = 34;
  FillArea area{.rings = {{}}, .corners = {}, .color = palette_.text.withAlpha(kWashAlpha)};
  geo::PlaneRing ring;
  for (const view::Leg& leg : legs) {
    for (const glm::vec2 pixel : pixelsOf(geo::geodesicLine(leg.way.from, leg.way.to, kStepMeters))) {
      area.rings.front().push_back(pixel);
      ring.push_back({pixel.x, pixel.y});
    }
  }
  if (ring.empty()) {
    return;
  }
  ring.push_back(ring.front());
  const geo::Triangles triangles = geo::triangulated({ring});
  std::ranges::transform(triangles.indices, std::back_inserter(area.corners), [&](std::uint32_t index) {
    return glm::vec2{triangles.points[index].x, triangles.points[index].y};
  });
  scene_.items.emplace_back(std::move(area));
}

// Where an end on a coast lies far from the middle of its island, by which the map writes its name.
void Composer::nameEnds(const view::Measured& measured) {
  const auto name = [this](const std::string& end, geo::LonLat point) {
    const atlas::Island* island = atlas_.island(end);
    if (island != nullptr && glm::distance(pixelOf(*island), pixelOf(point)) > px(kFarFromName)) {
      addFigures({nameInline(island->names, island->disputed, view_)}, pixelOf(point), Stand::Beside);
    }
  };
  name(measured.legs.front().from, measured.legs.front().way.from);
  for (const view::Leg& leg : measured.legs) {
    name(leg.to, leg.way.to);
  }
}

void Composer::addFigures(std::vector<std::string> lines, glm::vec2 anchor, Stand stand) {
  if (!needsNames()) {
    return;
  }
  labels_.push_back({.subject = {},
                     .lines = std::move(lines),
                     .face = Face::SansBold,
                     .sizePixels = px(type::kSmall),
                     .color = palette_.text,
                     .priority = kMeasurementPriority - 5,
                     .anchor = anchor,
                     .gapPixels = px(5),
                     .path = {},
                     .stand = stand,
                     .longestLeader = px(40)});
}

// A way answers with the card of the island it leads to, which names its sources.
void Composer::addWay(const geo::PlaneRing& way, const std::string& island, std::string words, double priority) {
  const std::vector<glm::vec2> line = pixelsOf(way);
  if (line.size() < 2) {
    return;
  }
  keepClear(line);
  if (atlas_.island(island) != nullptr) {
    scene_.lines.push_back({{view::Subject::Island, island}, line});
  }
  scene_.items.emplace_back(Polyline{line, palette_.halo.withAlpha(200), px(3.4F)});
  scene_.items.emplace_back(Polyline{line, palette_.text, px(1.2F)});
  addWayEnd(line.front());
  addWayEnd(line.back());
  if (!needsNames()) {
    return;
  }
  labels_.push_back({.subject = {},
                     .lines = {std::move(words)},
                     .face = Face::SansBold,
                     .sizePixels = px(type::kSmall),
                     .color = palette_.text,
                     .priority = priority,
                     .anchor = line[line.size() / 2],
                     .gapPixels = px(3),
                     .path = line,
                     .stand = Stand::NearPath});
}

void Composer::addWayEnd(glm::vec2 pixel) {
  wayEnds_.push_back({.shape = SymbolShape::Disc,
                      .center = pixel,
                      .radiusPixels = px(2.4F),
                      .fill = palette_.text,
                      .outline = palette_.halo,
                      .outlinePixels = px(1)});
}

}  // namespace kurilscope::scene
