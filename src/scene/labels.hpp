#pragma once

#include <list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "scene/cells.hpp"

namespace kurilscope::scene {

// Where a name may stand: beside what it names, on it when it is wide enough, only there, or level beside any stretch
// of its path.
enum class Stand { Beside, OnOrBeside, On, NearPath };

// What a name must stand nearest to: nothing in particular (it only keeps clear), the land of its islands, its mark,
// or its path, above or below which it runs.
enum class Tie { None, Land, Mark, Line };

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
  Tie tie = Tie::None;
  std::vector<std::string> land;  // the islands that it names (Tie::Land) or stands on, so that it may lie over them
  float longestLeader = 0;        // pixels of a line to its mark from further off, where it is crowded; 0: none
  std::vector<std::string> otherLines;  // may stand instead of the lines, where they fit better
  float secondSizePixels = 0;           // of the lines after the first; 0: the same
  bool standsAtMouths = false;          // of a water: also just beyond the ends of its path

  bool operator==(const Label&) const = default;
  // A strait's or a sea's: it follows its path, or stands on it, and lies over no land.
  [[nodiscard]] bool isOfWater() const { return !path.empty() && tie == Tie::None && stand == Stand::Beside; }
};

// A mark that no name may lie over; `id` is that of the island or place it marks, empty for others.
struct MarkBox {
  Box box;
  std::string id;

  bool operator==(const MarkBox&) const = default;
};

// All that placing depends on, besides the type.
struct LabelTask {
  Frame frame;
  MapTransform transform;
  bool isWorld = false;
  Color halo;
  std::vector<Label> labels;
  std::vector<Box> reserved;  // furniture
  std::vector<MarkBox> marks;
  std::vector<std::vector<glm::vec2>> lines;  // that names stand clear of where they can

  bool operator==(const LabelTask&) const = default;
  void reserve(const Box& mark, std::string id = {}) { marks.push_back({mark, std::move(id)}); }
  void avoid(const std::vector<glm::vec2>& line) { lines.push_back(line); }
};

// The names as they are drawn, and what answers for them.
struct Lettering {
  std::vector<Item> items;
  std::vector<Mark> marks;
};

// Places the labels. A greedy choice in order of priority, each label taking the cheapest of its places that is free;
// then those left out are let in where neighbours can make room for them, and everyone moves to a better place that
// has become free. (The survey of methods is J. Christensen, J. Marks, S. Shieber, "An Empirical Study of Algorithms
// for Point-Feature Label Placement", ACM Transactions on Graphics 14, 1995.) A place where another feature of its kind
// is nearer than its own is never taken without a leader.
[[nodiscard]] Lettering lettered(const LabelTask& task, const LandCells& land, const Typesetter& type);

// What the names of a scene come of, before any is collected: scenes of one stage whose keys are equal have the same
// names. Refers to what it was made from.
struct LabelKey {
  const Basemap& basemap;
  const Frame& frame;
  const view::View& view;
  atlas::Day since{};  // instead of the view's date: from when islands have stood and lines have run as they do
  std::span<const atlas::Event* const> events;  // that have a mark
  std::span<const Box> reserved;
  const ZoneShapes* zones = nullptr;
};

// Remembers the last answers, since most frames ask the same again: only the date changed, or the pointer moved.
// Gives what `lettered` gives. One thread at a time.
class LabelMemo {
 public:
  // Null where the key is new. Asks for no memory.
  [[nodiscard]] std::shared_ptr<const Lettering> known(const LabelKey& key);
  // What answers the key from now on.
  [[nodiscard]] std::shared_ptr<const Lettering> lettered(const LabelKey& key, LabelTask task, const Typesetter& type);
  [[nodiscard]] const LandCells& ground(const Basemap& basemap, const MapTransform& transform, const Frame& frame);
  [[nodiscard]] std::size_t placements() const { return placements_; }  // that were worked out, not remembered

 private:
  struct Ground {
    const Basemap* basemap = nullptr;
    Frame frame;
    MapTransform transform;
    LandCells cells;
  };
  // A key that holds what it says.
  struct Known {
    const Basemap* basemap = nullptr;
    Frame frame;
    view::View view;
    atlas::Day since{};
    std::vector<const atlas::Event*> events;
    std::vector<Box> reserved;
    const ZoneShapes* zones = nullptr;
    std::shared_ptr<const Lettering> lettering;

    [[nodiscard]] bool answers(const LabelKey& key);
  };
  struct Answer {
    LabelTask task;
    std::shared_ptr<const Lettering> lettering;
  };
  [[nodiscard]] std::shared_ptr<const Lettering> lettered(LabelTask task, const Basemap& basemap,
                                                          const Typesetter& type);
  // The oldest, but for a while not those of the maps that were asked about last.
  template <class T, class IsSameMap>
  static void forget(std::list<T>& answers, IsSameMap isSameMap);

  std::list<Ground> grounds_;  // the latest first
  std::list<Known> known_;     // likewise
  std::list<Answer> answers_;  // likewise: keys may differ and yet ask the same
  std::size_t placements_ = 0;
};

}  // namespace kurilscope::scene
