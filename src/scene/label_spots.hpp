#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <memory_resource>
#include <span>

#include "scene/label_ground.hpp"
#include "scene/pixel_path.hpp"

namespace kurilscope::scene {

// A place that a label could take: what it would cover and how good it is.
struct Spot {
  double cost = 0;                  // lower is better; 1 is about the difference between two sides of a mark
  Box block;                        // around all lines, or all letters
  std::vector<Box> letters;         // of a text along a path
  Box reach;                        // around the block and the leader
  float align = 0;                  // of level lines: 0 left, 0.5 centred, 1 right
  std::vector<PlacedGlyph> glyphs;  // of a text along a path
  std::optional<Leader> leader;
  bool isOtherForm = false;  // the label's other lines

  // What the text covers.
  [[nodiscard]] std::span<const Box> boxes() const { return letters.empty() ? std::span(&block, 1) : letters; }
};

// The spots of a label over one ground, without regard to other labels. Most labels take one of their first: each is
// looked for only when it is asked for.
class Spots {
 public:
  enum class Kind { Near, Led };  // without a leader; with one, which costs more than most near ones

  Spots(const Label& label, Kind kind, const LabelGround& ground, const Typesetter& type, const Frame& frame,
        std::pmr::memory_resource* memory);

  // The cheapest first; null past the last. None leaves the frame, lies over furniture, a mark or another's land, or is
  // nearer to another feature than to its own. Valid as long as this lives.
  [[nodiscard]] const Spot* at(std::size_t index);
  // How many there are, but no more than so many: further ones are not looked for.
  [[nodiscard]] std::size_t countUpTo(std::size_t most);

 private:
  enum class Manner { On, Beside, Led, NearPath, AtMouth, Along };

  // A place that has not been looked at.
  struct Trial {
    double least = 0;  // what it costs at least, in the first form
    Manner manner = Manner::Beside;
    bool isOtherForm = false;
    std::uint8_t side = 0;   // of Beside
    std::uint8_t place = 0;  // of Along: of those on the path
    bool isAside = false;    // of Along, a water: beside the path
    float align = 0;
    float more = 0;   // of Beside: 1/96 inch beyond the nearest place
    float start = 0;  // of Along: pixels from the path's start
    float lift = 0;   // of Along: of the baseline, below the path
    double cost = 0;  // before anything under it is regarded
    glm::vec2 middle{0, 0};
    Leader leader;  // of Led
  };
  // What the trials of a form of the label share.
  struct Form {
    Own own;
    double extra = 0;                   // what it costs not to be the first form
    std::optional<PixelPath> path;      // of Along
    std::bitset<64> goodPlaces;         // of Along: where a water's name stands well on the path
    std::array<float, 8> furtherOut{};  // of Beside, pixels by side; negative: not known yet
  };
  // Of a heap.
  struct Entry {
    double cost = 0;
    std::uint32_t order = 0;     // of the trial
    const Spot* spot = nullptr;  // that it led to

    // The cheapest comes first; of two that cost the same, the one that was thought of first.
    bool operator<(const Entry& other) const { return cost != other.cost ? cost > other.cost : order > other.order; }
  };

  // Whether something is left to look at. Places are thought of, with no look at what is there, once they may be the
  // cheapest: those of the label's other form seldom are.
  [[nodiscard]] bool hasNext();
  void addForm(const std::vector<std::string>& lines);
  void addTrials();
  void add(Trial trial);
  void addOn();
  void addBeside();
  void addLed();
  void addNearPath();
  void addAtMouths();
  void addAlong();
  [[nodiscard]] Form& current() { return forms_[formCount_ - 1]; }
  [[nodiscard]] double extraOfOtherForm() const;
  [[nodiscard]] bool findNext();
  void lookAtNext();
  [[nodiscard]] std::optional<Spot> lookAt(const Trial& trial);
  [[nodiscard]] std::optional<Spot> levelAt(const Own& own, const Box& box, float align, double cost,
                                            std::optional<Leader> leader = std::nullopt) const;
  [[nodiscard]] std::optional<Spot> onLand(const Own& own, const Trial& trial) const;
  [[nodiscard]] std::optional<Spot> beside(Form& form, const Trial& trial) const;
  [[nodiscard]] std::optional<Spot> along(Form& form, const Trial& trial) const;
  [[nodiscard]] glm::vec2 sizeOf(const std::vector<std::string>& lines) const;

  const Label& label_;
  Kind kind_;
  const LabelGround& ground_;
  const Typesetter& type_;
  float scale_;
  int frameWidth_;
  std::array<Form, 2> forms_;
  std::size_t formCount_ = 0;
  std::pmr::vector<Trial> trials_;
  std::pmr::vector<Entry> next_;         // a heap of those not looked at
  std::pmr::list<Spot> spots_;           // whatever a look gave
  std::pmr::vector<Entry> waiting_;      // a heap: found, but something cheaper may come
  std::pmr::vector<const Spot*> found_;  // in order
};

}  // namespace kurilscope::scene
