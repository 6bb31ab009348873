#include "canvas/gl/ground_change.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <glm/common.hpp>
#include <iterator>
#include <limits>
#include <span>
#include <tuple>

namespace kurilscope::canvas::gl {

namespace {

using Items = std::span<const scene::Item>;
using Ids = std::vector<std::uint32_t>;

// To draw a box costs as much as this many pixels of it do, so boxes that waste fewer when they become one do so.
constexpr std::int64_t kBoxPixels = 8'000;
constexpr std::size_t kMostBoxes = 24;
constexpr float kStretch = 96;  // pixels of a slanting line that one box is around
constexpr float kSoftEdge = 2;  // pixels that a stroke reaches beyond half its width

bool isOfLand(const scene::Item& item) {
  return std::holds_alternative<scene::FillLand>(item) || std::holds_alternative<scene::HatchLand>(item) ||
         std::holds_alternative<scene::StrokeCoast>(item);
}

// One number for a number and what follows it (the mixing steps of S. Vigna's splitmix64).
std::uint64_t followedBy(std::uint64_t value, std::uint64_t next) {
  value = (value ^ next) + 0x9e3779b97f4a7c15U;
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}
std::uint64_t numberOf(scene::Color color) {
  return static_cast<std::uint64_t>(color.r) << 24U | static_cast<std::uint64_t>(color.g) << 16U |
         static_cast<std::uint64_t>(color.b) << 8U | color.a;
}

PixelBox boxAround(glm::vec2 low, glm::vec2 high, float reach) {
  return {glm::ivec2(glm::floor(low - reach)), glm::ivec2(glm::ceil(high + reach))};
}

// The whole pixels that everything on the plane has moved by.
std::optional<glm::ivec2> shiftBetween(const scene::MapTransform& before, const scene::MapTransform& after) {
  if (before.pixelsPerMeter != after.pixelsPerMeter) {
    return std::nullopt;
  }
  constexpr double kSame = 1e-3;
  const glm::dvec2 shift =
      after.middle - before.middle +
      glm::dvec2{before.center.x - after.center.x, after.center.y - before.center.y} * after.pixelsPerMeter;
  const glm::dvec2 whole = glm::round(shift);
  constexpr double kFar = 1 << 20;
  if (std::abs(shift.x - whole.x) > kSame || std::abs(shift.y - whole.y) > kSame || std::abs(whole.x) > kFar ||
      std::abs(whole.y) > kFar) {
    return std::nullopt;
  }
  return glm::ivec2(whole);
}

// What may be drawn of a picture: itself and a margin.
PixelBox roomOf(const scene::Frame& frame) { return PixelBox(frame).grownBy(kDrawnMargin); }

// Compares two grounds inside the box that is drawn of both, in the pixels of the later one.
class Comparison {
 public:
  Comparison(const Ground& before, const scene::Scene& after, std::size_t itemsAfter, const scene::Basemap& basemap,
             glm::ivec2 shift)
      : before_(before),
        after_(after),
        itemsAfter_(itemsAfter),
        basemap_(basemap),
        shift_(shift),
        kept_(roomOf(after.frame).common({before.drawn.begin + shift, before.drawn.end + shift})) {}

  [[nodiscard]] const PixelBox& kept() const { return kept_; }

