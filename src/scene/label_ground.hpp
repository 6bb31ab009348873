#pragma once

#include <bitset>
#include <optional>
#include <vector>

#include "scene/boxes.hpp"
#include "scene/labels.hpp"

namespace kurilscope::scene {

// A line from a mark to its name.
struct Leader {
  glm::vec2 from{0, 0};
  glm::vec2 to{0, 0};
};
[[nodiscard]] bool crosses(const Leader& leader, const Box& box);
[[nodiscard]] bool crosses(const Leader& a, const Leader& b);

// What belongs to a label in one of its forms: its land, its mark.
struct Own {
  const Label* label = nullptr;
  const std::vector<std::string>* lines = nullptr;
  std::bitset<256> owners;
  bool hasLand = false;        // some of it in view
  bool isBoundToLand = false;  // other islands' land is not for it
  float gap = 0;               // from the anchor to the text, clear of whatever marks stand there
  glm::vec2 size{0, 0};        // of the level block
  std::vector<Box> rivals;     // marks of others near enough to matter
};

// What a box would lie over, in cells.
struct Cover {
  int own = 0;
  int other = 0;
  int all = 0;
  int lines = 0;

  [[nodiscard]] double share(int cells) const { return all == 0 ? 0 : static_cast<double>(cells) / all; }
};

// What is under the names, without regard to other names: land, lines, marks and furniture.
class LabelGround {
 public:
  LabelGround(const LabelTask& task, const LandCells& land);

  [[nodiscard]] Own ownOf(const Label& label, const std::vector<std::string>& lines, glm::vec2 size) const;
  [[nodiscard]] bool holdsPoint(glm::vec2 point) const { return holds(frame_, point); }
  // In the frame, over no furniture and no mark.
  [[nodiscard]] bool isFree(const Box& box) const;
  // A leader crosses no furniture, no mark, and no land of another island.
  [[nodiscard]] bool isFreeWay(const Leader& leader, const Own& own) const;
  [[nodiscard]] bool crossesLines(const Leader& leader) const;
  // Whether a leader leaves a mark by land: all but its start, which is where a town lies.
  [[nodiscard]] bool runsOverLand(const Leader& leader) const;
  [[nodiscard]] bool isBesideAnother(const Box& box, const Own& own) const;
  [[nodiscard]] Cover coverOf(const Box& box, const Own& own) const;
  // What it costs that others are near; nothing where one of them is nearer than the own feature.
  [[nodiscard]] std::optional<double> costOfNeighbours(const Box& box, const Own& own) const;
  // How far beyond the anchor, in a direction, a block must go to be clear of the own land.
  [[nodiscard]] float clearOfLand(const Own& own, glm::vec2 direction, glm::vec2 middle) const;

 private:
  template <class Test>
  [[nodiscard]] bool meets(const Leader& leader, Test test) const;
  void addLine(const std::vector<glm::vec2>& line);

  const LabelTask& task_;
  const LandCells& land_;
  float scale_;
  Box frame_;          // less its margin
  CellBits lines_;     // where a line runs
  CellBits occupied_;  // that furniture and marks touch
};

}  // namespace kurilscope::scene
