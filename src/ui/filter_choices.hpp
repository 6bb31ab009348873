#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.hpp"

namespace kurilscope::ui {

// What the events can be filtered by. The ids of the islands and groups that events name, in the pack's order.
[[nodiscard]] std::vector<std::string> islandsOfEvents(const atlas::Atlas& atlas);
// Who acts in events, the busiest first.
[[nodiscard]] std::vector<std::string> actorsOfEvents(const atlas::Atlas& atlas);

}  // namespace kurilscope::ui
