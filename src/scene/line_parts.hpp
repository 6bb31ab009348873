#pragma once

#include <vector>

#include "atlas/records.hpp"

namespace kurilscope::scene {

// The parts of a line that are drawn: where the limit of a zone runs along another line, it is that line which is seen,
// and its dots would only fill the other's gaps.
[[nodiscard]] std::vector<std::vector<geo::LonLat>> partsApart(const atlas::Line& line,
                                                               const std::vector<const atlas::Line*>& shown);

}  // namespace kurilscope::scene
