#include "scene/cells.hpp"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <limits>

namespace kurilscope::scene {

namespace {

constexpr float kSide = 5;  // of a cell, in 1/96 inch: half the height of the smallest letters

// Where a ring's outline crosses the middle of a row of cells.
struct Crossing {
  int row = 0;
  double column = 0;

  bool operator<(const Crossing& other) const { return row != other.row ? row < other.row : column < other.column; }
};

}  // namespace

CellGrid CellGrid::over(const MapTransform& transform, const Frame& frame) {
  CellGrid grid{.sidePixels = kSide * frame.scale};
  // The plane's origin falls on a corner of a cell.
  const double side = grid.sidePixels;
  const double x = transform.middle.x - transform.center.x * transform.pixelsPerMeter;
  const double y = transform.middle.y + transform.center.y * transform.pixelsPerMeter;
  grid.first = {-static_cast<int>(std::ceil(x / side)), -static_cast<int>(std::ceil(y / side))};
  grid.origin = {static_cast<float>(x + grid.first.x * side), static_cast<float>(y + grid.first.y * side)};
  grid.columns = static_cast<int>(std::ceil((static_cast<float>(frame.width) - grid.origin.x) / grid.sidePixels));
  grid.rows = static_cast<int>(std::ceil((static_cast<float>(frame.height) - grid.origin.y) / grid.sidePixels));
  return grid;
}

CellGrid::Range CellGrid::cellsOf(const Box& box) const {
  const glm::vec2 from = (box.topLeft - origin) / sidePixels;
  const glm::vec2 to = (box.bottomRight - origin) / sidePixels;
  const auto inside = [](float value, int most) { return std::clamp(value, 0.0F, static_cast<float>(most)); };
  const auto down = [&](float value, int most) { return static_cast<int>(inside(value, most)); };
  const auto up = [&](float value, int most) {
    const float limited = inside(value, most);
    const int whole = static_cast<int>(limited);
    return whole + (static_cast<float>(whole) < limited ? 1 : 0);
  };
  return {down(from.x, columns), down(from.y, rows), up(to.x, columns), up(to.y, rows)};
}

LandCells::LandCells(const Basemap& basemap, const MapTransform& transform, const Frame& frame, const LandCells* before)
    : grid_(CellGrid::over(transform, frame)),
      pixelsPerMeter_(transform.pixelsPerMeter),
      cells_(static_cast<std::size_t>(grid_.columns) * static_cast<std::size_t>(grid_.rows), kSea),
      bits_(grid_) {
  const bool isMoved =
      before != nullptr && before->pixelsPerMeter_ == pixelsPerMeter_ && before->grid_.sidePixels == grid_.sidePixels;
  const CellGrid::Range known = isMoved ? copyFrom(*before) : CellGrid::Range{};
  findOwners(basemap, transform, frame);
  if (known.count() == 0) {
    fill(basemap, all());
    return;
  }
  fill(basemap, {0, 0, grid_.columns, known.top});
  fill(basemap, {0, known.bottom, grid_.columns, grid_.rows});
  fill(basemap, {0, known.top, known.left, known.bottom});
  fill(basemap, {known.right, known.top, grid_.columns, known.bottom});
}

CellGrid::Range LandCells::copyFrom(const LandCells& before) {
  const glm::ivec2 shift = before.grid_.first - grid_.first;  // from its cells to ours
  const CellGrid::Range both{std::max(shift.x, 0), std::max(shift.y, 0),
                             std::min(before.grid_.columns + shift.x, grid_.columns),
                             std::min(before.grid_.rows + shift.y, grid_.rows)};
  if (both.right <= both.left || both.bottom <= both.top) {
    return {};
  }
  owners_ = before.owners_;
  for (int row = both.top; row < both.bottom; ++row) {
    const Owner* from = &before.cells_[before.grid_.index(both.left - shift.x, row - shift.y)];
    std::copy_n(from, both.right - both.left, &cells_[grid_.index(both.left, row)]);
  }
  bits_.copy(before.bits_, shift, both);
  return both;
}

void LandCells::findOwners(const Basemap& basemap, const MapTransform& transform, const Frame& frame) {
  const geo::Plane topLeft = transform.plane({0, 0});
  const geo::Plane bottomRight = transform.plane({frame.width, frame.height});
  const geo::PlaneBox visible{topLeft.x, bottomRight.y, bottomRight.x, topLeft.y};
  for (const BasePolygon& polygon : basemap.nearPolygons()) {
    if (polygon.bounds.overlaps(visible)) {
      isInView_.set(numberOf(polygon.island));
    }
  }
}

LandCells::Owner LandCells::numberOf(const std::string& island) {
  constexpr std::size_t kMost = std::numeric_limits<Owner>::max();
  const auto next = static_cast<Owner>(std::min(owners_.size() + 1, kMost));
  return owners_.try_emplace(island, next).first->second;
}

void LandCells::fill(const Basemap& basemap, const CellGrid::Range& cells) {
  if (cells.count() == 0) {
    return;
  }
  // One cell more on all sides, since a coast marks the cells that it touches.
  const double side = grid_.sidePixels / pixelsPerMeter_;
  const glm::dvec2 first = glm::dvec2(grid_.first) - 1.0;
  const geo::PlaneBox ground{(first.x + cells.left) * side, -(first.y + cells.bottom + 2) * side,
                             (first.x + cells.right + 2) * side, -(first.y + cells.top) * side};
  for (const BasePolygon& polygon : basemap.nearPolygons()) {
    if (polygon.bounds.overlaps(ground)) {
      add(polygon, numberOf(polygon.island), cells);
    }
  }
}

LandCells::Owner LandCells::ownerOf(std::string_view island) const {
  const auto found = owners_.find(island);
  return found == owners_.end() || !isInView_.test(found->second) ? kSea : found->second;
}

std::optional<glm::vec2> LandCells::heartOf(std::string_view island) const {
  const Owner owner = ownerOf(island);
  if (owner == kSea) {
    return std::nullopt;
  }
  const auto [found, isNew] = hearts_.try_emplace(owner);
  if (isNew) {
    found->second = findHeart(owner);
  }
  return found->second;
}

std::optional<glm::vec2> LandCells::findHeart(Owner owner) const {
  constexpr int kFewestCells = 60;
  const auto forEach = [&](auto visit) {
    bits_.forEach(all(), [&](int column, int row) {
      if (at(column, row) == owner) {
        visit(glm::vec2{column, row} + 0.5F);
      }
    });
  };
  glm::vec2 sum{0, 0};
  int count = 0;
  forEach([&](glm::vec2 cell) { sum += cell, ++count; });
  if (count < kFewestCells) {
    return std::nullopt;
  }
  const glm::vec2 middle = sum / static_cast<float>(count);
  glm::vec2 nearest{-1e6F, -1e6F};
  forEach(
      [&](glm::vec2 cell) { nearest = glm::distance(cell, middle) < glm::distance(nearest, middle) ? cell : nearest; });
  return grid_.origin + nearest * grid_.sidePixels;
}

void LandCells::set(int column, int row, int past, Owner owner) {
  std::fill(&cells_[grid_.index(column, row)], &cells_[grid_.index(column, row)] + (past - column), owner);
  bits_.set({column, row, past, row + 1});
}

// In cells counted from the plane's origin, so that every picture finds the same crossings.
void LandCells::add(const BasePolygon& polygon, Owner owner, const CellGrid::Range& cells) {
  const MapTransform fromOrigin{.center = {0, 0}, .pixelsPerMeter = pixelsPerMeter_, .middle = {0, 0}};
  const auto cellOf = [&](geo::Plane point) {
    return glm::dvec2(fromOrigin.pixel(point)) / static_cast<double>(grid_.sidePixels);
  };
  const glm::ivec2 from = grid_.first + glm::ivec2{cells.left, cells.top};
  const glm::ivec2 past = grid_.first + glm::ivec2{cells.right, cells.bottom};
  const auto within = [](double value, int least, int most) {
    return static_cast<int>(std::clamp(std::ceil(value - 0.5), double(least), double(most)));
  };
  std::vector<Crossing> crossings;
  const auto addEdge = [&](glm::dvec2 a, glm::dvec2 b) {
    const int last = within(std::max(a.y, b.y), from.y, past.y);
    for (int row = within(std::min(a.y, b.y), from.y, past.y); row < last; ++row) {
      const double share = (row + 0.5 - a.y) / (b.y - a.y);
      crossings.push_back({row, a.x + (b.x - a.x) * share});
    }
    // The coast itself, so that no islet falls between the middles of cells.
    const glm::dvec2 cell = glm::floor(b);
    if (cell.x >= from.x && cell.y >= from.y && cell.x < past.x && cell.y < past.y) {
      const int column = static_cast<int>(cell.x) - grid_.first.x;
      set(column, static_cast<int>(cell.y) - grid_.first.y, column + 1, owner);
    }
  };
  // Bays narrower than half a cell need not be followed.
  for (const geo::PlaneRing& ring : polygon.sketch(grid_.sidePixels / pixelsPerMeter_ / 2)) {
    if (ring.empty()) {
      continue;
    }
    glm::dvec2 kept = cellOf(ring.front());
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const glm::dvec2 next = cellOf(ring[i]);
      if (i + 1 == ring.size() || std::abs(next.x - kept.x) + std::abs(next.y - kept.y) > 0.5) {
        addEdge(kept, next);
        kept = next;
      }
    }
  }
  std::ranges::sort(crossings, std::less{});
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    const int left = within(crossings[i].column, from.x, past.x);
    const int right = within(crossings[i + 1].column, from.x, past.x);
    if (left < right) {
      set(left - grid_.first.x, crossings[i].row - grid_.first.y, right - grid_.first.x, owner);
    }
  }
}

}  // namespace kurilscope::scene
