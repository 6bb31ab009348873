#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.hpp"
#include "view/view.hpp"

namespace kurilscope::view {

// A View made with one pack, for another: what the other does not have is left out.
struct Fitted {
  View view;
  std::vector<std::string> leftOut;  // in words: "the date 1930-01-01", "the event 'x'"; empty: all of it fits
};
[[nodiscard]] Fitted fitted(View view, const atlas::Atlas& atlas);

// "this pack does not have the date 1930-01-01, the event 'x'"
[[nodiscard]] std::string missing(const std::vector<std::string>& leftOut);

}  // namespace kurilscope::view
