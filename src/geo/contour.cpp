#include "geo/contour.hpp"

#include "geo/geodesic.hpp"
#include "geo/wgs84.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>
#include <iterator>
#include <numbers>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace kurilscope::geo {
namespace {

constexpr double kFinestCellMeters = 8;  // only where the line turns sharply
constexpr double kSmallestCellMeters = 250;
constexpr double kLargestCellMeters = 4000;
constexpr double kCellsPerFeature = 32;
constexpr double kSlackMeters = 4;  // for the metre or two of Field::steepest
constexpr double kThinnedMeters = 1.5;
constexpr double kLongestEdgeMeters = 20000;
constexpr double kFarthestSettleMeters = 500;  // a metre in value may be many on the ground far from both coasts
constexpr double kStrayMeters = 3;             // a crossing of a cell may leave zero by in its middle
constexpr double kOnZeroMeters = 0.1;
constexpr double kTracedMeters = 1;          // before the vertices that stay are moved onto the zero
constexpr double kMetersPerDegree = 112000;  // no degree of latitude, nor of longitude at the equator, is longer
constexpr double kRadians = std::numbers::pi / 180;

// Where a function is zero between two of its places with values of unlike signs, until it is nearer to zero than
// `enough`: by regula falsi, an end that stays being given half its weight (the Illinois rule).
template <class Function>
double rootBetween(std::pair<double, double> low, std::pair<double, double> high, double enough, Function valueAt) {
  constexpr int kMostSteps = 60;
  double root = low.first;
  for (int step = 0; step < kMostSteps; ++step) {
    root = low.first - low.second * (high.first - low.first) / (high.second - low.second);
    const double value = valueAt(root);
    if (std::abs(value) < enough) {
      break;
    }
    const bool isLikeLow = (value <= 0) == (low.second <= 0);
    (isLikeLow ? low : high) = {root, value};
    (isLikeLow ? high : low).second /= 2;
  }
  return root;
}

// A corner of the finest grid.
struct Corner {
  std::uint32_t x = 0;
  std::uint32_t y = 0;

  [[nodiscard]] std::uint64_t key() const { return (std::uint64_t{x} << 32U) | y; }
};

// A cell's side or a piece of one, by the keys of its corners.
using Side = std::pair<std::uint64_t, std::uint64_t>;
struct HashOfSide {
  std::size_t operator()(const Side& side) const { return side.first * 0x9E3779B97F4A7C15U ^ side.second; }
};

// A square of the grid, by its south-west corner, that the line may cross.
struct Cell {
  Corner corner;
  std::uint32_t size = 1;
  bool isCentreInside = false;
  std::vector<std::size_t> seen = {};  // its crossings when its pieces of the line were last found true enough
};

// The line's crossings of the sides of one cell, counter-clockwise.
struct Crossing {
  std::size_t point = 0;
  bool enters = false;  // what lies below zero begins here
};

// Traces the zero line over one box as unrefined lines.
class Tracer {
 public:
  Tracer(const Field& field, const Box& box) : field_(field), box_(box) {
    const double width = (box.east - box.west) * kMetersPerDegree * widestParallel(box.south, box.north);
    const double height = (box.north - box.south) * kMetersPerDegree;
    while (cells_ < kMostCells && std::max(width, height) / cells_ > kFinestCellMeters) {
      cells_ *= 2;
    }
  }

  // Cells whose piece of the line is not true enough are quartered until none is; that may show in a neighbour.
  std::vector<Line> lines() {
    subdivide({0, 0}, cells_);
    for (bool isFine = false; !isFine;) {
      next_.clear();
      std::size_t fresh = quarterCoarse(0);
      isFine = fresh == leaves_.size();
      while (fresh < leaves_.size()) {
        fresh = quarterCoarse(fresh);
      }
    }
    return joined();
  }

 private:
  static constexpr std::uint32_t kMostCells = 1U << 20U;

