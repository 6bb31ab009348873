#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

// Draws in units of half the icon's size: -1..1 both ways, y downwards.
struct Pen {
  ImDrawList& list;
  ImVec2 center;
  float half;
  ImU32 color;

  [[nodiscard]] ImVec2 at(float x, float y) const { return {center.x + x * half, center.y + y * half}; }
  [[nodiscard]] float width() const { return std::max(1.0F, half * 0.19F); }
  void line(float x0, float y0, float x1, float y1) const { list.AddLine(at(x0, y0), at(x1, y1), color, width()); }
  void circle(float x, float y, float radius) const { list.AddCircle(at(x, y), radius * half, color, 28, width()); }
  void disc(float x, float y, float radius) const { list.AddCircleFilled(at(x, y), radius * half, color, 24); }
  void box(float x0, float y0, float x1, float y1, float rounding) const {
    list.AddRect(at(x0, y0), at(x1, y1), color, rounding * half, 0, width());
  }
  void triangle(ImVec2 a, ImVec2 b, ImVec2 c) const {
    list.AddTriangleFilled(at(a.x, a.y), at(b.x, b.y), at(c.x, c.y), color);
  }
  void path(std::initializer_list<ImVec2> points, bool isClosed) const {
    for (const ImVec2 point : points) {
      list.PathLineTo(at(point.x, point.y));
    }
    list.PathStroke(color, isClosed ? ImDrawFlags_Closed : ImDrawFlags_None, width());
  }
  void arc(float x, float y, float radius, float from, float to) const {
    list.PathArcTo(at(x, y), radius * half, from, to, 20);
    list.PathStroke(color, ImDrawFlags_None, width());
  }
};

constexpr float kPi = std::numbers::pi_v<float>;

void drawTurn(const Pen& pen, float side) {
  // An arrow bent back; side -1 points left.
  if (side < 0) {
    pen.arc(0.05F, 0.15F, 0.62F, -kPi * 0.5F, kPi * 0.55F);
  } else {
    pen.arc(-0.05F, 0.15F, 0.62F, kPi * 0.45F, kPi * 1.5F);
  }
  pen.line(side * 0.75F, -0.47F, -side * 0.05F, -0.47F);
  pen.path({{side * 0.35F, -0.87F}, {side * 0.78F, -0.47F}, {side * 0.35F, -0.07F}}, false);
}

void drawStep(const Pen& pen, float side) {
  pen.triangle({-side * 0.45F, -0.7F}, {-side * 0.45F, 0.7F}, {side * 0.45F, 0});
  pen.list.AddRectFilled(pen.at(side > 0 ? 0.5F : -0.72F, -0.7F), pen.at(side > 0 ? 0.72F : -0.5F, 0.7F), pen.color);
}

void drawEye(const Pen& pen) {
  pen.arc(0, 0.75F, 1.15F, -kPi * 0.77F, -kPi * 0.23F);
  pen.arc(0, -0.75F, 1.15F, kPi * 0.23F, kPi * 0.77F);
  pen.disc(0, 0, 0.3F);
}

void drawLayers(const Pen& pen) {
  pen.path({{0, -0.8F}, {0.9F, -0.3F}, {0, 0.2F}, {-0.9F, -0.3F}}, true);
  pen.path({{-0.9F, 0.05F}, {0, 0.55F}, {0.9F, 0.05F}}, false);
  pen.path({{-0.9F, 0.4F}, {0, 0.9F}, {0.9F, 0.4F}}, false);
}

void drawNames(const Pen& pen) {
  pen.path({{-0.95F, 0.7F}, {-0.4F, -0.75F}, {0.15F, 0.7F}}, false);
  pen.line(-0.74F, 0.2F, -0.06F, 0.2F);
  pen.line(0.25F, -0.25F, 0.95F, -0.25F);
  pen.line(0.6F, -0.6F, 0.6F, -0.25F);
  pen.line(0.85F, -0.2F, 0.3F, 0.7F);
  pen.line(0.4F, 0.1F, 0.95F, 0.7F);
}

void drawTheme(const Pen& pen) {
  pen.circle(0, 0, 0.75F);
  pen.list.PathArcTo(pen.at(0, 0), 0.75F * pen.half, -kPi / 2, kPi / 2, 20);
  pen.list.PathFillConvex(pen.color);
}

void drawViews(const Pen& pen) {
  pen.path({{-0.8F, -0.3F}, {-0.8F, -0.8F}, {-0.3F, -0.8F}}, false);
  pen.path({{0.8F, -0.3F}, {0.8F, -0.8F}, {0.3F, -0.8F}}, false);
  pen.path({{-0.8F, 0.3F}, {-0.8F, 0.8F}, {-0.3F, 0.8F}}, false);
  pen.path({{0.8F, 0.3F}, {0.8F, 0.8F}, {0.3F, 0.8F}}, false);
  pen.disc(0, 0, 0.22F);
}

