#include "brief/layout.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <ranges>

#include "scene/cells.hpp"
#include "scene/labels.hpp"

namespace kurilscope::brief {

namespace {

using scene::Box;

// The map is the hero: furniture takes at most this share of the picture.
constexpr float kMostCovered = 0.45F;
constexpr float kGap = 6;  // between two pieces, in 1/96 inch

// Title and caption at the upper left, scale bar and north arrow at the lower right with the legend above them, since
// the ocean lies there in most views; sources along the foot. Or the right column hangs from the upper edge.
enum class Column { Stands, Hangs };
Places placed(const Desk& desk, const Blocks& blocks, Column column) {
  const float margin = std::round(desk.marginPixels());
  const float gap = std::round(desk.px(kGap));
  const glm::vec2 frame{desk.frame.width, desk.frame.height};
  Places places;
  const auto put = [&](Piece piece, auto topLeftFor) {
    if (const auto block = blocks.find(piece); block != blocks.end() && block->second) {
      const glm::vec2 size = block->second->size;
      const glm::vec2 topLeft = topLeftFor(size);
      places[piece] = {topLeft, topLeft + size};
    }
  };
  put(Piece::Sources, [&](glm::vec2 size) { return glm::vec2{0, frame.y - size.y}; });
  const float foot = places.contains(Piece::Sources) ? places[Piece::Sources].topLeft.y - gap : frame.y - margin;
  put(Piece::Title, [&](glm::vec2) { return glm::vec2{margin, margin}; });
  const float top = places.contains(Piece::Title) ? places[Piece::Title].bottomRight.y + gap : margin;
  put(Piece::Caption, [&](glm::vec2) { return glm::vec2{margin, top}; });
  const bool hangs = column == Column::Hangs;
  const auto end = [&](float y, glm::vec2 size) { return hangs ? y : y - size.y; };
  if (hangs) {
    put(Piece::Legend, [&](glm::vec2 size) { return glm::vec2{frame.x - margin - size.x, margin}; });
  }
  const float bar = !hangs ? foot : places.contains(Piece::Legend) ? places[Piece::Legend].bottomRight.y + gap : margin;
  put(Piece::ScaleBar, [&](glm::vec2 size) { return glm::vec2{frame.x - margin - size.x, end(bar, size)}; });
  const float right = places.contains(Piece::ScaleBar) ? places[Piece::ScaleBar].topLeft.x - gap : frame.x - margin;
  put(Piece::NorthArrow, [&](glm::vec2 size) { return glm::vec2{right - size.x, end(bar, size)}; });
  const float above = places.contains(Piece::ScaleBar) ? places[Piece::ScaleBar].topLeft.y - gap : foot;
  if (!hangs) {
    put(Piece::Legend, [&](glm::vec2 size) { return glm::vec2{frame.x - margin - size.x, above - size.y}; });
  }
  return places;
}

bool isGood(const Desk& desk, const Places& places) {
  const auto width = static_cast<float>(desk.frame.width);
  const auto height = static_cast<float>(desk.frame.height);
  const float gap = std::round(desk.px(kGap));
  float covered = 0;
  for (auto piece = places.begin(); piece != places.end(); ++piece) {
    const Box& box = piece->second;
    const glm::vec2 size = sizeOf(box);
    covered += size.x * size.y;
    if (box.topLeft.x < 0 || box.topLeft.y < 0 || box.bottomRight.x > width || box.bottomRight.y > height) {
      return false;
    }
    // Neighbours that stand a gap apart just fail to overlap once one of them is grown by it.
    const Box grown{box.topLeft - glm::vec2{gap}, box.bottomRight + glm::vec2{gap}};
    const auto others = std::ranges::subrange(std::next(piece), places.end());
    if (std::ranges::any_of(others, [&](const auto& other) { return grown.overlaps(other.second); })) {
      return false;
    }
  }
  return covered <= kMostCovered * width * height;
}

}  // namespace

Hidden hiddenBy(const Desk& desk, const Places& places) {
  const scene::MapTransform transform = scene::transformFor(desk.stage, desk.view, desk.frame);
  const scene::LandCells& land = desk.stage.labels->ground(desk.stage.basemapFor(desk.view), transform, desk.frame);
  std::bitset<256> near;  // by owner: land that is drawn in its tint
  for (const scene::BasePolygon& polygon : desk.stage.basemapFor(desk.view).nearPolygons()) {
    if (polygon.isMain && !polygon.runsOn) {
      near.set(land.ownerOf(polygon.island));
    }
  }
  std::bitset<256> disputed;
  std::vector<glm::vec2> middles;
  for (const atlas::Island& island : desk.stage.atlas.islands()) {
    if (island.disputed && !island.isGroup()) {
      disputed.set(land.ownerOf(island.id));
      middles.push_back(transform.pixel(desk.projection().project(island.position)));
    }
  }
  near.reset(scene::LandCells::kSea);
  disputed.reset(scene::LandCells::kSea);
  Hidden hidden;
  for (const auto& [piece, box] : places) {
    hidden.disputed += static_cast<int>(std::ranges::count_if(middles, [&](glm::vec2 at) {
      return box.overlaps({at, at});
    }));
    land.bits().forEach(land.grid().cellsOf(box), [&](int column, int row) {
      hidden.disputed += disputed.test(land.at(column, row)) ? 1 : 0;
      hidden.land += piece != Piece::Sources && near.test(land.at(column, row)) ? 1 : 0;
    });
  }
  return hidden;
}

Places arranged(const Desk& desk, const Blocks& blocks) {
  Blocks left = blocks;
  std::erase_if(left, [](const auto& entry) { return !entry.second; });
  Places places = placed(desk, left, Column::Stands);
  while (!left.empty() && !isGood(desk, places)) {
    left.erase(std::prev(left.end()));
    places = placed(desk, left, Column::Stands);
  }
  if (!desk.page.isSteady && hiddenBy(desk, places).disputed > 0) {
    Places other = placed(desk, left, Column::Hangs);
    if (isGood(desk, other) && hiddenBy(desk, other).disputed < hiddenBy(desk, places).disputed) {
      return other;
    }
  }
  return places;
}

}  // namespace kurilscope::brief
