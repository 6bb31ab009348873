#include <cmath>
#include <numbers>
#include <vector>

#include "canvas/cairo/painter.hpp"

namespace kurilscope::canvas::cairo {

namespace {

using geo::Plane;
using scene::SymbolShape;

// Corners in radii, y down; the same measures as in shaders/symbol.frag.
using Corners = std::vector<Plane>;

Corners boxCorners(double halfWidth, double halfHeight) {
  return {{-halfWidth, -halfHeight}, {halfWidth, -halfHeight}, {halfWidth, halfHeight}, {-halfWidth, halfHeight}};
}

// A regular polygon with a corner at the top, by the distance of its sides from its middle.
Corners regularCorners(int sides, double inner, double middleY) {
  const double outer = inner / std::cos(std::numbers::pi / sides);
  Corners corners;
  for (int i = 0; i < sides; ++i) {
    const double angle = 2 * std::numbers::pi * i / sides - std::numbers::pi / 2;
    corners.push_back({outer * std::cos(angle), outer * std::sin(angle) + middleY});
  }
  return corners;
}

Corners flipped(Corners corners) {
  for (Plane& corner : corners) {
    corner.y = -corner.y;
  }
  return corners;
}

// Two thin diamonds across one another.
Corners starCorners() {
  constexpr double kSlim = 0.42;
  const double tip = std::hypot(1, kSlim);
  const double notch = kSlim * tip / (1 + kSlim);
  return {{0, -tip}, {notch, -notch}, {tip, 0}, {notch, notch}, {0, tip}, {-notch, notch}, {-tip, 0}, {-notch, -notch}};
}

Corners crossCorners() {
  constexpr double kArm = 0.3;
  return {{-kArm, -1}, {kArm, -1}, {kArm, -kArm}, {1, -kArm}, {1, kArm},   {kArm, kArm},
          {kArm, 1},   {-kArm, 1}, {-kArm, kArm}, {-1, kArm}, {-1, -kArm}, {-kArm, -kArm}};
}

// A dart that points up, with a notched tail.
Corners arrowCorners() {
  constexpr double kSlope = 0.45;
  constexpr double kTip = -1.1;
  constexpr double kNotch = 0.45;
  const double wing = kSlope * (kNotch - kTip) / (1 - kSlope * kSlope);
  return {{0, kTip}, {wing, kNotch + kSlope * wing}, {0, kNotch}, {-wing, kNotch + kSlope * wing}};
}

Corners cornersOf(SymbolShape shape) {
  switch (shape) {
    case SymbolShape::Square:
      return boxCorners(0.86, 0.86);
    case SymbolShape::Diamond:
      return {{0, -1.15}, {1.15, 0}, {0, 1.15}, {-1.15, 0}};
    case SymbolShape::Triangle:
      return regularCorners(3, 0.58, 0.15);
    case SymbolShape::TriangleDown:
      return flipped(regularCorners(3, 0.58, 0.15));
    case SymbolShape::Star:
      return starCorners();
    case SymbolShape::Cross:
      return crossCorners();
    case SymbolShape::Hexagon:
      return regularCorners(6, 0.88, 0);
    case SymbolShape::Bar:
      return boxCorners(1, 0.5);
    case SymbolShape::Arrow:
      return arrowCorners();
    case SymbolShape::Disc:
    case SymbolShape::Ring:
      break;
  }
  return {};
}

void addCircle(cairo_t* context, double radius) {
  cairo_new_sub_path(context);
  cairo_arc(context, 0, 0, radius, 0, 2 * std::numbers::pi);
  cairo_close_path(context);
}

}  // namespace

void addSymbolPath(cairo_t* context, SymbolShape shape, double radius) {
  if (shape == SymbolShape::Disc) {
    addCircle(context, radius);
    return;
  }
  if (shape == SymbolShape::Ring) {  // a band, by the even-odd rule
    addCircle(context, 1.03 * radius);
    addCircle(context, 0.69 * radius);
    return;
  }
  cairo_new_sub_path(context);
  for (const Plane& corner : cornersOf(shape)) {
    cairo_line_to(context, corner.x * radius, corner.y * radius);
  }
  cairo_close_path(context);
}

}  // namespace kurilscope::canvas::cairo
