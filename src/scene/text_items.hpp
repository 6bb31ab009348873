#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <string_view>

#include "scene/scene.hpp"

namespace kurilscope::scene {

// Where along the text its anchor lies.
enum class Align { Left, Center, Right };

// How a line of text looks.
struct TextStyle {
  Face face = Face::Sans;
  float sizePixels = 12;
  Color color{};
  Color halo{};
  float haloPixels = 0;
  float letterSpacingPixels = 0;
};

// One line, its anchor on the baseline.
[[nodiscard]] Text lineOfText(const Typesetter& type, std::string_view text, const TextStyle& style, glm::vec2 baseline,
                              Align align = Align::Left);

[[nodiscard]] float widthOf(const Typesetter& type, std::string_view text, const TextStyle& style);

// The text itself where it is no wider than `widthPixels`, else its beginning and an ellipsis; empty where not even
// one character fits. It ends at a space if one is near.
[[nodiscard]] std::string elided(const Typesetter& type, std::string_view text, const TextStyle& style,
                                 float widthPixels);

}  // namespace kurilscope::scene
