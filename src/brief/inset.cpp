#include "brief/inset.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>

#include "geo/geodesic.hpp"
#include "scene/kept_scenes.hpp"
#include "scene/labels.hpp"
#include "scene/survey.hpp"
#include "scene/text_items.hpp"

namespace kurilscope::brief {

namespace {

using scene::Box;

constexpr glm::vec2 kSize{360, 252};  // 1/96 inch
constexpr float kMostShare = 0.15F;   // of the picture
constexpr double kAround = 1.45;      // the group, the sea around it and the nearest coast
constexpr double kWestward = 0.075;   // of the width: the islets stand closest in the west, where names need the room

struct Extent {
  geo::LonLat middle;
  double widthKm = 0;
};

// The smallest picture of the inset's shape around a group's islands, by where they stand and how large they are.
Extent extentOf(const atlas::Atlas& atlas, const atlas::Island& group) {
  geo::Box box{180, 90, -180, -90};
  for (const std::string& id : atlas.membersOf(group.id)) {
    if (const atlas::Island* island = atlas.island(id)) {
      box.west = std::min(box.west, island->position.lon);
      box.east = std::max(box.east, island->position.lon);
      box.south = std::min(box.south, island->position.lat);
      box.north = std::max(box.north, island->position.lat);
    }
  }
  geo::LonLat middle{(box.west + box.east) / 2, (box.south + box.north) / 2};
  const double wide = geo::distanceMeters({box.west, middle.lat}, {box.east, middle.lat}) / 1000;
  const double high = geo::distanceMeters({middle.lon, box.south}, {middle.lon, box.north}) / 1000;
  const double width = kAround * std::max(wide, high * kSize.x / kSize.y);
  middle.lon -= wide > 0 ? kWestward * width / wide * (box.east - box.west) : 0;
  return {middle, width};
}

Box locatedBox(const Desk& desk, const Extent& extent) {
  const scene::MapTransform transform = scene::transformFor(desk.stage, desk.view, desk.frame);
  const glm::vec2 middle = transform.pixel(desk.projection().project(extent.middle));
  const auto width = static_cast<float>(extent.widthKm * desk.frame.width / desk.view.camera.spanKm);
  const glm::vec2 half = glm::vec2{width, width * kSize.y / kSize.x} / 2.0F;
  return {middle - half, middle + half};
}

bool isInside(const Box& inner, const Box& outer) {
  return inner.topLeft.x >= outer.topLeft.x && inner.topLeft.y >= outer.topLeft.y &&
         inner.bottomRight.x <= outer.bottomRight.x && inner.bottomRight.y <= outer.bottomRight.y;
}

// Whether a box holds nothing but water, and hides neither furniture nor what the inset shows.
bool isOpenSea(const Box& box, const scene::LandCells& land, std::span<const Box> taken, const Box& located) {
  if (box.overlaps(located) || std::ranges::any_of(taken, [&](const Box& other) { return box.overlaps(other); })) {
    return false;
  }
  const scene::CellGrid::Range cells = land.grid().cellsOf(box);
  for (int row = cells.top; row < cells.bottom; ++row) {
    for (int column = cells.left; column < cells.right; ++column) {
      if (land.at(column, row) != scene::LandCells::kSea) {
        return false;
      }
    }
  }
  return true;
}

// The corners first, then along the edges, from the right, since the ocean lies there in most views.
std::optional<Box> roomFor(const Desk& desk, std::span<const Box> taken, const Box& located) {
  const scene::MapTransform transform = scene::transformFor(desk.stage, desk.view, desk.frame);
  const scene::LandCells& land = desk.stage.labels->ground(desk.stage.basemapFor(desk.view), transform, desk.frame);
  const glm::vec2 size = glm::round(kSize * desk.frame.scale);
  const float margin = std::round(desk.marginPixels());
  const glm::vec2 room = glm::vec2{desk.frame.width, desk.frame.height} - size - 2 * margin;
  // Below the caption and above the scale bar the edges are free again, so the whole edge is walked.
  constexpr int kSteps = 12;
  const auto tryAt = [&](float x, float y) -> std::optional<Box> {
    const glm::vec2 corner = glm::round(glm::vec2{margin} + room * glm::vec2{x, y});
    const Box box{corner, corner + size};
    const Box clear{corner - glm::vec2{desk.px(6)}, corner + size + glm::vec2{desk.px(6)}};
    return isOpenSea(clear, land, taken, located) ? std::optional(box) : std::nullopt;
  };
  for (const float x : {1.0F, 0.0F, 0.66F, 0.33F}) {
    for (int step = kSteps; step >= 0; --step) {
      if (const auto box = tryAt(x, static_cast<float>(step) / kSteps)) {
        return box;
      }
    }
  }
  return std::nullopt;
}

view::View insetView(const Desk& desk, const Extent& extent) {
  using view::Layer;
  view::View view = desk.view;
  view.camera = {extent.middle, extent.widthKm};
  view.measurement.reset();
  view.rings.reset();
  for (const Layer layer :
       {Layer::Events, Layer::Places, Layer::Waters, Layer::Graticule, Layer::Distances, Layer::Inset}) {
    view.layers.reset(static_cast<std::size_t>(layer));
  }
  if (view.selection.subject != view::Subject::Island) {
    view.selection = {};
  }
  return view;
}

// The group's map with its title and scale bar.
std::shared_ptr<scene::Scene> insetScene(const Desk& inside, const InsetPlan& plan) {
  const glm::vec2 size = plan.box.bottomRight - plan.box.topLeft;
  const scene::TextStyle style{
      .face = scene::Face::SansBold, .sizePixels = inside.px(scene::type::kSmall), .color = inside.palette().text};
  const std::string title = scene::nameInline(plan.group->names, true, inside.view);
  const scene::GlyphRun& run = inside.stage.type.shape(title, style.face, style.sizePixels);
  const glm::vec2 padding{std::round(inside.px(7)), std::round(inside.px(5))};
  const glm::vec2 titleSize = glm::ceil(glm::vec2{run.width, run.ascent + run.descent} + 2.0F * padding);
  const auto bar = plainBarBlock(inside);
  const glm::vec2 barSize = bar ? bar->size : glm::vec2{0};
  const glm::vec2 barCorner = size - barSize - glm::vec2{std::round(inside.px(5))};
  const std::array<Box, 2> reserved = {Box{glm::vec2{0}, titleSize}, Box{barCorner, barCorner + barSize}};
  auto scene = std::make_shared<scene::Scene>(scene::compose(inside.stage, inside.view, inside.frame, reserved));
  const std::size_t firstOfFurniture = scene->items.size();
  scene->items.emplace_back(panel(inside, glm::vec2{0}, titleSize));
  scene->items.emplace_back(scene::lineOfText(inside.stage.type, title, style, padding + glm::vec2{0, run.ascent}));
  if (bar) {
    bar->draw(barCorner, *scene);
  }
  groupByKind(*scene, firstOfFurniture);
  scene->sources.clear();  // those of the map around it
  return scene;
}

// It shows no events, so it stays as it is until something changes on the ground.
std::shared_ptr<const scene::Scene> keptInsetScene(const Desk& desk, const InsetPlan& plan) {
  const glm::vec2 size = plan.box.bottomRight - plan.box.topLeft;
  const scene::Frame frame{static_cast<int>(size.x), static_cast<int>(size.y), desk.frame.scale};
  view::View view = plan.view;
  const Desk inside{.stage = desk.stage, .view = view, .frame = frame, .page = desk.page};
  if (view.comparison || view.shows(view::Layer::Zones) || desk.stage.rasters != nullptr) {
    return insetScene(inside, plan);  // depends on more than the View, or on the very day
  }
  view.date = desk.stage.surveys->of(desk.stage.atlas, desk.stage.region).unchangedSince(view.date);
  if (auto known = desk.stage.insets->find(view, frame)) {
    return known;
  }
  std::shared_ptr<const scene::Scene> scene = insetScene(inside, plan);
  desk.stage.insets->keep(view, scene);
  return scene;
}

}  // namespace

std::optional<InsetPlan> planInset(const Desk& desk, std::span<const Box> taken) {
  const double metersPerUnit = desk.view.camera.spanKm * 1000 / desk.frame.width * desk.frame.scale;
  const glm::vec2 frame{desk.frame.width, desk.frame.height};
  const glm::vec2 size = kSize * desk.frame.scale;
  if (!desk.view.shows(view::Layer::Inset) || desk.view.camera.spanKm > scene::kWorldSpanKm ||
      metersPerUnit <= scene::kIsletsApartMeters || size.x * size.y > kMostShare * frame.x * frame.y) {
    return std::nullopt;
  }
  for (const atlas::Island& island : desk.stage.atlas.islands()) {
    if (!island.isGroup() || !island.disputed) {
      continue;
    }
    const Extent extent = extentOf(desk.stage.atlas, island);
    const Box located = locatedBox(desk, extent);
    const bool isSeen = isInside(located, {glm::vec2{0}, frame}) &&
                        std::ranges::none_of(taken, [&](const Box& box) { return box.overlaps(located); });
    if (!isSeen) {
      continue;
    }
    if (const auto box = roomFor(desk, taken, located)) {
      return InsetPlan{&island, *box, located, insetView(desk, extent)};
    }
  }
  return std::nullopt;
}

void drawInset(const Desk& desk, const InsetPlan& plan, scene::Scene& map) {
  map.items.emplace_back(scene::Inset{glm::ivec2(plan.box.topLeft), keptInsetScene(desk, plan)});
  const auto frameAround = [&](const Box& box, float edge) {
    map.items.emplace_back(scene::Rectangle{.topLeft = glm::floor(box.topLeft),
                                            .size = glm::ceil(box.bottomRight - glm::floor(box.topLeft)),
                                            .fill = desk.palette().panel.withAlpha(0),
                                            .edge = desk.palette().coast,
                                            .edgePixels = std::max(1.0F, desk.px(edge))});
  };
  frameAround(plan.located, 0.9F);
  frameAround(plan.box, 1.2F);
}

}  // namespace kurilscope::brief