  // Run by run of items of one sort, land or not, so that what is drawn over what is the same too. False where the runs
  // are not of the same sorts; but the last may be missing from one.
  bool run() {
    Items before(before_.items);
    Items after = Items(after_.items).first(itemsAfter_);
    while (!before.empty() || !after.empty()) {
      const bool isLand = isOfLand(before.empty() ? after.front() : before.front());
      if (!after.empty() && isOfLand(after.front()) != isLand) {
        return false;
      }
      const Items runBefore = takeRun(before, isLand);
      const Items runAfter = takeRun(after, isLand);
      if (std::ranges::equal(runBefore, runAfter) && (isLand || shift_ == glm::ivec2{0, 0})) {
        continue;
      }
      if (isLand) {
        compareLand(runBefore, runAfter);
      } else if (!compareOthers(runBefore, runAfter)) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] const std::vector<PixelBox>& changes() const { return changes_; }
  [[nodiscard]] const Ids& recolored() const { return recolored_; }
  [[nodiscard]] PixelBox boxOf(std::uint32_t polygon) const {
    const geo::PlaneBox& bounds = basemap_.polygons[polygon].bounds;
    return boxAround(after_.transform.pixel({bounds.left, bounds.top}),
                     after_.transform.pixel({bounds.right, bounds.bottom}), landReach_)
        .common(kept_);
  }

 private:
  static Items takeRun(Items& rest, bool isLand) {
    const auto end = std::ranges::find_if(rest, [isLand](const scene::Item& item) { return isOfLand(item) != isLand; });
    const Items run(rest.begin(), end);
    rest = Items(end, rest.end());
    return run;
  }

  void change(const PixelBox& box) {
    const PixelBox seen = box.common(kept_);
    if (!seen.isEmpty()) {
      changes_.push_back(seen);
    }
  }

  // ---- land: polygon by polygon, since only those that are seen are named

  // What an item of land does, as one number, and to which polygons.
  std::pair<std::uint64_t, const scene::PolygonIds*> styleOf(const scene::Item& item) {
    std::uint64_t style = item.index();
    if (const auto* fill = std::get_if<scene::FillLand>(&item)) {
      return {followedBy(style, numberOf(fill->color)), &fill->polygons};
    }
    if (const auto* hatch = std::get_if<scene::HatchLand>(&item)) {
      style = followedBy(style, numberOf(hatch->color));
      style = followedBy(style, static_cast<std::uint64_t>(hatch->periodPixels));
      style = followedBy(style, static_cast<std::uint64_t>(hatch->widthPixels) * 2 + (hatch->rising ? 1 : 0));
      return {style, &hatch->polygons};
    }
    const auto& stroke = std::get<scene::StrokeCoast>(item);
    landReach_ = std::max(landReach_, stroke.widthPixels / 2 + kSoftEdge);
    style = followedBy(style, numberOf(stroke.color));
    style = followedBy(style, std::bit_cast<std::uint32_t>(stroke.widthPixels) * 2ULL + (stroke.isUnderLand ? 1 : 0));
    return {style, &stroke.polygons};
  }

  // What is done to a polygon, in order, as numbers; 0 for nothing.
  struct Looks {
    std::uint64_t inside = 0;
    std::uint64_t coast = 0;

    bool operator==(const Looks&) const = default;
  };

  [[nodiscard]] std::vector<Looks> looksOf(Items run) {
    std::vector<Looks> looks(basemap_.polygons.size());
    for (const scene::Item& item : run) {
      const auto [style, polygons] = styleOf(item);
      const auto part = std::holds_alternative<scene::StrokeCoast>(item) ? &Looks::coast : &Looks::inside;
      for (const std::uint32_t polygon : *polygons) {
        looks[polygon].*part = followedBy(looks[polygon].*part, style);
      }
    }
    return looks;
  }

  void compareLand(Items before, Items after) {
    if (compareLists(before, after)) {
      return;
    }
    const std::vector<Looks> looksBefore = looksOf(before);
    const std::vector<Looks> looksAfter = looksOf(after);
    Ids recolored;
    for (std::uint32_t i = 0; i < looksBefore.size(); ++i) {
      if (looksBefore[i].coast != looksAfter[i].coast) {
        change(boxOf(i));
      } else if (looksBefore[i] != looksAfter[i]) {
        recolored.push_back(i);
      }
    }
    recolor(std::move(recolored), after);
  }

  // Adds what only one of two rising lists has. Most of them is the same, and passed over.
  static void addDifference(const scene::PolygonIds& before, const scene::PolygonIds& after, Ids& apart) {
    auto one = before.begin();
    auto other = after.begin();
    while (true) {
      std::tie(one, other) = std::mismatch(one, before.end(), other, after.end());
      if (one == before.end() || other == after.end()) {
        apart.insert(apart.end(), one, before.end());
        apart.insert(apart.end(), other, after.end());
        return;
      }
      apart.push_back(*one < *other ? *one++ : *other++);
    }
  }

  // Where the same is done in the same order, only to other polygons: those that are in one list alone. False where it
  // is not, or a list does not rise.
  bool compareLists(Items before, Items after) {
    if (before.size() != after.size()) {
      return false;
    }
    Ids recolored;
    Ids changed;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const auto one = styleOf(before[i]);
      const auto other = styleOf(after[i]);
      if (one.first != other.first) {
        return false;
      }
      if (*one.second == *other.second) {
        continue;
      }
      if (!one.second->isRising() || !other.second->isRising()) {
        return false;
      }
      const bool isCoast = std::holds_alternative<scene::StrokeCoast>(before[i]);
      addDifference(*one.second, *other.second, isCoast ? changed : recolored);
    }
    std::ranges::for_each(changed, [this](std::uint32_t polygon) { change(boxOf(polygon)); });
    recolor(std::move(recolored), after);
    return true;
  }

