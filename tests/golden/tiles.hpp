#pragma once

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "image/image.hpp"

namespace kurilscope::test {

// How two renderers' pictures are told from two pictures: an edge may lie elsewhere within a pixel or one pixel beside,
// but nowhere may many pixels have a colour that the other picture does not have there.
struct TileLimits {
  int delta;  // of one channel, to the likest pixel of the other picture
  int reach;  // how many pixels away that may be
  int side;   // of a tile, in pixels
  int most;   // pixels of a tile that have no like
};

struct WorstTile {
  int pixels = 0;  // that have no like
  int x = 0;       // its left upper corner
  int y = 0;
};

inline bool hasLike(const image::Image& image, int x, int y, const image::Image& other, const TileLimits& limits) {
  const std::uint8_t* color = image.pixel(x, y);
  for (int v = std::max(0, y - limits.reach); v <= std::min(other.height - 1, y + limits.reach); ++v) {
    for (int u = std::max(0, x - limits.reach); u <= std::min(other.width - 1, x + limits.reach); ++u) {
      const std::uint8_t* near = other.pixel(u, v);
      if (std::abs(color[0] - near[0]) <= limits.delta && std::abs(color[1] - near[1]) <= limits.delta &&
          std::abs(color[2] - near[2]) <= limits.delta) {
        return true;
      }
    }
  }
  return false;
}

// Of two pictures of one size, in tiles half of which overlap the next.
inline WorstTile worstTile(const image::Image& a, const image::Image& b, const TileLimits& limits) {
  const int step = limits.side / 2;
  const int columns = a.width / step + 1;
  std::vector<int> cells(static_cast<std::size_t>(columns * (a.height / step + 1)));
  for (int y = 0; y < a.height; ++y) {
    for (int x = 0; x < a.width; ++x) {
      if (!hasLike(a, x, y, b, limits) || !hasLike(b, x, y, a, limits)) {
        ++cells[static_cast<std::size_t>(y / step * columns + x / step)];
      }
    }
  }
  const auto cell = [&](int column, int row) {
    const auto at = static_cast<std::size_t>(row * columns + column);
    return column < columns && at < cells.size() ? cells[at] : 0;
  };
  WorstTile worst;
  for (int row = 0; row * step < a.height; ++row) {
    for (int column = 0; column < columns; ++column) {
      const int pixels = cell(column, row) + cell(column + 1, row) + cell(column, row + 1) + cell(column + 1, row + 1);
      worst = pixels > worst.pixels ? WorstTile{pixels, column * step, row * step} : worst;
    }
  }
  return worst;
}

}  // namespace kurilscope::test
