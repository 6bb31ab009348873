#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/compose.hpp"

namespace kurilscope::scene {

// Where a name may stand: beside what it names, on it when it is wide enough, or only there.
enum class Stand { Beside, OnOrBeside, On };

// A name that wants a place on the map. Labels are placed in order of priority; one that finds no room is left out.
struct Label {
  view::Selection subject;  // what it names; Nothing for waters and lines
  std::vector<std::string> lines;
  Face face = Face::Sans;
  float sizePixels = 12;
  float letterSpacingPixels = 0;
  Color color;
  double priority = 0;  // higher is placed first
  glm::vec2 anchor{0, 0};
  float gapPixels = 6;          // from the anchor to the text's edge: the radius of the mark it names
  std::vector<glm::vec2> path;  // when not empty, the text follows it instead of standing by the anchor
  Stand stand = Stand::Beside;
};

// Keeps the boxes that are taken, so that nothing is laid over anything else.
class Placement {
 public:
  Placement(const Frame& frame, const Typesetter& type, const Palette& palette, std::span<const Box> reserved);

  void reserve(const Box& box) { taken_.push_back(box); }
  // A line that labels stand clear of where they can.
  void avoid(const std::vector<glm::vec2>& line);
  // Places the label and appends its texts and its mark to the scene; false where there was no room.
  bool place(const Label& label, Scene& scene);

 private:
  [[nodiscard]] bool isFree(const Box& box) const;
  [[nodiscard]] bool isClear(const Box& box) const;  // of avoided lines too
  bool placeByAnchor(const Label& label, Scene& scene);
  bool placeAlongPath(const Label& label, Scene& scene);

  Frame frame_;
  const Typesetter& type_;
  const Palette& palette_;
  std::vector<Box> taken_;
  std::vector<Box> avoided_;
};

}  // namespace kurilscope::scene