void drawSave(const Pen& pen) {
  pen.line(0, -0.8F, 0, 0.3F);
  pen.path({{-0.42F, -0.1F}, {0, 0.33F}, {0.42F, -0.1F}}, false);
  pen.path({{-0.8F, 0.25F}, {-0.8F, 0.8F}, {0.8F, 0.8F}, {0.8F, 0.25F}}, false);
}

void drawLink(const Pen& pen) {
  pen.arc(-0.42F, 0, 0.42F, kPi * 0.3F, kPi * 1.7F);
  pen.arc(0.42F, 0, 0.42F, -kPi * 0.7F, kPi * 0.7F);
  pen.line(-0.4F, 0, 0.4F, 0);
}

void drawHelp(const Pen& pen) {
  pen.arc(0, -0.35F, 0.42F, -kPi, kPi * 0.25F);
  pen.line(0.29F, -0.06F, 0, 0.3F);
  pen.disc(0, 0.72F, 0.13F);
}

void drawExternal(const Pen& pen) {
  pen.path({{0.1F, -0.55F}, {-0.7F, -0.55F}, {-0.7F, 0.75F}, {0.6F, 0.75F}, {0.6F, 0.05F}}, false);
  pen.line(-0.1F, 0.15F, 0.8F, -0.75F);
  pen.path({{0.35F, -0.8F}, {0.82F, -0.8F}, {0.82F, -0.32F}}, false);
}

