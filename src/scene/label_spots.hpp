#pragma once

#include <bitset>
#include <limits>

#include "scene/labels.hpp"

namespace kurilscope::scene {

// A line from a mark to its name.
struct Leader {
  glm::vec2 from{0, 0};
  glm::vec2 to{0, 0};
};

// A place that a label could take: what it would cover and how good it is.
struct Spot {
  double cost = 0;                  // lower is better; 1 is about the difference between two sides of a mark
  std::vector<Box> boxes;           // one for level lines, one a letter along a path
  Box reach;                        // around all of them and the leader
  float align = 0;                  // of level lines: 0 left, 0.5 centred, 1 right
  std::vector<PlacedGlyph> glyphs;  // of a text along a path
  std::optional<Leader> leader;
  bool isOtherForm = false;  // the label's other lines
};

[[nodiscard]] bool crosses(const Leader& leader, const Box& box);
[[nodiscard]] bool crosses(const Leader& a, const Leader& b);

// Finds the spots of labels over one ground, without regard to other labels.
class SpotFinder {
 public:
  SpotFinder(const LabelTask& task, const LandCells& land, const Typesetter& type);

  // The cheapest first. None leaves the frame, lies over furniture, a mark or another's land, or is nearer to another
  // feature than to its own.
  [[nodiscard]] std::vector<Spot> nearSpotsOf(const Label& label) const;  // without a leader
  [[nodiscard]] std::vector<Spot> ledSpotsOf(const Label& label) const;   // with one; dearer than most near ones

 private:
  // What belongs to the label: its land, its mark.
  struct Own {
    const Label& label;
    std::bitset<256> owners;
    bool hasLand = false;        // some of it in view
    bool isBoundToLand = false;  // other islands' land is not for it
    float gap = 0;               // from the anchor to the text, clear of whatever marks stand there
    glm::vec2 size{0, 0};        // of the level block
    std::vector<Box> rivals;     // marks of others near enough to matter
  };
  struct Cover;

  void addNear(std::vector<Spot>& spots, const Own& own) const;
  [[nodiscard]] std::vector<Spot> spotsOf(const Label& label,
                                          void (SpotFinder::*add)(std::vector<Spot>&, const Own&) const) const;
  [[nodiscard]] Own ownOf(const Label& label) const;
  [[nodiscard]] glm::vec2 sizeOf(const Label& label) const;
  [[nodiscard]] bool isFree(const Box& box) const;
  [[nodiscard]] bool isFreeWay(const Leader& leader, const Own& own) const;
  template <class Test>
  [[nodiscard]] bool meets(const Leader& leader, Test test) const;
  [[nodiscard]] bool runsOverLand(const Leader& leader) const;
  [[nodiscard]] bool crossesLines(const Leader& leader) const;
  [[nodiscard]] Cover coverOf(const Box& box, const Own& own) const;
  [[nodiscard]] std::optional<double> costOfNeighbours(const Box& box, const Own& own) const;
  [[nodiscard]] float clearOfLand(const Own& own, glm::vec2 direction, glm::vec2 middle) const;

  void addLevel(std::vector<Spot>& spots, const Own& own, const Box& box, float align, double cost,
                std::optional<Leader> leader = std::nullopt) const;
  void addOn(std::vector<Spot>& spots, const Own& own) const;
  void addBeside(std::vector<Spot>& spots, const Own& own) const;
  void addLed(std::vector<Spot>& spots, const Own& own) const;
  void addNearPath(std::vector<Spot>& spots, const Own& own) const;
  void addAlong(std::vector<Spot>& spots, const Own& own) const;
  [[nodiscard]] std::optional<Spot> spotAlong(const Own& own, const GlyphRun& run, const class PixelPath& path,
                                              float start, float lift) const;
  void countLines();

  const LabelTask& task_;
  const LandCells& land_;
  const Typesetter& type_;
  float scale_;
  Box frame_;                            // less its margin
  std::vector<std::uint8_t> lineCells_;  // 1 where a line runs
};

}  // namespace kurilscope::scene
