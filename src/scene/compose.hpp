#pragma once

#include <functional>
#include <memory>
#include <span>

#include "atlas/atlas.hpp"
#include "scene/scene.hpp"
#include "scene/zone_shapes.hpp"
#include "view/view.hpp"

namespace kurilscope::scene {

class LabelMemo;
[[nodiscard]] std::shared_ptr<LabelMemo> newLabelMemo();
class Surveys;
[[nodiscard]] std::shared_ptr<Surveys> newSurveys();
class KeptScenes;
[[nodiscard]] std::shared_ptr<KeptScenes> newKeptScenes();

// All that a scene is built from besides the View; made once per pack, but for the zones, which come when they are
// done.
struct Stage {
  const atlas::Atlas& atlas;
  const Basemap& region;
  const Late<Basemap>& world;  // made when it is first shown
  const Typesetter& type;
  const ZoneShelf* zones = nullptr;                      // what is computed so far; none are drawn without
  const RasterShelf* rasters = nullptr;                  // likewise
  std::shared_ptr<LabelMemo> labels = newLabelMemo();    // remembers where names stand from one frame to the next
  std::shared_ptr<Surveys> surveys = newSurveys();       // likewise what no View changes
  std::shared_ptr<KeptScenes> insets = newKeptScenes();  // likewise pictures in the picture

  [[nodiscard]] const Basemap& basemapFor(const view::View& view) const;
};

// Views wider than this are drawn on the world's projection.
inline constexpr double kWorldSpanKm = 7000;

// Ground metres per 1/96 inch beyond which the islets of a group are too near one another to carry names of their own:
// the group's name stands for them, and an inset shows them.
inline constexpr double kIsletsApartMeters = 330;

// A box in pixels.
struct Box {
  glm::vec2 topLeft{0, 0};
  glm::vec2 bottomRight{0, 0};

  bool operator==(const Box&) const = default;
  [[nodiscard]] bool overlaps(const Box& other) const {
    return topLeft.x < other.bottomRight.x && other.topLeft.x < bottomRight.x && topLeft.y < other.bottomRight.y &&
           other.topLeft.y < bottomRight.y;
  }
};

// The map part of a picture for (atlas, view, frame), with no label inside `reserved` (where the page's furniture
// stands); what is `hovered` is lit up. Pure: the same input gives the same list.
//
// Where names have to be placed and `onGround` is given, it is called meanwhile with the scene as far as it is composed:
// its ground is complete. It may draw that, but ask nothing of the stage's type, memos and shelves.
using OnGround = std::function<void(const Scene& unnamed)>;
[[nodiscard]] Scene compose(const Stage& stage, const view::View& view, const Frame& frame,
                            std::span<const Box> reserved = {}, const std::vector<view::Selection>& hovered = {},
                            const OnGround& onGround = {});

// What the legend of that scene says, without composing it.
[[nodiscard]] std::vector<LegendEntry> legendFor(const Stage& stage, const view::View& view, const Frame& frame);

// The scene's transform alone, for input: where is this pixel, where is this place. The plane's origin lies on a whole
// pixel, up to half a pixel from where the camera asks for it, so that a map that is panned moves by whole pixels: its
// coasts, names and stripes stay as they are to the last shade, and a canvas may move what it has drawn.
[[nodiscard]] MapTransform transformFor(const Stage& stage, const view::View& view, const Frame& frame);
// What the camera asks for, to reckon with: many small steps must not add up to an error.
[[nodiscard]] MapTransform askedTransform(const Stage& stage, const view::View& view, const Frame& frame);
[[nodiscard]] geo::LonLat lonLatAt(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 pixel);

// What lies under a pixel: marks first (topmost), then lines, then islands by their land.
[[nodiscard]] view::Selection pick(const Stage& stage, const view::View& view, const Scene& scene, glm::vec2 pixel);

// The island whose land lies under a pixel; empty for none.
[[nodiscard]] std::string islandAt(const Stage& stage, const view::View& view, const Scene& scene, glm::vec2 pixel);

// A radius of range rings: "50 km"; whole nautical miles first, "12 nm (22.22 km)".
[[nodiscard]] std::string radiusInWords(double km);

// The name of an island, place or water by the View's naming policy, in one or two lines: the two names of a disputed
// place, or its names in Latin letters and in their own scripts.
[[nodiscard]] std::vector<std::string> labelLines(const atlas::NameSet& names, bool disputed, const view::View& view);
[[nodiscard]] std::string nameInline(const atlas::NameSet& names, bool disputed, const view::View& view);

// The names a place had while its island had this status (null: none known). The pack gives former names without
// dates, so we take them to have been in use until the day on which Japanese administration ended by the status table;
// from then on the present name stands, together with the former one where the place is disputed.
[[nodiscard]] atlas::NameSet namesUnder(const atlas::Place& place, const atlas::Status* status);
// A town whose country the pack leaves open is one in disputed land.
[[nodiscard]] bool isDisputed(const atlas::Place& place);

}  // namespace kurilscope::scene
