#pragma once

#include <string>
#include <vector>

#include "brief/page.hpp"

namespace kurilscope::brief {

// Something in a picture that takes a side, or may be read so, and what else could stand there.
struct Choice {
  std::string id;           // "names", "perspective": kept from version to version
  std::string shown;        // a sentence
  std::string alternative;  // a sentence
  std::string options;      // of the command line that give it; empty where none does
};

// All of them, in the order in which a reader meets them: words, then colours, lines and coasts. `scene` is the picture
// that composePage made of this View and page.
[[nodiscard]] std::vector<Choice> contestedChoices(const scene::Stage& stage, const view::View& view, const Page& page,
                                                   const scene::Scene& scene);

}  // namespace kurilscope::brief
