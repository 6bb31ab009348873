#include "scene/snap.hpp"

#include <fmt/format.h>

#include <glm/geometric.hpp>

namespace kurilscope::scene {

namespace {

class Snapping {
 public:
  Snapping(const Stage& stage, const view::View& view, const Scene& scene, const view::Coasts& coasts, glm::vec2 pixel)
      : stage_(stage),
        view_(view),
        scene_(scene),
        coasts_(coasts),
        pixel_(pixel),
        point_(lonLatAt(stage, view, scene.frame, glm::dvec2(pixel))) {}

  [[nodiscard]] Snapped toPoint() const { return at(Hold::Point, point_); }

  [[nodiscard]] std::optional<Snapped> toMark() const {
    std::optional<Snapped> found;
    float reach = kSnapUnits * scene_.frame.scale;
    const auto consider = [&](Hold hold, const std::string& id, geo::LonLat position) {
      const glm::vec2 pixel = pixelOf(position);
      if (const float away = glm::distance(pixel, pixel_); away <= reach) {
        found = {.hold = hold, .end = id, .island = {}, .point = position, .pixel = pixel};
        reach = away;
      }
    };
    for (const atlas::Island& island : stage_.atlas.islands()) {
      if (!island.isGroup() && !island.inCoast) {
        consider(Hold::Island, island.id, island.position);
      }
    }
    for (const atlas::Place& place : stage_.atlas.places()) {
      if (view_.shows(view::Layer::Places)) {
        consider(Hold::Place, place.id, place.position);
      }
    }
    return found;
  }

  [[nodiscard]] std::optional<Snapped> toLand() const {
    const std::string island = islandAt(stage_, view_, scene_, pixel_);
    if (stage_.atlas.island(island) == nullptr) {
      return std::nullopt;
    }
    return Snapped{.hold = Hold::Island, .end = island, .island = {}, .point = point_, .pixel = pixel_};
  }

  [[nodiscard]] std::optional<Snapped> toCoast() const {
    const auto near = coasts_.nearest(point_, [](const atlas::Island&) { return true; });
    const auto way = near ? coasts_.wayToLand(point_, *near->island) : std::nullopt;
    if (!way || glm::distance(pixelOf(way->to), pixel_) > kSnapUnits * scene_.frame.scale) {
      return std::nullopt;
    }
    Snapped snapped = at(Hold::Coast, way->to);
    snapped.island = near->island->id;
    return snapped;
  }

 private:
  [[nodiscard]] glm::vec2 pixelOf(geo::LonLat point) const {
    return scene_.transform.pixel(stage_.basemapFor(view_).projection.project(point));
  }
  [[nodiscard]] Snapped at(Hold hold, geo::LonLat point) const {
    return {.hold = hold,
            .end = fmt::format("{:.5f},{:.5f}", point.lon, point.lat),
            .island = {},
            .point = point,
            .pixel = pixelOf(point)};
  }

  const Stage& stage_;
  const view::View& view_;
  const Scene& scene_;
  const view::Coasts& coasts_;
  glm::vec2 pixel_;
  geo::LonLat point_;
};

}  // namespace

Snapped snapped(const Stage& stage, const view::View& view, const Scene& scene, const view::Coasts& coasts,
                glm::vec2 pixel, bool isExact) {
  const Snapping snapping(stage, view, scene, coasts, pixel);
  if (isExact) {
    return snapping.toPoint();
  }
  for (const auto to : {&Snapping::toMark, &Snapping::toLand, &Snapping::toCoast}) {
    if (auto found = (snapping.*to)()) {
      return *found;
    }
  }
  return snapping.toPoint();
}

}  // namespace kurilscope::scene
