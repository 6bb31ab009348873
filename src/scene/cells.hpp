#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "scene/compose.hpp"

namespace kurilscope::scene {

// The picture in square cells. They are fixed to the ground, so that what is computed from them does not change while
// the map is panned: only the cells in view do.
struct CellGrid {
  float sidePixels = 5;
  glm::vec2 origin{0, 0};  // pixel of the upper left corner of the first cell, at or before (0, 0)
  int columns = 0;
  int rows = 0;

  // A range of cells, past-the-last right and bottom.
  struct Range {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
  };

  static CellGrid over(const MapTransform& transform, const Frame& frame);
  [[nodiscard]] Range cellsOf(const Box& box) const;  // that the box touches, inside the picture
  [[nodiscard]] std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
  }
  [[nodiscard]] Box boxOf(int column, int row) const {
    const glm::vec2 corner = origin + sidePixels * glm::vec2{column, row};
    return {corner, corner + glm::vec2{sidePixels}};
  }
};

// Whose land each cell holds, by islands of the region; the far world counts as sea.
class LandCells {
 public:
  using Owner = std::uint8_t;  // 0: sea
  static constexpr Owner kSea = 0;

  LandCells(const Basemap& basemap, const MapTransform& transform, const Frame& frame);

  [[nodiscard]] const CellGrid& grid() const { return grid_; }
  [[nodiscard]] Owner at(int column, int row) const { return cells_[grid_.index(column, row)]; }
  [[nodiscard]] Owner ownerOf(const std::string& island) const;  // kSea for one without land in view
  // A point on an island's land near the middle of what is in view of it; nothing where that is too little to be named.
  // Remembered; one thread at a time.
  [[nodiscard]] std::optional<glm::vec2> heartOf(const std::string& island) const;

 private:
  [[nodiscard]] std::optional<glm::vec2> findHeart(Owner owner) const;
  void add(const BasePolygon& polygon, Owner owner, const MapTransform& transform);

  CellGrid grid_;
  std::vector<Owner> cells_;
  std::unordered_map<std::string, Owner> owners_;
  mutable std::unordered_map<Owner, std::optional<glm::vec2>> hearts_;
};

}  // namespace kurilscope::scene
