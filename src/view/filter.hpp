#pragma once

#include <string_view>

#include "atlas/atlas.hpp"
#include "view/command.hpp"
#include "view/view.hpp"

namespace kurilscope::view {

// True where every word of `text` stands in the event's title, summary, date in words, actors or the names of its
// islands; letters are compared without case in Latin and Cyrillic. An empty text holds for all.
[[nodiscard]] bool hasWords(const atlas::Event& event, std::string_view text, const atlas::Atlas& atlas);

// True for the events that the filter leaves.
[[nodiscard]] bool passes(const Filter& filter, const atlas::Event& event, const atlas::Atlas& atlas);

// The neighbour, among the events that the View's filter leaves, of the selected event while that is the one under the
// playhead (several may share a start), else of the playhead's day; null beyond the ends.
[[nodiscard]] const atlas::Event* neighbourEvent(const View& view, Direction direction, const atlas::Atlas& atlas);

}  // namespace kurilscope::view
