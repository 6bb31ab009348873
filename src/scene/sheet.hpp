#pragma once

#include <string>
#include <vector>

#include "scene/compose.hpp"

namespace kurilscope::scene {

// A place on a sheet that leads elsewhere.
struct Link {
  Box box;
  std::string target;  // an address, "https://…", or the name of an anchor of the same document
};

// A place that links of the same document lead to.
struct Anchor {
  std::string name;  // letters, digits and hyphens
  glm::vec2 at{0, 0};
};

// One page of a document of several.
struct Sheet {
  Scene scene;
  std::vector<Link> links;
  std::vector<Anchor> anchors;
  std::string title;  // in the document's outline; empty: not listed there
};

}  // namespace kurilscope::scene
