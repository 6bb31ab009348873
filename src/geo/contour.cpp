#include "geo/contour.hpp"

#include "geo/geodesic.hpp"
#include "geo/wgs84.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>
#include <numbers>
#include <unordered_map>
#include <unordered_set>

namespace kurilscope::geo {
namespace {

constexpr double kSmallestCellMeters = 250;
constexpr double kLargestCellMeters = 4000;
constexpr double kCellsPerFeature = 32;
constexpr double kSlackMeters = 4;  // for the metre or two of Field::steepest
constexpr double kThinnedMeters = 2;
constexpr double kLongestEdgeMeters = 20000;
constexpr double kFarthestSettleMeters = 500;  // a metre in value may be many on the ground far from both coasts
constexpr double kStrayMeters = 5;
constexpr double kOnZeroMeters = 0.1;
constexpr double kTracedMeters = 1;          // before the vertices that stay are moved onto the zero
constexpr double kMetersPerDegree = 112000;  // no degree of latitude, nor of longitude at the equator, is longer
constexpr double kRadians = std::numbers::pi / 180;

// A corner of the finest grid.
struct Corner {
  std::uint32_t x = 0;
  std::uint32_t y = 0;

  [[nodiscard]] std::uint64_t key() const { return (std::uint64_t{x} << 32U) | y; }
};

// A square of the grid, by its south-west corner, that the line may cross.
struct Cell {
  Corner corner;
  std::uint32_t size = 1;
  bool isCentreInside = false;
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
    while (cells_ < kMostCells && std::max(width, height) / cells_ > kSmallestCellMeters) {
      cells_ *= 2;
    }
  }

  std::vector<Line> lines() {
    subdivide({0, 0}, cells_);
    for (const Cell& cell : leaves_) {
      for (const std::uint32_t dx : {0U, cell.size}) {
        for (const std::uint32_t dy : {0U, cell.size}) {
          corners_.insert(Corner{cell.corner.x + dx, cell.corner.y + dy}.key());
        }
      }
    }
    for (const Cell& cell : leaves_) {
      march(cell);
    }
    return joined();
  }

 private:
  static constexpr std::uint32_t kMostCells = 1U << 16U;

  static double widestParallel(double south, double north) {
    return south * north <= 0 ? 1 : std::cos(std::min(std::abs(south), std::abs(north)) * kRadians);
  }

  [[nodiscard]] LonLat at(double x, double y) const {
    return {box_.west + (box_.east - box_.west) * x / cells_, box_.south + (box_.north - box_.south) * y / cells_};
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
    const std::uint32_t part = size / 2;
    for (const std::uint32_t dx : {0U, part}) {
      for (const std::uint32_t dy : {0U, part}) {
        subdivide({corner.x + dx, corner.y + dy}, part);
      }
    }
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
    const auto [found, isNew] = crossingOfSide_[inside.key()].try_emplace(outside.key(), points_.size());
    if (isNew) {
      points_.push_back(zeroBetween(inside, outside));
    }
    return found->second;
  }

  // By regula falsi, an end that stays being given half its weight (the Illinois rule).
  LonLat zeroBetween(Corner inside, Corner outside) {
    constexpr int kMostSteps = 30;
    double low = 0;
    double high = 1;
    double atLow = valueAt(inside);
    double atHigh = valueAt(outside);
    double t = 0;
    for (int step = 0; step < kMostSteps; ++step) {
      t = atHigh == atLow ? low : std::clamp(low - atLow * (high - low) / (atHigh - atLow), 0.0, 1.0);
      const double value = field_.at(between(inside, outside, t)).value;
      if (std::abs(value) < kTracedMeters) {
        break;
      }
      if (value <= 0) {
        low = t;
        atLow = value;
        atHigh /= 2;
      } else {
        high = t;
        atHigh = value;
        atLow /= 2;
      }
    }
    return between(inside, outside, t);
  }

  [[nodiscard]] LonLat between(Corner a, Corner b, double t) const {
    return at(a.x + t * (static_cast<double>(b.x) - a.x), a.y + t * (static_cast<double>(b.y) - a.y));
  }

