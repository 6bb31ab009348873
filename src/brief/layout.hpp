#pragma once

#include <map>
#include <optional>

#include "brief/furniture.hpp"

namespace kurilscope::brief {

// The pieces of a page, the most important first: from the end of this list they go when room is short.
enum class Piece { Title, ScaleBar, NorthArrow, Legend, Sources, Caption };

using Blocks = std::map<Piece, std::optional<Block>>;
using Places = std::map<Piece, scene::Box>;

// Where each piece stands, in whole pixels: all inside the frame's margin (sources: along its lower edge) and apart,
// leaving most of the frame to the map. Pieces that find no room are left out.
[[nodiscard]] Places arranged(const Desk& desk, const Blocks& blocks);

// What furniture lies over: cells of land, and the middles of islets.
struct Hidden {
  int disputed = 0;  // of the disputed islands
  int land = 0;      // that has its tint; what the foot hides, it hides on every page
};
[[nodiscard]] Hidden hiddenBy(const Desk& desk, const Places& places);

}  // namespace kurilscope::brief
