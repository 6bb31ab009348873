#include "scene/label_spots.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <utility>

#include "scene/boxes.hpp"
#include "scene/pixel_path.hpp"

namespace kurilscope::scene {

namespace {

constexpr float kLineSpacing = 1.18F;
constexpr double kCrowded = 8;  // 1/96 inch: another feature this much further off than the own one is still near

// A side of a mark: where the text's middle lies from it, how its lines are set, and how welcome it is. To the right
// is what is read first.
struct Side {
  glm::vec2 direction;
  float align = 0;
  double cost = 0;
};
constexpr float kDiagonal = 0.7F;
const std::array<Side, 8> kSides = {{{{1, 0}, 0, 0},
                                     {{-1, 0}, 1, 0.5},
                                     {{kDiagonal, -kDiagonal}, 0, 0.25},
                                     {{kDiagonal, kDiagonal}, 0, 0.3},
                                     {{0, 1}, 0.5F, 0.9},
                                     {{0, -1}, 0.5F, 0.8},
                                     {{-kDiagonal, kDiagonal}, 1, 0.75},
                                     {{-kDiagonal, -kDiagonal}, 1, 0.7}}};

// The middle of a block at a distance beyond a point, in a direction: its near edge or corner lies there.
glm::vec2 middleBeyond(glm::vec2 point, glm::vec2 direction, glm::vec2 size, float gap) {
  const auto sign = [](float value) { return value > 0.1F ? 1.0F : value < -0.1F ? -1.0F : 0.0F; };
  return point + direction * gap + glm::vec2{sign(direction.x), sign(direction.y)} * size / 2.0F;
}

float sideOf(glm::vec2 a, glm::vec2 b, glm::vec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

// Text reads from left to right: a path that runs the other way is turned about.
std::vector<glm::vec2> leftToRight(std::vector<glm::vec2> path) {
  if (path.back().x < path.front().x) {
    std::ranges::reverse(path);
  }
  return path;
}

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

// What a box would lie over, in cells.
struct SpotFinder::Cover {
  int own = 0;
  int other = 0;
  int all = 0;
  int lines = 0;

  [[nodiscard]] double share(int cells) const { return all == 0 ? 0 : static_cast<double>(cells) / all; }
};

SpotFinder::SpotFinder(const LabelTask& task, const LandCells& land, const Typesetter& type)
    : task_(task),
      land_(land),
      type_(type),
      scale_(task.frame.scale),
      frame_(padded({glm::vec2{0}, {static_cast<float>(task.frame.width), static_cast<float>(task.frame.height)}},
                    -3 * task.frame.scale)) {
  countLines();
}

void SpotFinder::countLines() {
  const CellGrid& grid = land_.grid();
  lineCells_.assign(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows), 0);
  const Box picture{glm::vec2{0}, {static_cast<float>(task_.frame.width), static_cast<float>(task_.frame.height)}};
  for (const std::vector<glm::vec2>& line : task_.lines) {
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
          const int column = std::min(static_cast<int>(cell.x), grid.columns - 1);
          const int row = std::min(static_cast<int>(cell.y), grid.rows - 1);
          lineCells_[grid.index(column, row)] = 1;
        }
      }
    }
  }
}

glm::vec2 SpotFinder::sizeOf(const Label& label) const {
  glm::vec2 size{0, 0};
  for (std::size_t i = 0; i < label.lines.size(); ++i) {
    const float pixels = i == 0 || label.secondSizePixels == 0 ? label.sizePixels : label.secondSizePixels;
    const GlyphRun& run = type_.shape(label.lines[i], label.face, pixels, label.letterSpacingPixels);
    size.x = std::max(size.x, run.width);
    size.y += i == 0 ? run.ascent + run.descent : pixels * kLineSpacing;
  }
  return size;
}