  static double widestParallel(double south, double north) {
    return south * north <= 0 ? 1 : std::cos(std::min(std::abs(south), std::abs(north)) * kRadians);
  }

  [[nodiscard]] LonLat at(double x, double y) const {
    return {box_.west + (box_.east - box_.west) * x / cells_, box_.south + (box_.north - box_.south) * y / cells_};
  }

  // Looks at the cells from index `first` on and quarters the coarse ones; gives the index of the first new one.
  std::size_t quarterCoarse(std::size_t first) {
    const auto begin = leaves_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto coarse = std::stable_partition(begin, leaves_.end(), [this](Cell& cell) { return march(cell); });
    const std::vector<Cell> quartered(coarse, leaves_.end());
    leaves_.erase(coarse, leaves_.end());
    const std::size_t fresh = leaves_.size();
    for (const Cell& cell : quartered) {
      quarter(cell.corner, cell.size);
    }
    return fresh;
  }

  void quarter(Corner corner, std::uint32_t size) {
    const std::uint32_t part = size / 2;
    for (const std::uint32_t dx : {0U, part, size}) {
      for (const std::uint32_t dy : {0U, part, size}) {
        corners_.insert(Corner{corner.x + dx, corner.y + dy}.key());
      }
    }
    for (const std::uint32_t dx : {0U, part}) {
      for (const std::uint32_t dy : {0U, part}) {
        subdivide({corner.x + dx, corner.y + dy}, part);
      }
    }
  }

  void subdivide(Corner corner, std::uint32_t size) {
    const double half = size / 2.0;
    const LonLat centre = at(corner.x + half, corner.y + half);
    const LonLat low = at(corner.x, corner.y);
    const LonLat high = at(corner.x + size, corner.y + size);
    const double height = (high.lat - low.lat) * kMetersPerDegree;
    const double width = (high.lon - low.lon) * kMetersPerDegree * widestParallel(low.lat, high.lat);
    const double reach = std::hypot(width, height) / 2;
    const Field::Sample sample = field_.at(centre);
    if (!(std::max(std::abs(sample.value), sample.excessMeters) <= field_.steepest * reach + kSlackMeters)) {
      return;
    }
    const double enough =
        std::clamp((sample.featureMeters - reach) / kCellsPerFeature, kSmallestCellMeters, kLargestCellMeters);
    if (size == 1 || std::max(width, height) <= enough) {
      leaves_.push_back({corner, size, sample.value <= 0});
      return;
    }
    quarter(corner, size);
  }

  double valueAt(Corner corner) {
    const auto [found, isNew] = values_.try_emplace(corner.key());
    if (isNew) {
      found->second = field_.at(at(corner.x, corner.y)).value;
    }
    return found->second;
  }

  // The crossings of a cell's side, which is looked at in pieces where smaller neighbours have corners on it: both
  // neighbours then see the same pieces.
  void crossSide(Corner a, Corner b, std::vector<Crossing>& crossings) {
    const Corner middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    const bool isHalvable = (a.x + b.x) % 2 == 0 && (a.y + b.y) % 2 == 0;
    if (isHalvable && corners_.contains(middle.key())) {
      crossSide(a, middle, crossings);
      crossSide(middle, b, crossings);
      return;
    }
    const bool isInsideA = valueAt(a) <= 0;
    const bool isInsideB = valueAt(b) <= 0;
    if (isInsideA != isInsideB) {
      crossings.push_back({isInsideA ? crossing(a, b) : crossing(b, a), isInsideB});
    }
  }

  // Where the line crosses the side from a corner inside to one outside, found once for both neighbours.
  std::size_t crossing(Corner inside, Corner outside) {
    const auto [found, isNew] = crossingOfSide_.try_emplace({inside.key(), outside.key()}, points_.size());
    if (isNew) {
      points_.push_back(zeroBetween(inside, outside));
    }
    return found->second;
  }

  LonLat zeroBetween(Corner inside, Corner outside) {
    const auto valueAlong = [&](double t) { return field_.at(between(inside, outside, t)).value; };
    return between(inside, outside,
                   rootBetween({0, valueAt(inside)}, {1, valueAt(outside)}, kTracedMeters, valueAlong));
  }