  void march(const Cell& cell) {
    const auto [x, y] = cell.corner;
    const Corner southWest{x, y};
    const Corner southEast{x + cell.size, y};
    const Corner northEast{x + cell.size, y + cell.size};
    const Corner northWest{x, y + cell.size};
    std::vector<Crossing> crossings;
    crossSide(southWest, southEast, crossings);
    crossSide(southEast, northEast, crossings);
    crossSide(northEast, northWest, crossings);
    crossSide(northWest, southWest, crossings);
    // Crossings in and out alternate. The line cuts off the parts that do not hold the cell's centre.
    for (std::size_t i = 0; i < crossings.size(); ++i) {
      if (!crossings[i].enters) {
        const std::size_t step = cell.isCentreInside ? 1 : crossings.size() - 1;
        next_[crossings[i].point] = crossings[(i + step) % crossings.size()].point;
      }
    }
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
  std::unordered_set<std::uint64_t> corners_;
  std::unordered_map<std::uint64_t, double> values_;
  std::unordered_map<std::uint64_t, std::unordered_map<std::uint64_t, std::size_t>> crossingOfSide_;
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

// Adds vertices to the edge from the last vertex of `line` to `end` until its middles keep to the zero line.
void refine(const Field& field, LonLat end, int depth, Line& line) {
  constexpr int kDeepest = 10;
  const LonLat start = line.back();
  const Inverse way = inverse(start, end);
  const LonLat middle = direct(start, way.azimuthFromDegrees, way.distanceMeters / 2);
  const LonLat unwrapped{start.lon + std::remainder(middle.lon - start.lon, 360.0), middle.lat};
  if (depth < kDeepest && way.distanceMeters > 1 && std::abs(field.at(unwrapped).value) > kStrayMeters) {
    const LonLat onZero = movedToZero(field, unwrapped, way.azimuthFromDegrees, way.distanceMeters / 2);
    refine(field, onZero, depth + 1, line);
    refine(field, end, depth + 1, line);
    return;
  }
  line.push_back(end);
}

// The vertices on the zero line, moved at a right angle to the line.
void settle(const Field& field, Line& line) {
  const bool isClosed = line.front() == line.back();
  const std::size_t last = line.size() - 1;
  const Line before = line;
  for (std::size_t i = 0; i <= last; ++i) {
    const LonLat from = before[i > 0 ? i - 1 : (isClosed ? last - 1 : 0)];
    const LonLat to = before[i < last ? i + 1 : (isClosed ? 1 : last)];
    line[i] = movedToZero(field, before[i], inverse(from, to).azimuthFromDegrees, kFarthestSettleMeters);
  }
  if (isClosed) {
    line.back() = line.front();
  }
}

}  // namespace

LonLat movedToZero(const Field& field, LonLat from, double alongDegrees, double farthestMeters) {
  constexpr int kMostSteps = 12;
  const auto moved = [&](double meters) {
    const LonLat to = direct(from, alongDegrees + 90, meters);
    return LonLat{from.lon + std::remainder(to.lon - from.lon, 360.0), to.lat};
  };
  double here = 0;
  double value = field.at(from).value;
  double best = std::abs(value);
  LonLat found = from;
  double there = std::clamp(value / field.steepest, -1.0, 1.0) * 10;  // a first step to learn the slope by
  for (int step = 0; step < kMostSteps && best > kOnZeroMeters; ++step) {
    const LonLat place = moved(there);
    const double next = field.at(place).value;
    if (std::abs(next) < best) {
      best = std::abs(next);
      found = place;
    }
    const double slope = (next - value) / (there - here);
    if (!std::isfinite(slope) || slope == 0) {
      break;
    }
    here = there;
    value = next;
    there = std::clamp(here - value / slope, -farthestMeters, farthestMeters);
  }
  return found;
}

std::vector<Line> zeroLines(const Field& field, const Box& box) {
  std::vector<Line> lines = Tracer(field, box).lines();
  for (Line& line : lines) {
    const Line coarse = thinned(line);
    line = {coarse.front()};
    for (std::size_t i = 1; i < coarse.size(); ++i) {
      refine(field, coarse[i], 0, line);
    }
    settle(field, line);
  }
  return lines;
}

}  // namespace kurilscope::geo
