#pragma once

#include <string_view>

#include "atlas/atlas.hpp"

namespace kurilscope::ui {

// True where every word of `text` stands in the event's title, summary, date in words, actors or the names of its
// islands; letters are compared without case in Latin and Cyrillic. An empty kind or text holds for all.
[[nodiscard]] bool matches(const atlas::Atlas& atlas, const atlas::Event& event, std::string_view text,
                           std::string_view kind);

}  // namespace kurilscope::ui