  [[nodiscard]] LonLat between(Corner a, Corner b, double t) const {
    return at(a.x + t * (static_cast<double>(b.x) - a.x), a.y + t * (static_cast<double>(b.y) - a.y));
  }

  // Lays the pieces of the line through a cell; false where one of them strays from it and the cell can be quartered.
  bool march(Cell& cell) {
    const std::vector<Crossing> crossings = crossingsOf(cell);
    std::vector<std::size_t> points;
    std::ranges::transform(crossings, std::back_inserter(points), &Crossing::point);
    const bool isKnown = cell.size == 1 || points == cell.seen;
    // Crossings in and out alternate. The line cuts off the parts that do not hold the cell's centre.
    const std::size_t step = cell.isCentreInside ? 1 : crossings.size() - 1;
    for (std::size_t i = 0; i < crossings.size(); ++i) {
      if (!crossings[i].enters) {
        const std::size_t to = crossings[(i + step) % crossings.size()].point;
        next_[crossings[i].point] = to;
        if (!isKnown && strays(points_[crossings[i].point], points_[to])) {
          return false;
        }
      }
    }
    cell.seen = std::move(points);
    return true;
  }

  [[nodiscard]] bool strays(LonLat a, LonLat b) const {
    return std::abs(field_.at({(a.lon + b.lon) / 2, (a.lat + b.lat) / 2}).value) > kStrayMeters;
  }

  std::vector<Crossing> crossingsOf(const Cell& cell) {
    const auto [x, y] = cell.corner;
    const std::array<Corner, 5> around = {
        {{x, y}, {x + cell.size, y}, {x + cell.size, y + cell.size}, {x, y + cell.size}, {x, y}}};
    std::vector<Crossing> crossings;
    for (std::size_t side = 0; side < 4; ++side) {
      crossSide(around[side], around[side + 1], crossings);
    }
    return crossings;
  }

  std::vector<Line> joined() {
    std::unordered_set<std::size_t> ends;
    for (const auto& [from, to] : next_) {
      ends.insert(to);
    }
    std::vector<Line> lines;
    for (std::size_t i = 0; i < points_.size(); ++i) {  // first the lines that begin somewhere
      if (!ends.contains(i)) {
        follow(i, lines);
      }
    }
    for (std::size_t i = 0; i < points_.size(); ++i) {
      follow(i, lines);
    }
    return lines;
  }

  void follow(std::size_t start, std::vector<Line>& lines) {
    Line line;
    std::size_t here = start;
    for (auto step = next_.find(here); step != next_.end(); step = next_.find(here)) {
      line.push_back(points_[here]);
      here = step->second;
      next_.erase(step);
    }
    if (line.empty()) {
      return;
    }
    line.push_back(points_[here]);
    line.erase(std::unique(line.begin(), line.end()), line.end());
    if (line.size() > 1) {
      lines.push_back(std::move(line));
    }
  }

  const Field& field_;
  Box box_;
  std::uint32_t cells_ = 1;  // a side, of the finest size
  std::vector<Cell> leaves_;
  std::unordered_set<std::uint64_t> corners_;  // of every square there ever was
  std::unordered_map<std::uint64_t, double> values_;
  std::unordered_map<Side, std::size_t, HashOfSide> crossingOfSide_;
  std::vector<LonLat> points_;
  std::unordered_map<std::size_t, std::size_t> next_;  // inside on the left
};

glm::dvec3 direction(LonLat point) {
  const double cosLat = std::cos(point.lat * kRadians);
  return {cosLat * std::cos(point.lon * kRadians), cosLat * std::sin(point.lon * kRadians),
          std::sin(point.lat * kRadians)};
}

// Metres from the great circle through the ends of an edge; near enough to its geodesic for thinning.
class Across {
 public:
  Across(LonLat a, LonLat b) : normal_(glm::cross(direction(a), direction(b))), length_(glm::length(normal_)) {}