SpotFinder::Own SpotFinder::ownOf(const Label& label) const {
  Own own{.label = label, .owners = {}, .gap = label.gapPixels, .size = sizeOf(label), .rivals = {}};
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

bool SpotFinder::isFree(const Box& box) const {
  return box.topLeft.x >= frame_.topLeft.x && box.topLeft.y >= frame_.topLeft.y &&
         box.bottomRight.x <= frame_.bottomRight.x && box.bottomRight.y <= frame_.bottomRight.y &&
         std::ranges::none_of(task_.reserved, [&](const Box& other) { return box.overlaps(other); }) &&
         std::ranges::none_of(task_.marks, [&](const MarkBox& mark) { return box.overlaps(mark.box); });
}

// True where a test holds for some cell that a leader runs over.
template <class Test>
bool SpotFinder::meets(const Leader& leader, Test test) const {
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

bool SpotFinder::crossesLines(const Leader& leader) const {
  return meets(leader, [this](int column, int row) { return lineCells_[land_.grid().index(column, row)] != 0; });
}

// Whether a leader leaves a mark by land: all but its start, which is where a town lies.
bool SpotFinder::runsOverLand(const Leader& leader) const {
  const Leader rest{glm::mix(leader.from, leader.to, 0.4F), leader.to};
  return meets(rest, [this](int column, int row) { return land_.at(column, row) != LandCells::kSea; });
}

// A leader crosses no furniture, no mark, and no land of another island.
bool SpotFinder::isFreeWay(const Leader& leader, const Own& own) const {
  const auto isOthers = [&](int column, int row) {
    const LandCells::Owner owner = land_.at(column, row);
    return owner != LandCells::kSea && !own.owners.test(owner);
  };
  return std::ranges::none_of(task_.reserved, [&](const Box& box) { return crosses(leader, box); }) &&
         std::ranges::none_of(own.rivals, [&](const Box& box) { return crosses(leader, padded(box, scale_)); }) &&
         !(own.isBoundToLand && meets(leader, isOthers));
}

SpotFinder::Cover SpotFinder::coverOf(const Box& box, const Own& own) const {
  Cover cover;
  const CellGrid::Range cells = land_.grid().cellsOf(box);
  for (int row = cells.top; row < cells.bottom; ++row) {
    for (int column = cells.left; column < cells.right; ++column) {
      const LandCells::Owner owner = land_.at(column, row);
      ++cover.all;
      cover.own += owner != LandCells::kSea && own.owners.test(owner) ? 1 : 0;
      cover.other += owner != LandCells::kSea && !own.owners.test(owner) ? 1 : 0;
      cover.lines += lineCells_[land_.grid().index(column, row)];
    }
  }
  return cover;
}

// What it costs that others are near; nothing where one of them is nearer than the own feature.
std::optional<double> SpotFinder::costOfNeighbours(const Box& box, const Own& own) const {
  if (own.label.tie != Tie::Land && own.label.tie != Tie::Mark) {
    return 0;
  }
  const float reach = own.gap + 14 * scale_;
  float nearest = std::max(0.0F, distanceBetween(box, {own.label.anchor, own.label.anchor}) - own.gap + 2.5F * scale_);
  float rival = reach + 100 * scale_;
  for (const Box& other : own.rivals) {
    rival = std::min(rival, distanceBetween(box, other));
  }
  if (own.isBoundToLand) {
    const CellGrid& grid = land_.grid();
    const CellGrid::Range cells = grid.cellsOf(padded(box, reach));
    for (int row = cells.top; row < cells.bottom; ++row) {
      for (int column = cells.left; column < cells.right; ++column) {
        const LandCells::Owner owner = land_.at(column, row);
        if (owner != LandCells::kSea) {
          const bool isOwn = own.owners.test(owner);
          if (isOwn && own.label.tie == Tie::Mark) {
            continue;  // a town is where its mark is, not its island
          }
          float& least = isOwn ? nearest : rival;
          least = std::min(least, distanceBetween(box, grid.boxOf(column, row)));
        }
      }
    }
  }
  // A cell's side is what the land's distance is known to.
  const double slack = (rival - nearest) / scale_ - 1;
  if (slack < 0) {
    return std::nullopt;
  }
  return slack > kCrowded ? 0 : 2.5 * (1 - slack / kCrowded);
}

void SpotFinder::addLevel(std::vector<Spot>& spots, const Own& own, const Box& box, float align, double cost,
                          std::optional<Leader> leader) const {
  const Box room = padded(box, 2 * scale_);
  if (!isFree(room)) {
    return;
  }
  const Cover cover = coverOf(box, own);
  if (((own.isBoundToLand || own.label.isOfWater()) && cover.other > 0) || (leader && !isFreeWay(*leader, own))) {
    return;
  }
  if (leader) {
    const bool isBesideAnother =
        std::ranges::any_of(own.rivals, [&](const Box& other) { return distanceBetween(box, other) < 5 * scale_; });
    if (isBesideAnother) {
      return;
    }
  } else if (const auto neighbours = costOfNeighbours(box, own)) {
    cost += *neighbours;
  } else {
    return;
  }
  cost += cover.lines > 0 ? 3 + 6 * cover.share(cover.lines) : 0;
  cost += own.isBoundToLand ? 0 : (own.label.tie == Tie::Line ? 6 : 1) * cover.share(cover.other);
  cost += leader && crossesLines(*leader) ? 6 : 0;
  cost += leader && own.label.tie == Tie::Mark && runsOverLand(*leader) ? 3 : 0;
  // A name is easiest to read wholly over land or wholly over water.
  const double land = cover.share(cover.own + cover.other);
  cost += 3 * std::min(land, 1 - land);
  Spot spot{.cost = cost, .boxes = {room}, .reach = room, .align = align, .glyphs = {}, .leader = leader};
  if (leader) {
    spot.reach = joined(room, {glm::min(leader->from, leader->to), glm::max(leader->from, leader->to)});
  }
  spots.push_back(std::move(spot));
}

// On its own land, the middle first.
void SpotFinder::addOn(std::vector<Spot>& spots, const Own& own) const {
  static constexpr std::array<glm::vec2, 9> kShifts = {{{0, 0},
                                                        {0, 1.4F},
                                                        {0, -1.4F},
                                                        {0.7F, 0},
                                                        {-0.7F, 0},
                                                        {0.7F, 1.4F},
                                                        {0.7F, -1.4F},
                                                        {-0.7F, 1.4F},
                                                        {-0.7F, -1.4F}}};
  double cost = 0;
  for (const glm::vec2 shift : kShifts) {
    const Box box = boxAround(own.label.anchor + shift * own.size, own.size);
    const Cover cover = coverOf(box, own);
    const double share = cover.share(cover.own);
    // Context may run into the sea, if not over a line there; an island that has room beside it must hold its name.
    if (share > 0.97 || (own.label.stand == Stand::On && cover.lines == 0)) {
      addLevel(spots, own, box, 0.5F, cost - 1 + 4 * (1 - share));
    }
    cost += 0.25;
  }
}

// How far beyond the anchor, in a direction, a block must go to be clear of the own land.
float SpotFinder::clearOfLand(const Own& own, glm::vec2 direction, glm::vec2 middle) const {
  constexpr int kMostSteps = 60;
  const float step = land_.grid().sidePixels;
  for (int i = 0; own.hasLand && own.label.tie == Tie::Land && i < kMostSteps; ++i) {
    const Box box = boxAround(middle + direction * (step * static_cast<float>(i)), own.size);
    if (coverOf(box, own).own == 0) {
      return step * static_cast<float>(i);
    }
  }
  return 0;
}

void SpotFinder::addBeside(std::vector<Spot>& spots, const Own& own) const {
  // Among its islets a group's name seldom finds room.
  const bool isGroup = own.owners.count() > 2;
  const auto rings = isGroup ? std::vector<float>{0, 5, 10, 18, 28} : std::vector<float>{0, 5, 10};
  for (const Side& side : kSides) {
    const glm::vec2 middle = middleBeyond(own.label.anchor, side.direction, own.size, own.gap);
    const float further = clearOfLand(own, side.direction, middle);
    const double far = further / scale_ / 60;
    for (const float more : rings) {
      // A group's keeps its gap from the land of its islets, which have names of their own.
      const float gap = isGroup && further > 0 ? own.label.gapPixels : 0;
      const glm::vec2 place = middle + side.direction * (further + gap + more * scale_);
      addLevel(spots, own, boxAround(place, own.size), side.align, side.cost + far + more * 0.12);
    }
  }
}

void SpotFinder::addLed(std::vector<Spot>& spots, const Own& own) const {
  constexpr int kDirections = 24;
  static constexpr std::array<float, 7> kLengths = {18, 28, 40, 56, 76, 100, 130};
  for (const float length : kLengths) {
    if (length * scale_ > own.label.longestLeader) {
      break;
    }
    for (int i = 0; i < kDirections; ++i) {
      const float angle = 6.2831853F * (static_cast<float>(i) + 0.5F) / kDirections;
      const glm::vec2 direction{std::cos(angle), std::sin(angle)};
      const glm::vec2 end = own.label.anchor + direction * (own.gap + length * scale_);
      // It meets the text at the middle of its side, or of its upper or lower edge.
      const bool isSide = std::abs(direction.x) > 0.35F;
      const glm::vec2 towards =
          isSide ? glm::vec2{direction.x > 0 ? 1 : -1, 0} : glm::vec2{0, direction.y > 0 ? 1 : -1};
      const Leader leader{own.label.anchor + direction * std::max(own.gap - 2.5F * scale_, 0.0F), end};
      const glm::vec2 middle = end + towards * (own.size / 2.0F + glm::vec2{2.5F * scale_});
      const float align = !isSide ? 0.5F : direction.x > 0 ? 0.0F : 1.0F;
      const double steepness = std::abs(direction.y) * 0.4 + (direction.x < 0 ? 0.3 : 0);
      addLevel(spots, own, boxAround(middle, own.size), align, 5 + length / 14 + steepness, leader);
    }
  }
}

// Level text close to some stretch of its line, or, of a water, on it.
void SpotFinder::addNearPath(std::vector<Spot>& spots, const Own& own) const {
  const double base = own.label.stand == Stand::NearPath ? 0 : 3;  // others follow their line where they can
  const bool isOnIt = own.label.isOfWater();
  const PixelPath path(own.label.path);
  for (const float share : {0.5F, 0.42F, 0.58F, 0.34F, 0.66F, 0.26F, 0.74F, 0.18F, 0.82F}) {
    const PixelPath::Point point = path.around(path.length() * share, 4 * scale_);
    const glm::vec2 across{-std::sin(point.angle), std::cos(point.angle)};
    for (const float side : isOnIt ? std::vector<float>{0, 1, -1} : std::vector<float>{1, -1}) {
      // The block's nearest corner or edge lies a gap from the line.
      const glm::vec2 half = own.size / 2.0F;
      const float reach = std::abs(across.x) * half.x + std::abs(across.y) * half.y + own.gap;
      const glm::vec2 middle = point.position + across * (side * reach);
      addLevel(spots, own, boxAround(middle, own.size), 0.5F,
               base + 4 * std::abs(share - 0.5F) + (side < 0 ? 0.1 : 0) + (isOnIt && side != 0 ? 0.5 : 0));
    }
  }
}

std::optional<Spot> SpotFinder::spotAlong(const Own& own, const GlyphRun& run, const PixelPath& path, float start,
                                          float lift) const {
  constexpr float kSharpestTurn = 0.30F;  // radians from one letter to the next
  const Label& label = own.label;
  if (!holds(frame_, path.at(start)) || !holds(frame_, path.at(start + run.width))) {
    return std::nullopt;
  }
  Spot spot{.cost = 0, .boxes = {}, .reach = {}, .align = 0, .glyphs = {}, .leader = {}};
  Cover cover;
  float before = 0;
  for (const Glyph& glyph : run.glyphs) {
    const PixelPath::Point middle = path.around(start + glyph.x + glyph.advance / 2, run.sizePixels);
    if (!spot.glyphs.empty() && std::abs(std::remainder(middle.angle - before, 6.2831853F)) > kSharpestTurn) {
      return std::nullopt;
    }
    spot.cost += spot.glyphs.empty() ? 0 : 4 * std::abs(std::remainder(middle.angle - before, 6.2831853F));
    before = middle.angle;
    const glm::vec2 along{std::cos(middle.angle), std::sin(middle.angle)};
    const glm::vec2 down{-along.y, along.x};
    const glm::vec2 origin = middle.position - along * (glyph.advance / 2) + down * (lift + glyph.y);
    spot.glyphs.push_back({glyph.face, glyph.id, origin, middle.angle});
    // The letter's own rectangle, turned with it.
    const float wide = std::max(glyph.advance, run.sizePixels * 0.4F) / 2;
    const float high = run.sizePixels * 0.55F;
    const glm::vec2 half = glm::abs(along) * wide + glm::abs(down) * high + glm::vec2{scale_};
    const Box box = boxAround(middle.position + down * (lift - run.ascent * 0.36F), 2.0F * half);
    if (!isFree(box)) {
      return std::nullopt;
    }
    const Cover here = coverOf(padded(box, -scale_), own);
    cover = {0, cover.other + here.other, cover.all + here.all, cover.lines + here.lines};
    spot.reach = spot.boxes.empty() ? box : joined(spot.reach, box);
    spot.boxes.push_back(box);
  }
  const bool isWater = label.tie != Tie::Line;
  if (isWater && cover.share(cover.other) > 0.03) {
    return std::nullopt;
  }
  spot.cost += 6 * cover.share(cover.other) + (isWater ? 8 : 3) * cover.share(cover.lines);
  spot.cost += isWater && cover.lines > 0 ? 2 : 0;
  return spot;
}

// Along its path, the middle first: a water's name on it, or beside it where a line runs there; a line's name above or
// below.
void SpotFinder::addAlong(std::vector<Spot>& spots, const Own& own) const {
  constexpr float kMostBeyond = 0.55F;  // of the text may run straight on beyond the path's ends
  const Label& label = own.label;
  const bool isLine = label.tie == Tie::Line;
  const PixelPath path(leftToRight(label.path));
  const GlyphRun& run = type_.shape(label.lines.front(), label.face, label.sizePixels, label.letterSpacingPixels);
  const float room = path.length() - run.width;
  if (isLine ? room < 0 : -room > kMostBeyond * run.width) {
    return;
  }
  // The places are fixed on the path, so that a name stays where it is while the map is panned.
  const float stride = std::max(0.25F * static_cast<float>(task_.frame.width), 8 * scale_);
  const int places = room <= 0 ? 1 : std::clamp(2 * static_cast<int>(std::ceil(room / stride)) + 7, 7, 64);
  const float onLine = run.ascent * 0.36F;  // centres the letters on the path
  const float aside = isLine ? label.gapPixels + run.sizePixels * 0.42F : run.sizePixels * 1.3F;
  const auto lifts = isLine ? std::vector<float>{onLine - aside, onLine + aside}
                            : std::vector<float>{onLine, onLine - aside, onLine + aside};
  for (int i = 0; i < places; ++i) {
    const float share = places == 1 ? 0.5F : static_cast<float>(i) / static_cast<float>(places - 1);
    for (const float lift : lifts) {
      if (auto spot = spotAlong(own, run, path, room * share, lift)) {
        const bool isGood = !isLine && spot->cost < 2;  // no need to look beside the path
        spot->cost += 2 * std::abs(share - 0.5F) + (lift > onLine ? 0.2 : 0) + (room < 0 ? 1 : 0);
        spot->cost += !isLine && lift != onLine ? 1 : 0;
        spots.push_back(std::move(*spot));
        if (isGood) {
          break;
        }
      }
    }
  }
}

void SpotFinder::addNear(std::vector<Spot>& spots, const Own& own) const {
  const Label& label = own.label;
  if (label.path.size() >= 2) {
    // A line's title in one line follows it, broken into lines it stands level beside it.
    if (label.stand == Stand::NearPath || !label.otherLines.empty()) {
      addNearPath(spots, own);
    } else {
      addAlong(spots, own);
    }
    return;
  }
  if (label.stand != Stand::Beside) {
    addOn(spots, own);
  }
  if (label.stand != Stand::On) {
    addBeside(spots, own);
  }
}

// In both forms of the label, where it has two.
std::vector<Spot> SpotFinder::spotsOf(const Label& label,
                                      void (SpotFinder::*add)(std::vector<Spot>&, const Own&) const) const {
  const double otherForm = label.tie == Tie::Mark ? 3 : 0.8;  // a town is written in one line unless it would be led
  std::vector<Spot> spots;
  (this->*add)(spots, ownOf(label));
  if (!label.otherLines.empty()) {
    Label other = label;
    other.lines = std::exchange(other.otherLines, {});
    std::vector<Spot> more;
    (this->*add)(more, ownOf(other));
    for (Spot& spot : more) {
      spot.isOtherForm = true;
      spot.cost += otherForm;
      spots.push_back(std::move(spot));
    }
  }
  std::ranges::stable_sort(spots, {}, &Spot::cost);
  return spots;
}

std::vector<Spot> SpotFinder::nearSpotsOf(const Label& label) const { return spotsOf(label, &SpotFinder::addNear); }

std::vector<Spot> SpotFinder::ledSpotsOf(const Label& label) const {
  return label.longestLeader > 0 ? spotsOf(label, &SpotFinder::addLed) : std::vector<Spot>{};
}

}  // namespace kurilscope::scene