void polygon(ImDrawList& list, ImVec2 center, float radius, int corners, float turn, ImU32 color) {
  for (int i = 0; i < corners; ++i) {
    const float angle = turn + 2 * kPi * static_cast<float>(i) / static_cast<float>(corners);
    list.PathLineTo({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
  }
  list.PathFillConvex(color);
}

void star(ImDrawList& list, ImVec2 center, float radius, ImU32 color) {
  // Not convex: a fan of five kites about the middle.
  const auto corner = [&](int i) {
    const float reach = i % 2 == 0 ? radius : radius * 0.45F;
    const float angle = -kPi / 2 + kPi * static_cast<float>(i) / 5;
    return ImVec2(center.x + reach * std::cos(angle), center.y + reach * std::sin(angle));
  };
  for (int i = 0; i < 10; i += 2) {
    list.AddQuadFilled(center, corner(i + 9), corner(i), corner(i + 1), color);
  }
}

}  // namespace

void drawIcon(ImDrawList& list, Icon icon, ImVec2 center, float size, ImU32 color) {
  const Pen pen{list, center, size / 2, color};
  switch (icon) {
    case Icon::Play:
      return pen.triangle({-0.55F, -0.8F}, {-0.55F, 0.8F}, {0.8F, 0});
    case Icon::Pause:
      list.AddRectFilled(pen.at(-0.62F, -0.75F), pen.at(-0.18F, 0.75F), color, pen.half * 0.1F);
      return list.AddRectFilled(pen.at(0.18F, -0.75F), pen.at(0.62F, 0.75F), color, pen.half * 0.1F);
    case Icon::Previous:
      return drawStep(pen, -1);
    case Icon::Next:
      return drawStep(pen, 1);
    case Icon::Undo:
      return drawTurn(pen, -1);
    case Icon::Redo:
      return drawTurn(pen, 1);
    case Icon::Layers:
      return drawLayers(pen);
    case Icon::Names:
      return drawNames(pen);
    case Icon::Theme:
      return drawTheme(pen);
    case Icon::Perspective:
      return drawEye(pen);
    case Icon::Views:
      return drawViews(pen);
    case Icon::Page:  // with a picture and two lines of words
      pen.box(-0.75F, -0.85F, 0.75F, 0.85F, 0.12F);
      pen.box(-0.45F, -0.55F, 0.45F, 0.1F, 0.05F);
      pen.line(-0.45F, 0.36F, 0.45F, 0.36F);
      return pen.line(-0.45F, 0.6F, 0.2F, 0.6F);
    case Icon::Save:
      return drawSave(pen);
    case Icon::Link:
      return drawLink(pen);
    case Icon::Search:
      pen.circle(-0.15F, -0.15F, 0.55F);
      return pen.line(0.27F, 0.27F, 0.82F, 0.82F);
    case Icon::Help:
      return drawHelp(pen);
    case Icon::Chevron:
      return pen.path({{-0.8F, -0.4F}, {0, 0.4F}, {0.8F, -0.4F}}, false);
    case Icon::Copy:
      pen.box(-0.35F, -0.35F, 0.8F, 0.85F, 0.15F);
      return pen.path({{-0.35F, 0.35F}, {-0.8F, 0.35F}, {-0.8F, -0.8F}, {0.3F, -0.8F}, {0.3F, -0.35F}}, false);
    case Icon::Close:
      pen.line(-0.6F, -0.6F, 0.6F, 0.6F);
      return pen.line(-0.6F, 0.6F, 0.6F, -0.6F);
    case Icon::Target:
      pen.circle(0, 0, 0.55F);
      pen.line(0, -0.95F, 0, -0.3F);
      pen.line(0, 0.3F, 0, 0.95F);
      pen.line(-0.95F, 0, -0.3F, 0);
      return pen.line(0.3F, 0, 0.95F, 0);
    case Icon::Compare:
      pen.box(-0.85F, -0.65F, 0.85F, 0.65F, 0.12F);
      pen.line(0, -0.95F, 0, 0.95F);
      return pen.list.AddRectFilled(pen.at(-0.85F, -0.65F), pen.at(0, 0.65F), pen.color);
    case Icon::Table:
      pen.box(-0.85F, -0.75F, 0.85F, 0.75F, 0.1F);
      pen.line(-0.25F, -0.75F, -0.25F, 0.75F);
      pen.line(-0.85F, -0.25F, 0.85F, -0.25F);
      return pen.line(-0.85F, 0.25F, 0.85F, 0.25F);
    case Icon::Checked:
      pen.box(-0.7F, -0.85F, 0.7F, 0.85F, 0.1F);
      pen.line(-0.35F, -0.4F, 0.35F, -0.4F);
      return pen.path({{-0.4F, 0.25F}, {-0.1F, 0.55F}, {0.45F, 0}}, false);
    case Icon::Ruler:
      pen.path({{-0.95F, 0.35F}, {0.35F, -0.95F}, {0.95F, -0.35F}, {-0.35F, 0.95F}}, true);
      pen.line(-0.5F, -0.1F, -0.25F, 0.15F);
      pen.line(-0.17F, -0.43F, 0.15F, -0.11F);
      return pen.line(0.16F, -0.76F, 0.41F, -0.51F);
    case Icon::Back:
      pen.line(-0.75F, 0, 0.8F, 0);
      return pen.path({{-0.2F, -0.6F}, {-0.8F, 0}, {-0.2F, 0.6F}}, false);
    case Icon::External:
      return drawExternal(pen);
  }
}

void drawSymbol(ImDrawList& list, scene::SymbolShape shape, ImVec2 center, float radius, ImU32 color) {
  using scene::SymbolShape;
  const float x = center.x;
  const float y = center.y;
  const float r = radius;
  switch (shape) {
    case SymbolShape::Disc:
      return list.AddCircleFilled(center, r * 0.95F, color);
    case SymbolShape::Ring:
      return list.AddCircle(center, r * 0.75F, color, 16, std::max(1.3F, r * 0.4F));
    case SymbolShape::Square:
      return list.AddRectFilled({x - r * 0.82F, y - r * 0.82F}, {x + r * 0.82F, y + r * 0.82F}, color);
    case SymbolShape::Diamond:
      return polygon(list, center, r * 1.1F, 4, 0, color);
    case SymbolShape::Triangle:
      return polygon(list, {x, y + r * 0.2F}, r * 1.15F, 3, -kPi / 2, color);
    case SymbolShape::TriangleDown:
      return polygon(list, {x, y - r * 0.2F}, r * 1.15F, 3, kPi / 2, color);
    case SymbolShape::Star:
      return star(list, center, r * 1.25F, color);
    case SymbolShape::Cross:
      list.AddLine({x - r * 0.8F, y - r * 0.8F}, {x + r * 0.8F, y + r * 0.8F}, color, r * 0.5F);
      return list.AddLine({x - r * 0.8F, y + r * 0.8F}, {x + r * 0.8F, y - r * 0.8F}, color, r * 0.5F);
    case SymbolShape::Hexagon:
      return polygon(list, center, r, 6, 0, color);
    case SymbolShape::Bar:
      return list.AddRectFilled({x - r, y - r * 0.45F}, {x + r, y + r * 0.45F}, color, r * 0.2F);
    case SymbolShape::Arrow:
      return list.AddTriangleFilled({x - r * 0.7F, y - r}, {x - r * 0.7F, y + r}, {x + r, y}, color);
  }
}

}  // namespace kurilscope::ui
