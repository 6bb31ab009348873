#pragma once

#include <cairo.h>

#include <string>
#include <vector>

#include "scene/scene.hpp"

namespace kurilscope::canvas::cairo {

// Part of a text that one face draws at one rotation, with the characters that its glyphs stand for.
struct Word {
  scene::Face face = scene::Face::Sans;
  float rotation = 0;  // radians, clockwise
  std::string text;
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
};

// The typesetter makes no ligatures, so a glyph is a character as a rule; where it is not (letters with separate
// marks) the whole text goes with the first word, as one cluster.
[[nodiscard]] std::vector<Word> wordsOf(const scene::Text& text);

}  // namespace kurilscope::canvas::cairo
