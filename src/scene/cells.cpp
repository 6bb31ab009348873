#include "scene/cells.hpp"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>

namespace kurilscope::scene {

namespace {

constexpr float kSide = 5;  // of a cell, in 1/96 inch: half the height of the smallest letters

// Where a ring's outline crosses the middle of a row of cells.
struct Crossing {
  int row = 0;
  float column = 0;

  bool operator<(const Crossing& other) const { return row != other.row ? row < other.row : column < other.column; }
};

}  // namespace

CellGrid CellGrid::over(const MapTransform& transform, const Frame& frame) {
  CellGrid grid{.sidePixels = kSide * frame.scale};
  // The plane's origin falls on a corner of a cell.
  const double side = grid.sidePixels;
  const double x = transform.middle.x - transform.center.x * transform.pixelsPerMeter;
  const double y = transform.middle.y + transform.center.y * transform.pixelsPerMeter;
  grid.origin = {static_cast<float>(x - std::ceil(x / side) * side),
                 static_cast<float>(y - std::ceil(y / side) * side)};
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

LandCells::LandCells(const Basemap& basemap, const MapTransform& transform, const Frame& frame)
    : grid_(CellGrid::over(transform, frame)),
      cells_(static_cast<std::size_t>(grid_.columns) * static_cast<std::size_t>(grid_.rows), kSea),
      bits_(grid_) {
  const geo::Plane topLeft = transform.plane({0, 0});
  const geo::Plane bottomRight = transform.plane({frame.width, frame.height});
  const geo::PlaneBox visible{topLeft.x, bottomRight.y, bottomRight.x, topLeft.y};
  for (const BasePolygon& polygon : basemap.polygons) {
    if (!polygon.isFar && polygon.bounds.overlaps(visible) && owners_.size() < std::numeric_limits<Owner>::max()) {
      const auto next = static_cast<Owner>(owners_.size() + 1);
      add(polygon, owners_.try_emplace(polygon.island, next).first->second, transform);
    }
  }
}

LandCells::Owner LandCells::ownerOf(const std::string& island) const {
  const auto found = owners_.find(island);
  return found == owners_.end() ? kSea : found->second;
}

std::optional<glm::vec2> LandCells::heartOf(const std::string& island) const {
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
    for (int row = 0; row < grid_.rows; ++row) {
      for (int column = 0; column < grid_.columns; ++column) {
        if (at(column, row) == owner) {
          visit(glm::vec2{column, row} + 0.5F);
        }
      }
    }
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

void LandCells::add(const BasePolygon& polygon, Owner owner, const MapTransform& transform) {
  const auto cellOf = [&](geo::Plane point) { return (transform.pixel(point) - grid_.origin) / grid_.sidePixels; };
  const auto mark = [&](glm::vec2 cell) {
    if (cell.x >= 0 && cell.y >= 0 && cell.x < static_cast<float>(grid_.columns) &&
        cell.y < static_cast<float>(grid_.rows)) {
      cells_[grid_.index(static_cast<int>(cell.x), static_cast<int>(cell.y))] = owner;
      bits_.set(static_cast<int>(cell.x), static_cast<int>(cell.y));
    }
  };
  std::vector<Crossing> crossings;
  const auto addEdge = [&](glm::vec2 a, glm::vec2 b) {
    const auto rowAt = [&](float y) {
      return static_cast<int>(std::clamp(std::ceil(y - 0.5F), 0.0F, static_cast<float>(grid_.rows)));
    };
    const int first = rowAt(std::min(a.y, b.y));
    const int last = rowAt(std::max(a.y, b.y));
    for (int row = first; row < last; ++row) {
      const float share = (static_cast<float>(row) + 0.5F - a.y) / (b.y - a.y);
      crossings.push_back({row, a.x + (b.x - a.x) * share});
    }
    mark(b);  // the coast itself, so that no islet falls between the middles of cells
  };
  // Bays narrower than half a cell need not be followed.
  for (const geo::PlaneRing& ring : polygon.sketch(grid_.sidePixels * transform.metersPerPixel() / 2)) {
    if (ring.empty()) {
      continue;
    }
    glm::vec2 kept = cellOf(ring.front());
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const glm::vec2 next = cellOf(ring[i]);
      if (i + 1 == ring.size() || std::abs(next.x - kept.x) + std::abs(next.y - kept.y) > 0.5F) {
        addEdge(kept, next);
        kept = next;
      }
    }
  }
  std::ranges::sort(crossings, std::less{});
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    const auto most = static_cast<float>(grid_.columns);
    const int from = static_cast<int>(std::clamp(std::ceil(crossings[i].column - 0.5F), 0.0F, most));
    const int to = static_cast<int>(std::clamp(std::ceil(crossings[i + 1].column - 0.5F), 0.0F, most));
    const int row = crossings[i].row;
    if (from < to) {
      std::fill(&cells_[grid_.index(from, row)], &cells_[grid_.index(from, row)] + (to - from), owner);
      bits_.set({from, row, to, row + 1});
    }
  }
}

}  // namespace kurilscope::scene