  [[nodiscard]] double meters(LonLat point) const {
    return length_ > 0 ? std::abs(glm::dot(normal_, direction(point))) / length_ * kEquatorRadius : 0;
  }

 private:
  glm::dvec3 normal_;
  double length_;
};

// Douglas and Peucker's thinning between two vertices that stay: `kept` gets those in between that are needed.
void thin(const Line& line, std::size_t first, std::size_t last, Line& kept) {
  if (last <= first + 1) {
    return;
  }
  const Across across(line[first], line[last]);
  std::size_t farthest = first;
  double most = 0;
  for (std::size_t i = first + 1; i < last; ++i) {
    if (const double meters = across.meters(line[i]); meters > most) {
      most = meters;
      farthest = i;
    }
  }
  if (distanceMeters(line[first], line[last]) > kLongestEdgeMeters) {
    farthest = most > kThinnedMeters ? farthest : (first + last) / 2;
  } else if (most <= kThinnedMeters) {
    return;
  }
  thin(line, first, farthest, kept);
  kept.push_back(line[farthest]);
  thin(line, farthest, last, kept);
}

// A closed line is thinned in three parts, so that none of them begins where it ends.
Line thinned(const Line& line) {
  Line kept = {line.front()};
  const std::size_t last = line.size() - 1;
  const std::size_t parts = line.front() == line.back() && last >= 3 ? 3 : 1;
  for (std::size_t i = 0; i < parts; ++i) {
    thin(line, last * i / parts, last * (i + 1) / parts, kept);
    kept.push_back(line[last * (i + 1) / parts]);
  }
  return kept;
}

// The vertices on the zero line, moved at a right angle to the line.
void settle(const Field& field, Line& line) {
  const bool isClosed = line.front() == line.back();
  const std::size_t last = line.size() - 1;
  const Line before = line;
  for (std::size_t i = 0; i <= last; ++i) {
    const LonLat from = before[i > 0 ? i - 1 : (isClosed ? last - 1 : 0)];
    const LonLat to = before[i < last ? i + 1 : (isClosed ? 1 : last)];
    line[i] =
        crossingNear(field, before[i], inverse(from, to).azimuthFromDegrees, kFarthestSettleMeters).value_or(before[i]);
  }
  if (isClosed) {
    line.back() = line.front();
  }
}

}  // namespace

std::optional<LonLat> crossingNear(const Field& field, LonLat from, double alongDegrees, double farthestMeters) {
  const auto moved = [&](double meters) {
    const LonLat to = direct(from, alongDegrees + 90, meters);
    return LonLat{from.lon + std::remainder(to.lon - from.lon, 360.0), to.lat};
  };
  const auto valueAt = [&](double meters) { return field.at(moved(meters)).value; };
  const double value = field.at(from).value;
  if (std::abs(value) <= kOnZeroMeters) {
    return from;
  }
  // To both sides in growing steps, the first of which falls just short of where the line can be at the nearest.
  const double first = std::abs(value) / field.steepest;
  std::array<std::pair<double, double>, 2> last = {{{0, value}, {0, value}}};  // metres and value, on each side
  for (double reach = first; reach < 2 * farthestMeters; reach *= 2) {
    for (std::size_t side = 0; side < 2; ++side) {
      const double meters = (side == 0 ? 1 : -1) * std::min(reach, farthestMeters);
      const double there = valueAt(meters);
      if ((there <= 0) != (value <= 0)) {
        return moved(rootBetween(last[side], {meters, there}, kOnZeroMeters, valueAt));
      }
      last[side] = {meters, there};
    }
  }
  return std::nullopt;
}

std::vector<Line> zeroLines(const Field& field, const Box& box) {
  std::vector<Line> lines = Tracer(field, box).lines();
  for (Line& line : lines) {
    line = thinned(line);
    settle(field, line);
  }
  return lines;
}

}  // namespace kurilscope::geo
