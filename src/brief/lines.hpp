#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "brief/furniture.hpp"
#include "scene/text_items.hpp"

namespace kurilscope::brief {

// One line of a column of words, under the one before.
struct Line {
  std::string text;
  scene::TextStyle style;
  float gapAbove = 0;  // pixels between the line above and this one's highest letters
};

[[nodiscard]] scene::TextStyle styleOf(const Desk& desk, scene::Face face, float units, scene::Color color);

// A text broken into at most `most` lines; what does not fit ends in an ellipsis.
[[nodiscard]] std::vector<std::string> fitted(const Desk& desk, std::string_view text, const scene::TextStyle& style,
                                              float width, std::size_t most);

// Likewise, but where it has to be cut, after its last sentence that fits with its ellipsis; anywhere where not even
// one sentence does.
[[nodiscard]] std::vector<std::string> fittedSentences(const Desk& desk, std::string_view text,
                                                       const scene::TextStyle& style, float width, std::size_t most);

// Words of one width, line under line.
struct Column {
  const Desk& desk;
  float width = 0;
  std::vector<Line> lines = {};

  void add(std::string_view text, const scene::TextStyle& style, float gapUnits, std::size_t most = 1);
  void addSentences(std::string_view text, const scene::TextStyle& style, float gapUnits, std::size_t most);
  // Pixels from the highest letter to the lowest.
  [[nodiscard]] float height() const;
  void draw(glm::vec2 topLeft, scene::Scene& page) const;

 private:
  void take(std::vector<std::string> texts, const scene::TextStyle& style, float gapUnits);
};

}  // namespace kurilscope::brief
