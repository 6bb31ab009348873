#pragma once

#include <string>
#include <vector>

#include "brief/furniture.hpp"
#include "scene/text_items.hpp"

namespace kurilscope::brief {

// Who published these sources, each once, the weightiest first; those whose publisher is unknown last.
[[nodiscard]] std::vector<std::string> publishersOf(const atlas::Atlas& atlas, const std::vector<std::string>& ids);

// "Sources: A; B; and 3 more", as many as fit the lines; nothing without publishers.
[[nodiscard]] std::vector<std::string> publisherLines(const Desk& desk, const std::vector<std::string>& publishers,
                                                      const scene::TextStyle& style, float width, std::size_t most);

// What a page says at its foot: notes that must stand, projection and datum, coastline, sources. As many publishers as
// fit the lines.
[[nodiscard]] std::vector<std::string> footLines(const Desk& desk, const scene::Scene& map,
                                                 const scene::TextStyle& style, float width, std::size_t most);

}  // namespace kurilscope::brief