  // Polygons whose inside alone is another. Only what is filled covers what was there.
  void recolor(Ids polygons, Items after) {
    std::ranges::sort(polygons);
    polygons.erase(std::ranges::unique(polygons).begin(), polygons.end());
    std::vector<bool> isFilled(polygons.empty() ? 0 : basemap_.polygons.size());
    for (const scene::Item& item : polygons.empty() ? Items{} : after) {
      if (const auto* fill = std::get_if<scene::FillLand>(&item); fill != nullptr && fill->color.a == 255) {
        std::ranges::for_each(fill->polygons, [&](std::uint32_t polygon) { isFilled[polygon] = true; });
      }
    }
    for (const std::uint32_t polygon : polygons) {
      if (!isFilled[polygon]) {
        change(boxOf(polygon));
      } else if (!boxOf(polygon).isEmpty()) {
        recolored_.push_back(polygon);
      }
    }
    std::ranges::sort(recolored_);  // of all runs together
  }

  // ---- lines, areas, rasters: one by one, as far as they touch what both show

  // False where there is something that we cannot compare.
  bool compareOthers(Items before, Items after) {
    const auto touching = [this](Items items, glm::vec2 shift) -> std::optional<std::vector<const scene::Item*>> {
      std::vector<const scene::Item*> found;
      for (const scene::Item& item : items) {
        const auto reach = reachOf(item, shift);
        if (!reach) {
          return std::nullopt;
        }
        if (!reach->common(kept_).isEmpty()) {
          found.push_back(&item);
        }
      }
      return found;
    };
    const auto ours = touching(before, glm::vec2(shift_));
    const auto theirs = touching(after, {0, 0});
    if (!ours || !theirs) {
      return false;
    }
    compareOneByOne(*ours, *theirs);
    return true;
  }

  // Those of one list that the other one has too, in order, stay; the rest goes or comes.
  void compareOneByOne(const std::vector<const scene::Item*>& before, const std::vector<const scene::Item*>& after) {
    auto next = after.begin();
    for (const scene::Item* item : before) {
      const auto found =
          std::find_if(next, after.end(), [&](const scene::Item* other) { return isSame(*item, *other); });
      if (found == after.end()) {
        changeOther(*item, glm::vec2(shift_));
        continue;
      }
      std::for_each(next, found, [this](const scene::Item* come) { changeOther(*come, {0, 0}); });
      next = found + 1;
    }
    std::for_each(next, after.end(), [this](const scene::Item* come) { changeOther(*come, {0, 0}); });
  }

  void changeOther(const scene::Item& item, glm::vec2 shift) {
    if (const auto* line = std::get_if<scene::Polyline>(&item)) {
      changeLine(*line, shift);
    } else {
      change(*reachOf(item, shift));
    }
  }
  // Stretch by stretch: a box around a slanting line holds little of it.
  void changeLine(const scene::Polyline& line, glm::vec2 shift) {
    const float reach = line.widthPixels / 2 + kSoftEdge;
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      if (reachOfSegment(line, i, shift, reach).common(kept_).isEmpty()) {
        continue;
      }
      const glm::vec2 from = inSight(line.points[i - 1] + shift);
      const glm::vec2 to = inSight(line.points[i] + shift);
      const glm::vec2 across = glm::abs(to - from);
      const float stretches = std::ceil(std::max(std::min(across.x, across.y) / kStretch, 1.0F));
      for (float k = 0; k < stretches; ++k) {
        const glm::vec2 a = glm::mix(from, to, k / stretches);
        const glm::vec2 b = glm::mix(from, to, (k + 1) / stretches);
        change(boxAround(glm::min(a, b), glm::max(a, b), reach));
      }
    }
  }

