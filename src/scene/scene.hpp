#pragma once

#include <cstddef>
#include <cstdint>
#include <glm/vec2.hpp>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "scene/base_raster.hpp"
#include "scene/basemap.hpp"
#include "scene/polygon_ids.hpp"
#include "scene/style.hpp"
#include "scene/typesetter.hpp"

namespace kurilscope::scene {

// The picture to fill: its size in pixels, and pixels per unit of 1/96 inch (1 on an ordinary screen, 2 on HiDPI).
struct Frame {
  int width = 1600;
  int height = 900;
  float scale = 1;

  bool operator==(const Frame&) const = default;
};

// From the map's plane (metres, y up) to pixels (y down): pixel = (plane - center) * pixelsPerMeter + middle.
struct MapTransform {
  geo::Plane center;
  double pixelsPerMeter = 1;
  glm::dvec2 middle{0, 0};

  bool operator==(const MapTransform&) const = default;
  [[nodiscard]] glm::vec2 pixel(geo::Plane point) const;
  [[nodiscard]] geo::Plane plane(glm::dvec2 pixel) const;
  [[nodiscard]] double metersPerPixel() const { return 1 / pixelsPerMeter; }
};

struct FillLand {
  PolygonIds polygons;
  Color color;

  bool operator==(const FillLand&) const = default;
};

// Diagonal stripes of whole pixels, counted from the plane's origin, so that they move with the land: those where
// (x + y + shift) mod period < width, or (x - y + shift) for falling ones.
struct HatchLand {
  PolygonIds polygons;
  Color color;
  int periodPixels = 8;
  int widthPixels = 2;
  bool rising = true;  // like a slash; falling like a backslash

  bool operator==(const HatchLand&) const = default;
  [[nodiscard]] int shift(const MapTransform& transform) const;  // 0 up to, not including, the period
};

struct StrokeCoast {
  PolygonIds polygons;
  Color color;
  float widthPixels = 1;
  bool isUnderLand = false;  // land is drawn over it later: only what lies on the water is seen

  bool operator==(const StrokeCoast&) const = default;
};

// An area of the map, twice: its rings, and triangles over it, three corners each. Pixels.
struct FillArea {
  std::vector<std::vector<glm::vec2>> rings;
  std::vector<glm::vec2> corners;
  Color color;

  bool operator==(const FillArea&) const = default;
};

struct Polyline {
  std::vector<glm::vec2> points;
  Color color;
  float widthPixels = 1;
  float dashOn = 0;  // pixels; 0: a full line
  float dashOff = 0;

  bool operator==(const Polyline&) const = default;
};

struct Symbol {
  SymbolShape shape = SymbolShape::Disc;
  glm::vec2 center{0, 0};
  float radiusPixels = 4;
  Color fill;
  Color outline;
  float outlinePixels = 0;
  float rotation = 0;  // radians, clockwise

  bool operator==(const Symbol&) const = default;
};

// A shaped text with its baseline's start, turned about it, or each glyph placed along a curve.
struct PlacedGlyph {
  Face face = Face::Sans;
  std::uint32_t id = 0;
  glm::vec2 origin{0, 0};  // pixels
  float rotation = 0;      // radians, clockwise

  bool operator==(const PlacedGlyph&) const = default;
};
struct Text {
  std::string text;
  std::vector<PlacedGlyph> glyphs;
  float sizePixels = 12;
  Color fill;
  Color halo;
  float haloPixels = 0;
  std::uint8_t alpha = 255;

  bool operator==(const Text&) const = default;
};

// A flat rectangle of the page (panels, scale bars, legend swatches), with an optional edge.
struct Rectangle {
  glm::vec2 topLeft{0, 0};
  glm::vec2 size{0, 0};
  Color fill;
  Color edge;
  float edgePixels = 0;
  float cornerPixels = 0;

  bool operator==(const Rectangle&) const = default;
};

// A legend swatch that shows a hatch over a tint.
struct HatchRectangle {
  glm::vec2 topLeft{0, 0};
  glm::vec2 size{0, 0};
  Color color;
  int periodPixels = 8;
  int widthPixels = 2;
  bool rising = true;

  bool operator==(const HatchRectangle&) const = default;
};

// A raster stretched over a box, in pixels.
struct Raster {
  std::shared_ptr<const BaseRaster> raster;
  glm::vec2 topLeft{0, 0};
  glm::vec2 size{0, 0};

  bool operator==(const Raster&) const = default;
};

// What follows, until the next of its kind, is drawn inside this box alone.
struct ClipTo {
  glm::vec2 topLeft{0, 0};
  glm::vec2 size{0, 0};

  bool operator==(const ClipTo&) const = default;
};

// A picture in the picture, in whole pixels; its size is its own scene's frame.
struct Scene;
struct Inset {
  glm::ivec2 topLeft{0, 0};
  std::shared_ptr<const Scene> scene;

  bool operator==(const Inset&) const = default;
};

using Item = std::variant<FillLand, HatchLand, StrokeCoast, FillArea, Polyline, Symbol, Text, Rectangle, HatchRectangle,
                          Raster, ClipTo, Inset>;

// What a mark on the picture stands for, so that it can answer "what is this, and says who?".
struct Mark {
  view::Selection subject;
  glm::vec2 topLeft{0, 0};
  glm::vec2 bottomRight{0, 0};
};

// A line on the picture and its record, to be found near a pixel.
struct MarkedLine {
  view::Selection subject;
  std::vector<glm::vec2> points;
};

// One line of the legend: only what the picture shows.
enum class LegendKind { Heading, Tint, Hatch, Passage, Line, Symbol };
struct LegendEntry {
  LegendKind kind = LegendKind::Tint;
  std::string title;
  Color color;
  Color ground;  // under a hatch; for a passage what it leads to
  float dashOn = 0;
  float dashOff = 0;
  float widthPixels = 2;
  bool rising = true;
  SymbolShape shape = SymbolShape::Disc;
};

// Indices from `first` up to, not including, `last`.
struct IndexRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

// The ground reaches so far beyond the picture, in pixels, that a canvas may draw what is about to come into sight.
inline constexpr int kGroundMargin = 96;

// What is to be drawn, in drawing order; a value that depends on nothing but what it was built from.
struct Scene {
  Frame frame;
  MapTransform transform;
  bool isWorld = false;  // which basemap the polygon ids mean
  Color background;
  std::vector<Item> items;
  std::size_t groundItems = 0;    // the first so many are sea, land and lines: mostly the same from frame to frame
  IndexRange names;               // of the items: the map's names, each after its leader's lines; none in a swipe
  std::vector<Mark> marks;        // topmost last
  std::vector<MarkedLine> lines;  // likewise
  std::vector<LegendEntry> legend;
  std::vector<std::string> sources;  // ids of the sources behind what is shown
  std::vector<std::string> notes;    // sentences that must stand on any page with this picture
};

}  // namespace kurilscope::scene
