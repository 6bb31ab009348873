#include "scene/label_ground.hpp"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>

namespace kurilscope::scene {

namespace {

constexpr double kCrowded = 8;  // 1/96 inch: another feature this much further off than the own one is still near

float distanceSquared(const Box& a, const Box& b) {
  const glm::vec2 apart = glm::max(glm::max(a.topLeft - b.bottomRight, b.topLeft - a.bottomRight), glm::vec2{0});
  return glm::dot(apart, apart);
}

float sideOf(glm::vec2 a, glm::vec2 b, glm::vec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

}  // namespace

bool crosses(const Leader& a, const Leader& b) {
  return sideOf(a.from, a.to, b.from) * sideOf(a.from, a.to, b.to) < 0 &&
         sideOf(b.from, b.to, a.from) * sideOf(b.from, b.to, a.to) < 0;
}

bool crosses(const Leader& leader, const Box& box) {
  const Box reach{glm::min(leader.from, leader.to), glm::max(leader.from, leader.to) + glm::vec2{0.01F}};
  if (!reach.overlaps(box)) {
    return false;
  }
  const glm::vec2 other{box.bottomRight.x, box.topLeft.y};
  const glm::vec2 another{box.topLeft.x, box.bottomRight.y};
  return holds(box, leader.from) || holds(box, leader.to) || crosses(leader, Leader{box.topLeft, box.bottomRight}) ||
         crosses(leader, Leader{other, another});
}

LabelGround::LabelGround(const LabelTask& task, const LandCells& land)
    : task_(task),
      land_(land),
      scale_(task.frame.scale),
      frame_(padded({glm::vec2{0}, {static_cast<float>(task.frame.width), static_cast<float>(task.frame.height)}},
                    -3 * task.frame.scale)),
      lines_(land.grid()),
      occupied_(land.grid()) {
  for (const std::vector<glm::vec2>& line : task.lines) {
    addLine(line);
  }
  for (const Box& box : task.reserved) {
    occupied_.set(land.grid().cellsOf(box));
  }
  for (const MarkBox& mark : task.marks) {
    occupied_.set(land.grid().cellsOf(mark.box));
  }
}

void LabelGround::addLine(const std::vector<glm::vec2>& line) {
  const CellGrid& grid = land_.grid();
  const Box picture{glm::vec2{0}, {static_cast<float>(task_.frame.width), static_cast<float>(task_.frame.height)}};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const glm::vec2 a = line[i - 1];
    const glm::vec2 b = line[i];
    if (!Box{glm::min(a, b), glm::max(a, b) + glm::vec2{0.1F}}.overlaps(picture)) {
      continue;
    }
    // A walk along a line that runs far out of the frame would never end: only what could be seen is walked.
    const int steps = std::clamp(static_cast<int>(2 * glm::distance(a, b) / grid.sidePixels), 1, 8192);
    for (int k = 0; k <= steps; ++k) {
      const glm::vec2 point = glm::mix(a, b, static_cast<float>(k) / static_cast<float>(steps));
      if (holds(picture, point)) {
        const glm::vec2 cell = (point - grid.origin) / grid.sidePixels;
        lines_.set(std::min(static_cast<int>(cell.x), grid.columns - 1),
                   std::min(static_cast<int>(cell.y), grid.rows - 1));
      }
    }
  }
}

Own LabelGround::ownOf(const Label& label, const std::vector<std::string>& lines, glm::vec2 size) const {
  Own own{.label = &label, .lines = &lines, .owners = {}, .gap = label.gapPixels, .size = size, .rivals = {}};
  for (const std::string& island : label.land) {
    const LandCells::Owner owner = land_.ownerOf(island);
    own.owners.set(owner, owner != LandCells::kSea);
  }
  own.hasLand = own.owners.any();
  own.isBoundToLand = (label.tie == Tie::Land || label.tie == Tie::Mark) && !label.land.empty();
  const Box near = padded(boxAround(label.anchor, 2.0F * own.size), 200 * scale_);
  for (const MarkBox& mark : task_.marks) {
    const bool isOwn = holds(mark.box, label.anchor) && glm::distance(middleOf(mark.box), label.anchor) < scale_;
    if (isOwn && label.path.empty()) {
      own.gap = std::max(own.gap, (mark.box.bottomRight.x - mark.box.topLeft.x) / 2 + 2.5F * scale_);
    } else if (mark.box.overlaps(near) && std::ranges::find(label.land, mark.id) == label.land.end()) {
      own.rivals.push_back(mark.box);
    }
  }
  return own;
}

bool LabelGround::isFree(const Box& box) const {
  const bool isInside = box.topLeft.x >= frame_.topLeft.x && box.topLeft.y >= frame_.topLeft.y &&
                        box.bottomRight.x <= frame_.bottomRight.x && box.bottomRight.y <= frame_.bottomRight.y;
  return isInside && (!occupied_.any(land_.grid().cellsOf(box)) ||
                      (std::ranges::none_of(task_.reserved, [&](const Box& other) { return box.overlaps(other); }) &&
                       std::ranges::none_of(task_.marks, [&](const MarkBox& mark) { return box.overlaps(mark.box); })));
}

// True where a test holds for some cell that a leader runs over.
template <class Test>
bool LabelGround::meets(const Leader& leader, Test test) const {
  const CellGrid& grid = land_.grid();
  const int steps = static_cast<int>(2 * glm::distance(leader.from, leader.to) / grid.sidePixels) + 1;
  const glm::vec2 stride = (leader.to - leader.from) / (grid.sidePixels * static_cast<float>(steps));
  glm::vec2 cell = (leader.from - grid.origin) / grid.sidePixels;
  for (int i = 0; i <= steps; ++i, cell += stride) {
    if (cell.x >= 0 && cell.y >= 0 && cell.x < static_cast<float>(grid.columns) &&
        cell.y < static_cast<float>(grid.rows) && test(static_cast<int>(cell.x), static_cast<int>(cell.y))) {
      return true;
    }
  }
  return false;
}

bool LabelGround::crossesLines(const Leader& leader) const {
  return meets(leader, [this](int column, int row) { return lines_.test(column, row); });
}

bool LabelGround::runsOverLand(const Leader& leader) const {
  const Leader rest{glm::mix(leader.from, leader.to, 0.4F), leader.to};
  return meets(rest, [this](int column, int row) { return land_.at(column, row) != LandCells::kSea; });
}

bool LabelGround::isFreeWay(const Leader& leader, const Own& own) const {
  const auto isOthers = [&](int column, int row) {
    const LandCells::Owner owner = land_.at(column, row);
    return owner != LandCells::kSea && !own.owners.test(owner);
  };
  return std::ranges::none_of(task_.reserved, [&](const Box& box) { return crosses(leader, box); }) &&
         std::ranges::none_of(own.rivals, [&](const Box& box) { return crosses(leader, padded(box, scale_)); }) &&
         !(own.isBoundToLand && meets(leader, isOthers));
}

bool LabelGround::isBesideAnother(const Box& box, const Own& own) const {
  return std::ranges::any_of(own.rivals, [&](const Box& other) { return distanceBetween(box, other) < 5 * scale_; });
}

Cover LabelGround::coverOf(const Box& box, const Own& own) const {
  const CellGrid::Range cells = land_.grid().cellsOf(box);
  Cover cover{.all = cells.count(), .lines = lines_.count(cells)};
  land_.bits().forEach(
      cells, [&](int column, int row) { ++(own.owners.test(land_.at(column, row)) ? cover.own : cover.other); });
  return cover;
}

std::optional<double> LabelGround::costOfNeighbours(const Box& box, const Own& own) const {
  if (own.label->tie != Tie::Land && own.label->tie != Tie::Mark) {
    return 0;
  }
  const float reach = own.gap + 14 * scale_;
  const Box anchor{own.label->anchor, own.label->anchor};
  float nearest = std::max(0.0F, distanceBetween(box, anchor) - own.gap + 2.5F * scale_);
  float rival = reach + 100 * scale_;
  for (const Box& other : own.rivals) {
    rival = std::min(rival, distanceBetween(box, other));
  }
  if (own.isBoundToLand) {
    const CellGrid& grid = land_.grid();
    float nearestSquared = std::numeric_limits<float>::infinity();
    float rivalSquared = nearestSquared;
    land_.bits().forEach(grid.cellsOf(padded(box, reach)), [&](int column, int row) {
      const bool isOwn = own.owners.test(land_.at(column, row));
      if (!isOwn || own.label->tie != Tie::Mark) {  // a town is where its mark is, not its island
        float& least = isOwn ? nearestSquared : rivalSquared;
        least = std::min(least, distanceSquared(box, grid.boxOf(column, row)));
      }
    });
    nearest = std::min(nearest, std::sqrt(nearestSquared));
    rival = std::min(rival, std::sqrt(rivalSquared));
  }
  // A cell's side is what the land's distance is known to.
  const double slack = (rival - nearest) / scale_ - 1;
  if (slack < 0) {
    return std::nullopt;
  }
  return slack > kCrowded ? 0 : 2.5 * (1 - slack / kCrowded);
}

float LabelGround::clearOfLand(const Own& own, glm::vec2 direction, glm::vec2 middle) const {
  constexpr int kMostSteps = 60;
  const float step = land_.grid().sidePixels;
  for (int i = 0; own.hasLand && own.label->tie == Tie::Land && i < kMostSteps; ++i) {
    const Box box = boxAround(middle + direction * (step * static_cast<float>(i)), own.size);
    if (coverOf(box, own).own == 0) {
      return step * static_cast<float>(i);
    }
  }
  return 0;
}

}  // namespace kurilscope::scene