  // The pixels that an item may touch, of a line only near what both show; nothing for a kind that is not of the
  // ground.
  [[nodiscard]] std::optional<PixelBox> reachOf(const scene::Item& item, glm::vec2 shift) const {
    if (const auto* line = std::get_if<scene::Polyline>(&item)) {
      return reachOf(*line, shift);
    }
    if (const auto* area = std::get_if<scene::FillArea>(&item)) {
      glm::vec2 low{std::numeric_limits<float>::max()};
      glm::vec2 high{std::numeric_limits<float>::lowest()};
      for (const glm::vec2 corner : area->corners) {
        low = glm::min(low, corner + shift);
        high = glm::max(high, corner + shift);
      }
      return area->corners.empty() ? PixelBox{} : boxAround(inSight(low), inSight(high), kSoftEdge);
    }
    if (const auto* raster = std::get_if<scene::Raster>(&item)) {
      return boxAround(inSight(raster->topLeft + shift), inSight(raster->topLeft + raster->size + shift), kSoftEdge);
    }
    return std::nullopt;
  }
  [[nodiscard]] PixelBox reachOf(const scene::Polyline& line, glm::vec2 shift) const {
    PixelBox whole;
    const float reach = line.widthPixels / 2 + kSoftEdge;
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      const PixelBox box = reachOfSegment(line, i, shift, reach);
      if (!box.common(kept_).isEmpty()) {
        whole = whole.isEmpty() ? box : whole.around(box);
      }
    }
    return whole;
  }
  [[nodiscard]] PixelBox reachOfSegment(const scene::Polyline& line, std::size_t end, glm::vec2 shift,
                                        float reach) const {
    const glm::vec2 a = inSight(line.points[end - 1] + shift);
    const glm::vec2 b = inSight(line.points[end] + shift);
    return boxAround(glm::min(a, b), glm::max(a, b), reach);
  }
  // Not so far off that a whole number could not hold it.
  [[nodiscard]] glm::vec2 inSight(glm::vec2 pixel) const {
    constexpr float kFar = 1 << 20;
    return glm::clamp(pixel, glm::vec2{-kFar}, glm::vec2{kFar});
  }

  [[nodiscard]] bool isSame(const scene::Item& before, const scene::Item& after) const {
    const glm::vec2 shift(shift_);
    if (before.index() != after.index()) {
      return false;
    }
    if (const auto* line = std::get_if<scene::Polyline>(&before)) {
      return isSame(*line, std::get<scene::Polyline>(after));
    }
    if (const auto* area = std::get_if<scene::FillArea>(&before)) {
      const auto& other = std::get<scene::FillArea>(after);
      return area->color == other.color && isMoved(area->corners, other.corners, shift);
    }
    const auto& raster = std::get<scene::Raster>(before);
    const auto& other = std::get<scene::Raster>(after);
    return raster.raster == other.raster && raster.size == other.size && raster.topLeft + shift == other.topLeft;
  }
  [[nodiscard]] bool isSame(const scene::Polyline& before, const scene::Polyline& after) const {
    const glm::vec2 shift(shift_);
    if (before.color != after.color || before.widthPixels != after.widthPixels || before.dashOn != after.dashOn ||
        before.dashOff != after.dashOff) {
      return false;
    }
    if (before.dashOn > 0) {  // dashes are counted from the line's start
      return isMoved(before.points, after.points, shift);
    }
    return segmentsSeen(before, shift) == segmentsSeen(after, {0, 0});
  }
  static bool isMoved(const std::vector<glm::vec2>& before, const std::vector<glm::vec2>& after, glm::vec2 shift) {
    return std::ranges::equal(before, after, [shift](glm::vec2 a, glm::vec2 b) { return a + shift == b; });
  }
  [[nodiscard]] std::vector<std::pair<glm::vec2, glm::vec2>> segmentsSeen(const scene::Polyline& line,
                                                                          glm::vec2 shift) const {
    std::vector<std::pair<glm::vec2, glm::vec2>> seen;
    const float reach = line.widthPixels / 2 + kSoftEdge;
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      if (!reachOfSegment(line, i, shift, reach).common(kept_).isEmpty()) {
        seen.emplace_back(line.points[i - 1] + shift, line.points[i] + shift);
      }
    }
    return seen;
  }

  const Ground& before_;
  const scene::Scene& after_;
  std::size_t itemsAfter_;
  const scene::Basemap& basemap_;
  glm::ivec2 shift_;
  PixelBox kept_;
  float landReach_ = kSoftEdge;
  std::vector<PixelBox> changes_;
  Ids recolored_;
};

// What is to be drawn of a picture where this much of it is: all, and its margin on the sides where some was missing.
PixelBox grownOver(const scene::Frame& frame, const PixelBox& kept) {
  const PixelBox all = frame;
  const PixelBox room = roomOf(frame);
  const auto least = [](int have, int needed, int most) { return have > needed ? most : have; };
  const auto largest = [](int have, int needed, int most) { return have < needed ? most : have; };
  return {{least(kept.begin.x, all.begin.x, room.begin.x), least(kept.begin.y, all.begin.y, room.begin.y)},
          {largest(kept.end.x, all.end.x, room.end.x), largest(kept.end.y, all.end.y, room.end.y)}};
}

