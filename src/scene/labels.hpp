#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/compose.hpp"

namespace kurilscope::scene {

// A name that wants a place on the map. Labels are placed in order of priority; one that finds no room is left out.
struct Label {
  view::Selection subject;           // what it names; Nothing for waters and lines
  std::vector<std::string> lines;
  Face face = Face::Sans;
  float sizePixels = 12;
  float letterSpacingPixels = 0;
  Color color;
  double priority = 0;               // higher is placed first
  glm::vec2 anchor{0, 0};
  float gapPixels = 6;               // from the anchor to the text's edge: the radius of the mark it names
  std::vector<glm::vec2> path;       // when not empty, the text follows it instead of standing by the anchor
  bool mayCentre = false;            // may stand on its anchor (an island wide enough for its own name)
};

// Keeps the boxes that are taken, so that nothing is laid over anything else.
class Placement {
 public:
  Placement(const Frame& frame, const Typesetter& type, const Palette& palette, std::span<const Box> reserved);

  void reserve(const Box& box) { taken_.push_back(box); }
  // Places the label and appends its texts and its mark to the scene; false where there was no room.
  bool place(const Label& label, Scene& scene);

 private:
  [[nodiscard]] bool isFree(const Box& box) const;
  bool placeByAnchor(const Label& label, Scene& scene);
  bool placeAlongPath(const Label& label, Scene& scene);

  Frame frame_;
  const Typesetter& type_;
  const Palette& palette_;
  std::vector<Box> taken_;
};

}  // namespace kurilscope::scene
