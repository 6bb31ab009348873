#include "brief/page.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "brief/furniture.hpp"
#include "brief/inset.hpp"
#include "brief/layout.hpp"
#include "brief/sheet.hpp"

namespace kurilscope::brief {

namespace {

Blocks blocksFor(const Desk& desk) {
  const Page& page = desk.page;
  const auto wanted = [&desk](bool has, auto make) { return has ? make(desk) : std::nullopt; };
  Blocks blocks;
  blocks[Piece::Title] = wanted(page.hasTitle, titleBlock);
  blocks[Piece::Caption] = wanted(page.hasCaption, captionBlock);
  blocks[Piece::Legend] = wanted(page.hasLegend, legendBlock);
  blocks[Piece::ScaleBar] = wanted(page.hasScaleBar, scaleBarBlock);
  blocks[Piece::NorthArrow] = wanted(page.hasNorthArrow, northArrowBlock);
  blocks[Piece::Sources] = wanted(page.hasSources, sourcesBlock);
  return blocks;
}

struct Furniture {
  Blocks blocks;
  Places places;
};

Furniture furnitureOn(const Desk& desk) {
  Blocks blocks = blocksFor(desk);
  Places places = arranged(desk, blocks);
  return {std::move(blocks), std::move(places)};
}

// Title and caption are narrower where that uncovers much of the land under them.
Furniture furnitureFor(const Desk& desk) {
  Furniture best = furnitureOn(desk);
  Hidden hidden = desk.page.isSteady ? Hidden{} : hiddenBy(desk, best.places);
  for (const ColumnWidth width : {ColumnWidth::Narrow, ColumnWidth::Narrowest}) {
    if (hidden.land == 0) {
      return best;
    }
    Desk narrow = desk;
    narrow.column = width;
    Furniture furniture = furnitureOn(narrow);
    const Hidden less = hiddenBy(narrow, furniture.places);
    if (less.disputed <= hidden.disputed && 2 * less.land < hidden.land &&
        furniture.places.size() == best.places.size()) {
      best = std::move(furniture);
      hidden = less;
    }
  }
  return best;
}

// The lines around a box, so that no name runs across them.
std::vector<scene::Box> edgesOf(const scene::Box& box, float width) {
  const glm::vec2 a = box.topLeft;
  const glm::vec2 b = box.bottomRight;
  return {{a - glm::vec2{width}, {b.x + width, a.y + width}},
          {{a.x - width, b.y - width}, b + glm::vec2{width}},
          {a - glm::vec2{width}, {a.x + width, b.y + width}},
          {{b.x - width, a.y - width}, b + glm::vec2{width}}};
}

// In which order kinds of furniture are drawn: what fills, stripes, edges over them, lines, symbols, words.
int layerOf(const scene::Item& item) {
  if (const auto* box = std::get_if<scene::Rectangle>(&item)) {
    return box->fill.a > 0 ? 1 : 3;
  }
  if (std::holds_alternative<scene::HatchRectangle>(item) || std::holds_alternative<scene::ClipTo>(item)) {
    return 2;  // stripes, each inside its box
  }
  if (std::holds_alternative<scene::Polyline>(item)) {
    return 4;
  }
  if (std::holds_alternative<scene::Symbol>(item)) {
    return 5;
  }
  return std::holds_alternative<scene::Text>(item) ? 6 : 0;  // 0: an inset, under its own edge
}

}  // namespace

void groupByKind(scene::Scene& map, std::size_t first) {
  std::ranges::stable_sort(map.items.begin() + static_cast<std::ptrdiff_t>(first), map.items.end(), {}, layerOf);
}

Page windowPage() {
  return {.hasTitle = false,
          .hasCaption = false,
          .isSteady = true,
          .hasSources = false,
          .title = {},
          .caption = {},
          .hovered = {},
          .covered = {}};
}

scene::Scene composePage(const scene::Stage& stage, const view::View& view, const scene::Frame& frame,
                         const Page& page, const scene::OnGround& onGround) {
  const Desk desk{.stage = stage, .view = view, .frame = frame, .page = page};
  if (page.layout != Layout::Map) {
    return composeSheet(desk);
  }
  const auto [blocks, places] = furnitureFor(desk);
  std::vector<scene::Box> reserved = page.covered;
  for (const auto& [piece, box] : places) {
    reserved.push_back(box);
  }
  const auto inset = planInset(desk, reserved);
  if (inset) {
    reserved.push_back(inset->box);
    const std::vector<scene::Box> edges = edgesOf(inset->located, desk.px(2));
    reserved.insert(reserved.end(), edges.begin(), edges.end());
  }
  scene::Scene map = scene::compose(stage, view, frame, reserved, page.hovered, onGround);
  const std::size_t firstOfFurniture = map.items.size();
  if (inset) {
    drawInset(desk, *inset, map);
  }
  for (const auto& [piece, box] : places) {
    blocks.at(piece)->draw(box.topLeft, map);
  }
  groupByKind(map, firstOfFurniture);
  return map;
}

}  // namespace kurilscope::brief