// What of `all` is outside the box in it: a strip on each side that has any.
std::vector<PixelBox> stripsAround(const PixelBox& box, const PixelBox& all) {
  std::vector<PixelBox> strips{{all.begin, {all.end.x, box.begin.y}},
                               {{all.begin.x, box.end.y}, all.end},
                               {{all.begin.x, box.begin.y}, {box.begin.x, box.end.y}},
                               {{box.end.x, box.begin.y}, {all.end.x, box.end.y}}};
  std::erase_if(strips, [](const PixelBox& strip) { return strip.isEmpty(); });
  return strips;
}

// A few boxes around all that are added: they become one where that is the cheaper, and where they are too many.
class FewBoxes {
 public:
  void add(const PixelBox& box) {
    boxes_.push_back(box);
    while (joinNearest(boxes_.size() - 1)) {
    }
  }
  [[nodiscard]] std::vector<PixelBox> take() { return std::move(boxes_); }

 private:
  // The box with the one that it wastes the fewest pixels with, if they are to become one; that is the last one then.
  bool joinNearest(std::size_t box) {
    std::size_t best = box;
    std::int64_t least = boxes_.size() > kMostBoxes ? std::numeric_limits<std::int64_t>::max() : kBoxPixels;
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      const std::int64_t waste = boxes_[i].around(boxes_[box]).area() - boxes_[i].area() - boxes_[box].area();
      if (i != box && waste < least) {
        best = i;
        least = waste;
      }
    }
    if (best == box) {
      return false;
    }
    const PixelBox joined = boxes_[best].around(boxes_[box]);
    boxes_.erase(boxes_.begin() + static_cast<std::ptrdiff_t>(std::max(best, box)));
    boxes_.erase(boxes_.begin() + static_cast<std::ptrdiff_t>(std::min(best, box)));
    boxes_.push_back(joined);
    return true;
  }

  std::vector<PixelBox> boxes_;
};

}  // namespace

std::int64_t PixelBox::area() const {
  return static_cast<std::int64_t>(end.x - begin.x) * static_cast<std::int64_t>(end.y - begin.y);
}

PixelBox PixelBox::common(const PixelBox& other) const {
  return {glm::max(begin, other.begin), glm::min(end, other.end)};
}

PixelBox PixelBox::around(const PixelBox& other) const {
  return {glm::min(begin, other.begin), glm::max(end, other.end)};
}

PixelBox PixelBox::grownBy(int pixels) const { return {begin - pixels, end + pixels}; }

std::size_t itemsUpToLand(const scene::Scene& scene) {
  const Items ground = Items(scene.items).first(scene.groundItems);
  const auto last = std::find_if(ground.rbegin(), ground.rend(), isOfLand);
  return static_cast<std::size_t>(ground.rend() - last);
}

std::optional<GroundChange> changeOfGround(const Ground& before, const scene::Scene& after, std::size_t itemsAfter,
                                           std::size_t levelAfter, const scene::Basemap& basemap) {
  const auto shift = shiftBetween(before.transform, after.transform);
  if (!shift || before.frame != after.frame || before.background != after.background ||
      before.isWorld != after.isWorld || before.level != levelAfter || itemsAfter == 0) {
    return std::nullopt;
  }
  Comparison comparison(before, after, itemsAfter, basemap, *shift);
  if (comparison.kept().isEmpty() || !comparison.run()) {
    return std::nullopt;
  }
  const PixelBox drawn = grownOver(after.frame, comparison.kept());
  FewBoxes boxes;
  for (const PixelBox& strip : stripsAround(comparison.kept(), drawn)) {
    boxes.add(strip);
  }
  for (const PixelBox& changed : comparison.changes()) {
    boxes.add(changed);
  }
  FewBoxes landBoxes;
  for (const std::uint32_t polygon : comparison.recolored()) {
    landBoxes.add(comparison.boxOf(polygon));
  }
  GroundChange change{*shift, {boxes.take(), comparison.recolored(), landBoxes.take()}, drawn};
  std::int64_t area = 0;
  for (const PixelBox& box : change.anew.boxes) {
    area += box.area();
  }
  return 2 * area > PixelBox(after.frame).area() ? std::nullopt : std::optional(std::move(change));
}

}  // namespace kurilscope::canvas::gl
