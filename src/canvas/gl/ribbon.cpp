#include "canvas/gl/ribbon.hpp"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <numbers>

namespace kurilscope::canvas::gl {

namespace {

constexpr double kMostDrawnOut = 1.3;  // a mitre, in half widths; longer ones would be spikes
constexpr double kMitredTurn = 0.6;    // radians: a wide stroke that turns by less needs but one rib there
constexpr double kFanTurn = 0.8;       // radians from rib to rib around a corner
constexpr int kDotRibs = 9;            // the last stands on the first

glm::dvec2 rightOf(glm::dvec2 direction) { return {direction.y, -direction.x}; }

Rib ribAt(geo::Plane point, glm::dvec2 right) {
  const auto scaled = [](double value) { return static_cast<std::int16_t>(std::lround(value * kNormalScale)); };
  return {toUnits(point), scaled(right.x), scaled(right.y)};
}

// Half way between the ribs before and after a corner, drawn out so that both strokes keep their width.
glm::dvec2 mitre(glm::dvec2 before, glm::dvec2 after) {
  const glm::dvec2 sum = before + after;
  const double length = glm::length(sum);
  return length < 1e-9 ? before : sum / length * std::min(2 / length, kMostDrawnOut);
}

void addJoin(Ribbon& ribbon, geo::Plane point, glm::dvec2 before, glm::dvec2 after, Joins joins) {
  const double turn = std::atan2(before.x * after.y - before.y * after.x, glm::dot(before, after));
  if (joins == Joins::Mitred || std::abs(turn) < kMitredTurn) {
    ribbon.push_back(ribAt(point, mitre(before, after)));
    return;
  }
  const int steps = static_cast<int>(std::ceil(std::abs(turn) / kFanTurn));
  for (int i = 0; i <= steps; ++i) {
    const double angle = turn * i / steps;
    const double s = std::sin(angle);
    const double c = std::cos(angle);
    ribbon.push_back(ribAt(point, {c * before.x - s * before.y, s * before.x + c * before.y}));
  }
}

}  // namespace

Ribbon ribbonAlong(const geo::PlaneRing& stretch, Joins joins) {
  geo::PlaneRing points = stretch;
  const auto last = std::ranges::unique(points);
  points.erase(last.begin(), last.end());
  if (points.size() < 2) {
    return {};
  }
  std::vector<glm::dvec2> rights;  // of each segment
  for (std::size_t i = 1; i < points.size(); ++i) {
    rights.push_back(rightOf(glm::normalize(glm::dvec2{points[i].x - points[i - 1].x, points[i].y - points[i - 1].y})));
  }
  const bool isClosed = points.front() == points.back();
  Ribbon ribbon;
  addJoin(ribbon, points.front(), isClosed ? rights.back() : rights.front(), rights.front(), joins);
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    addJoin(ribbon, points[i], rights[i - 1], rights[i], joins);
  }
  if (isClosed && joins == Joins::Mitred) {
    ribbon.push_back(ribbon.front());
  } else {
    ribbon.push_back(ribAt(points.back(), rights.back()));
  }
  return ribbon;
}

Ribbon roundDot(geo::Plane middle) {
  Ribbon ribbon;
  for (int i = 0; i < kDotRibs; ++i) {
    const double angle = 2 * std::numbers::pi * i / (kDotRibs - 1);
    ribbon.push_back(ribAt(middle, {std::cos(angle), std::sin(angle)}));
  }
  return ribbon;
}

Ribbon dash(geo::Plane middle, double length) {
  return {ribAt({middle.x - length / 2, middle.y}, {0, -1}), ribAt({middle.x + length / 2, middle.y}, {0, -1})};
}

}  // namespace kurilscope::canvas::gl
