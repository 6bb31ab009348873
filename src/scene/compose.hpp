#pragma once

#include <span>

#include "atlas/atlas.hpp"
#include "scene/scene.hpp"
#include "scene/zone_shapes.hpp"
#include "view/view.hpp"

namespace kurilscope::scene {

// All that a scene is built from besides the View; made once per pack, but for the zones, which come when they are
// done.
struct Stage {
  const atlas::Atlas& atlas;
  const Basemap& region;
  const Basemap& world;
  const Typesetter& type;
  const ZoneShelf* zones = nullptr;  // what is computed so far; none are drawn without

  [[nodiscard]] const Basemap& basemapFor(const view::View& view) const;
};

// Views wider than this are drawn on the world's projection.
inline constexpr double kWorldSpanKm = 7000;

// A box in pixels.
struct Box {
  glm::vec2 topLeft{0, 0};
  glm::vec2 bottomRight{0, 0};

  [[nodiscard]] bool overlaps(const Box& other) const {
    return topLeft.x < other.bottomRight.x && other.topLeft.x < bottomRight.x && topLeft.y < other.bottomRight.y &&
           other.topLeft.y < bottomRight.y;
  }
};

// The map part of a picture for (atlas, view, frame), with no label inside `reserved` (where the page's furniture
// stands); `hovered` is lit up. Pure: the same input gives the same list.
[[nodiscard]] Scene compose(const Stage& stage, const view::View& view, const Frame& frame,
                            std::span<const Box> reserved = {}, const view::Selection& hovered = {});

// What the legend of that scene says, without composing it.
[[nodiscard]] std::vector<LegendEntry> legendFor(const Stage& stage, const view::View& view, const Frame& frame);

// The scene's transform alone, for input: where is this pixel, where is this place.
[[nodiscard]] MapTransform transformFor(const Stage& stage, const view::View& view, const Frame& frame);
[[nodiscard]] geo::LonLat lonLatAt(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 pixel);

// What lies under a pixel: marks first (topmost), then islands by their land.
[[nodiscard]] view::Selection pick(const Stage& stage, const view::View& view, const Scene& scene, glm::vec2 pixel);

// The name of an island, place or water by the View's naming policy, in one or two lines.
[[nodiscard]] std::vector<std::string> labelLines(const atlas::NameSet& names, bool disputed, const view::View& view);
[[nodiscard]] std::string nameInline(const atlas::NameSet& names, bool disputed, const view::View& view);

}  // namespace kurilscope::scene
