#pragma once

#include <map>
#include <string>

#include "scene/scene.hpp"

namespace kurilscope::canvas::cairo {

// Cairo turns the words of an SVG into outlines. This lays the same words, invisible, over them, so that they can be
// searched, copied and read aloud, and puts the title and the metadata at the document's head.
void addWords(std::string& svg, const scene::Scene& scene, double pointsPerPixel,
              const std::map<std::string, std::string>& metadata);

}  // namespace kurilscope::canvas::cairo
