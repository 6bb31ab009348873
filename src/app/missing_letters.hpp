#pragma once

#include <string>

#include "scene/scene.hpp"

namespace kurilscope::app {

// A sentence about the letters of a scene that no font of the map has, which are drawn as boxes; empty where it has
// all.
[[nodiscard]] std::string missingLetters(const scene::Scene& scene);

}  // namespace kurilscope::app
