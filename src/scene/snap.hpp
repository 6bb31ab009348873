#pragma once

#include "scene/compose.hpp"
#include "view/coasts.hpp"

namespace kurilscope::scene {

// What a point that is set by hand on the map takes hold of.
enum class Hold { Point, Coast, Island, Place };
struct Snapped {
  Hold hold = Hold::Point;
  std::string end;     // as a view::Measurement names it: the id of the island or place, or "LON,LAT" to 1 m
  std::string island;  // whose coast, for Hold::Coast
  geo::LonLat point;
  glm::vec2 pixel{0, 0};  // where the point lies on the picture
};

// The nearest place or islet's mark within 10/96 inch of a pixel, else the island whose land lies under it, else the
// nearest point of a coast within 10/96 inch, else the point itself; this one at once where `isExact`.
[[nodiscard]] Snapped snapped(const Stage& stage, const view::View& view, const Scene& scene,
                              const view::Coasts& coasts, glm::vec2 pixel, bool isExact);

inline constexpr float kSnapUnits = 10;  // 1/96 inch

}  // namespace kurilscope::scene
