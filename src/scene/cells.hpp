#pragma once

#include <algorithm>
#include <bit>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text_hash.hpp"
#include "scene/compose.hpp"

namespace kurilscope::scene {

// The picture in square cells. They are fixed to the ground, so that what is computed from them does not change while
// the map is panned: only the cells in view do.
struct CellGrid {
  float sidePixels = 5;
  glm::vec2 origin{0, 0};  // pixel of the upper left corner of the first cell, at or before (0, 0)
  int columns = 0;
  int rows = 0;
  glm::ivec2 first{0, 0};  // the number of the first cell, counted from the plane's origin

  // A range of cells, past-the-last right and bottom.
  struct Range {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    [[nodiscard]] int count() const { return std::max(right - left, 0) * std::max(bottom - top, 0); }
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

// A yes or no for each cell, 64 in a word, so that many are asked at once.
class CellBits {
 public:
  explicit CellBits(const CellGrid& grid)
      : wordsARow_((static_cast<std::size_t>(grid.columns) + 63) / 64),
        words_(wordsARow_ * static_cast<std::size_t>(grid.rows)) {}

  void set(int column, int row) { wordAt(column, row) |= std::uint64_t{1} << (column & 63); }
  void set(const CellGrid::Range& cells) {
    forWords(
        cells, [](std::uint64_t& word, std::uint64_t mask, int, int) { word |= mask; }, *this);
  }
  // As they are in others, where the cell (0, 0) there is `shift` here; cells that others do not have count as unset.
  void copy(const CellBits& others, glm::ivec2 shift, const CellGrid::Range& cells) {
    forWords(
        cells,
        [&](std::uint64_t& word, std::uint64_t mask, int column, int row) {
          word |= mask & others.wordFrom(column - shift.x, row - shift.y);
        },
        *this);
  }
  [[nodiscard]] bool test(int column, int row) const { return (wordAt(column, row) >> (column & 63) & 1) != 0; }
  [[nodiscard]] bool any(const CellGrid::Range& cells) const {
    std::uint64_t found = 0;
    forWords(
        cells, [&found](std::uint64_t word, std::uint64_t mask, int, int) { found |= word & mask; }, *this);
    return found != 0;
  }
  [[nodiscard]] int count(const CellGrid::Range& cells) const {
    int count = 0;
    forEach(cells, [&count](int, int) { ++count; });
    return count;
  }
  // Visits the column and row of each that is set.
  template <class Visit>
  void forEach(const CellGrid::Range& cells, Visit visit) const {
    forWords(
        cells,
        [&visit](std::uint64_t word, std::uint64_t mask, int column, int row) {
          for (std::uint64_t rest = word & mask; rest != 0; rest &= rest - 1) {
            visit(column + std::countr_zero(rest), row);
          }
        },
        *this);
  }

 private:
  [[nodiscard]] std::size_t indexOf(int column, int row) const {
    return static_cast<std::size_t>(row) * wordsARow_ + (static_cast<std::size_t>(column) >> 6);
  }
  std::uint64_t& wordAt(int column, int row) { return words_[indexOf(column, row)]; }
  [[nodiscard]] std::uint64_t wordAt(int column, int row) const { return words_[indexOf(column, row)]; }

  // The 64 cells of a row from this one on.
  [[nodiscard]] std::uint64_t wordFrom(int column, int row) const {
    const int index = column >> 6;
    const int within = column & 63;
    const auto at = [&](int i) {
      return i < 0 || i >= static_cast<int>(wordsARow_) ? 0 : words_[indexOf(0, row) + static_cast<std::size_t>(i)];
    };
    return at(index) >> within | (within == 0 ? 0 : at(index + 1) << (64 - within));
  }

  // Each word that holds cells of the range, which of its bits are those, and the column of its first bit.
  template <class Visit, class Self>
  static void forWords(const CellGrid::Range& cells, Visit visit, Self& self) {
    for (int row = cells.top; row < cells.bottom; ++row) {
      for (int column = cells.left & ~63; column < cells.right; column += 64) {
        const std::uint64_t from = column < cells.left ? ~std::uint64_t{0} << (cells.left - column) : ~std::uint64_t{0};
        const std::uint64_t to =
            column + 64 > cells.right ? ~(~std::uint64_t{0} << (cells.right - column)) : ~std::uint64_t{0};
        visit(self.words_[self.indexOf(column, row)], from & to, column, row);
      }
    }
  }

  std::size_t wordsARow_ = 0;
  std::vector<std::uint64_t> words_;
};

// Whose land each cell holds, by islands of the region; the far world counts as sea. What a cell holds depends on the
// ground and the scale alone, not on where the picture lies.
class LandCells {
 public:
  using Owner = std::uint8_t;  // 0: sea
  static constexpr Owner kSea = 0;

  // `before` spares most of the work: those of the same basemap and scale, from which the map was moved.
  LandCells(const Basemap& basemap, const MapTransform& transform, const Frame& frame,
            const LandCells* before = nullptr);

  [[nodiscard]] const CellGrid& grid() const { return grid_; }
  [[nodiscard]] const CellBits& bits() const { return bits_; }  // where there is land
  [[nodiscard]] Owner at(int column, int row) const { return cells_[grid_.index(column, row)]; }
  [[nodiscard]] Owner ownerOf(std::string_view island) const;  // kSea for one without land in view
  // A point on an island's land near the middle of what is in view of it; nothing where that is too little to be named.
  // Remembered; one thread at a time.
  [[nodiscard]] std::optional<glm::vec2> heartOf(std::string_view island) const;

 private:
  [[nodiscard]] std::optional<glm::vec2> findHeart(Owner owner) const;
  [[nodiscard]] CellGrid::Range all() const { return {0, 0, grid_.columns, grid_.rows}; }
  void findOwners(const Basemap& basemap, const MapTransform& transform, const Frame& frame);
  Owner numberOf(const std::string& island);  // the last is shared where islands are too many
  void fill(const Basemap& basemap, const CellGrid::Range& cells);
  void add(const BasePolygon& polygon, Owner owner, const CellGrid::Range& cells);
  // Of the cells that another picture of the same scale has too; gives which.
  CellGrid::Range copyFrom(const LandCells& before);
  void set(int column, int row, int past, Owner owner);

  CellGrid grid_;
  double pixelsPerMeter_ = 0;
  std::vector<Owner> cells_;
  CellBits bits_;
  std::unordered_map<std::string, Owner, TextHash, std::equal_to<>> owners_;
  std::bitset<256> isInView_;  // by owner
  mutable std::unordered_map<Owner, std::optional<glm::vec2>> hearts_;
};

}  // namespace kurilscope::scene
