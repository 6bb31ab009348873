// Legend, scale bar and north arrow: the furniture that explains the drawing.
#include "brief/furniture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>

#include "base/text.hpp"
#include "brief/lines.hpp"
#include "brief/scale_bar.hpp"
#include "geo/geodesic.hpp"
#include "scene/text_items.hpp"

namespace kurilscope::brief {

namespace {

using scene::Align;
using scene::Face;
using scene::LegendEntry;
using scene::LegendKind;
using scene::TextStyle;
namespace type = scene::type;

TextStyle noteStyle(const Desk& desk) {
  return {.face = Face::Sans, .sizePixels = desk.px(type::kNote), .color = desk.palette().text};
}

// ---- legend

struct LegendRow {
  LegendEntry entry;
  std::vector<std::string> lines;  // of its title
};

struct LegendRows {
  std::vector<LegendRow> rows;
  TextStyle style;
  float row = 0;   // from one entry to the next, pixels
  float line = 0;  // from one line of an entry to the next
  float padding = 0;
  float gap = 0;  // between a swatch and its words
  glm::vec2 swatch{0, 0};

  // A heading has no swatch before it.
  [[nodiscard]] float indentOf(const LegendEntry& entry) const {
    return entry.kind == LegendKind::Heading ? 0 : swatch.x + gap;
  }
  [[nodiscard]] TextStyle styleOf(const LegendEntry& entry) const {
    TextStyle own = style;
    own.face = entry.kind == LegendKind::Heading ? Face::SansBold : style.face;
    return own;
  }
  [[nodiscard]] float heightOf(const LegendRow& of) const {
    return row + line * static_cast<float>(of.lines.empty() ? 0 : of.lines.size() - 1);
  }
};

// The stripes of the map, or of one that is set into it, so that the legend shows just them.
const scene::HatchLand* stripesOf(const LegendEntry& entry, const scene::Scene& map) {
  for (const scene::Item& item : map.items) {
    const auto* inset = std::get_if<scene::Inset>(&item);
    const auto* land = inset != nullptr ? stripesOf(entry, *inset->scene) : std::get_if<scene::HatchLand>(&item);
    if (land != nullptr && land->rising == entry.rising && land->color.withAlpha(255) == entry.color.withAlpha(255)) {
      return land;
    }
  }
  return nullptr;
}

scene::HatchRectangle hatchLike(const LegendEntry& entry, const Desk& desk, const scene::Scene& map) {
  scene::HatchRectangle hatch{.topLeft = {},
                              .size = {},
                              .color = entry.color,
                              .periodPixels = std::max(4, static_cast<int>(std::lround(desk.px(7)))),
                              .widthPixels = std::max(1, static_cast<int>(std::lround(desk.px(1.5F)))),
                              .rising = entry.rising};
  if (const scene::HatchLand* land = stripesOf(entry, map)) {
    hatch.color = land->color;
    hatch.periodPixels = land->periodPixels;
    hatch.widthPixels = land->widthPixels;
  }
  return hatch;
}

void drawSwatch(const LegendEntry& entry, const Desk& desk, glm::vec2 topLeft, glm::vec2 size, scene::Scene& map) {
  const glm::vec2 middle = topLeft + size / 2.0F;
  scene::Rectangle ground{.topLeft = topLeft,
                          .size = size,
                          .fill = entry.kind == LegendKind::Hatch ? entry.ground : entry.color,
                          .edge = desk.palette().coast,
                          .edgePixels = std::max(1.0F, desk.px(0.9F))};
  switch (entry.kind) {
    case LegendKind::Heading:
      break;
    case LegendKind::Tint:
      map.items.emplace_back(ground);
      break;
    case LegendKind::Hatch: {
      scene::HatchRectangle hatch = hatchLike(entry, desk, map);
      scene::Rectangle edge = ground;
      // A stripe may be drawn as a line, which ends by half its breadth beyond the box: under the edge, not over it.
      const glm::vec2 beyond{std::ceil(0.35F * static_cast<float>(hatch.widthPixels))};
      hatch.topLeft = topLeft + beyond;
      hatch.size = size - 2.0F * beyond;
      edge.fill = edge.fill.withAlpha(0);
      map.items.emplace_back(ground);
      map.items.emplace_back(hatch);
      map.items.emplace_back(edge);  // again: the stripes run over it
      break;
    }
    case LegendKind::Passage:  // from the left half to the right one, as the words beside it say
      map.items.emplace_back(ground);
      ground.topLeft.x = middle.x;
      ground.size.x = size.x / 2;
      ground.fill = entry.ground;
      map.items.emplace_back(ground);
      break;
    case LegendKind::Line:
      map.items.emplace_back(scene::Polyline{.points = {{topLeft.x, middle.y}, {topLeft.x + size.x, middle.y}},
                                             .color = entry.color,
                                             .widthPixels = entry.widthPixels,
                                             .dashOn = entry.dashOn,
                                             .dashOff = entry.dashOff});
      break;
    case LegendKind::Symbol:
      map.items.emplace_back(scene::Symbol{.shape = entry.shape,
                                           .center = middle,
                                           .radiusPixels = size.y * 0.42F,
                                           .fill = entry.color,
                                           .outline = desk.palette().halo,
                                           .outlinePixels = desk.px(1)});
      break;
  }
}

void drawLegend(const Desk& desk, const LegendRows& legend, glm::vec2 topLeft, scene::Scene& map) {
  float middle = topLeft.y + legend.padding + legend.row / 2;
  const float capitals = legend.style.sizePixels * 0.733F;  // the family's cap height
  for (const LegendRow& row : legend.rows) {
    const glm::vec2 corner{topLeft.x + legend.padding, std::round(middle - legend.swatch.y / 2)};
    drawSwatch(row.entry, desk, corner, legend.swatch, map);
    glm::vec2 baseline{corner.x + legend.indentOf(row.entry), middle + capitals / 2};
    for (const std::string& line : row.lines) {
      map.items.emplace_back(scene::lineOfText(desk.stage.type, line, legend.styleOf(row.entry), baseline));
      baseline.y += legend.line;
    }
    middle += legend.heightOf(row);
  }
}

// No wider than `widest`, each title in at most so many lines; on a ground where there is padding, in 1/96 inch, around
// the rows.
std::optional<Block> legendOf(const Desk& desk, std::vector<LegendEntry> entries, float widest, std::size_t mostLines,
                              float padding) {
  if (entries.empty()) {
    return std::nullopt;
  }
  LegendRows legend{.rows = {},
                    .style = {.face = Face::Sans, .sizePixels = desk.px(type::kSmall), .color = desk.palette().text},
                    .row = std::round(desk.px(19)),
                    .line = std::round(desk.px(15)),
                    .padding = std::round(desk.px(padding)),
                    .gap = desk.px(8),
                    .swatch = glm::vec2{std::round(desk.px(24)), std::round(desk.px(13))}};
  glm::vec2 inner{0, 0};
  for (LegendEntry& entry : entries) {
    const TextStyle style = legend.styleOf(entry);
    const float indent = legend.indentOf(entry);
    const float room = widest - 2 * legend.padding - indent;
    inner.x = std::max(inner.x, indent);
    LegendRow row{.entry = entry, .lines = fitted(desk, entry.title, style, room, mostLines)};
    for (const std::string& line : row.lines) {
      inner.x = std::max(inner.x, indent + scene::widthOf(desk.stage.type, line, style));
    }
    inner.y += legend.heightOf(row);
    legend.rows.push_back(std::move(row));
  }
  const glm::vec2 size = glm::ceil(inner + 2 * legend.padding);
  return Block{size, [desk, legend = std::move(legend), size](glm::vec2 topLeft, scene::Scene& map) {
                 if (legend.padding > 0) {
                   map.items.emplace_back(panel(desk, topLeft, size));
                 }
                 drawLegend(desk, legend, topLeft, map);
               }};
}

// ---- scale bar

struct Bar {
  double pixels = 0;
  double length = 0;  // in its unit
  std::string unit;
};

// The longest round bar of a unit that is no longer than `mostPixels`.
Bar barFor(const Desk& desk, const scene::MapTransform& transform, double mostPixels, double metersPerUnit,
           const char* unit) {
  const double perKilometer = barPixels(desk.projection(), transform, 1000) / 1000;
  double length = perKilometer > 0 ? roundLength(mostPixels / perKilometer / metersPerUnit) : 0;
  double pixels = barPixels(desk.projection(), transform, length * metersPerUnit);
  if (pixels > mostPixels) {  // far from the centre the map stretches
    length = roundLength(length * 0.999);
    pixels = barPixels(desk.projection(), transform, length * metersPerUnit);
  }
  return {pixels, length, unit};
}

Bar metricBar(const Desk& desk, const scene::MapTransform& transform, double mostPixels) {
  const Bar kilometres = barFor(desk, transform, mostPixels, 1000, "km");
  return kilometres.length < 1 ? barFor(desk, transform, mostPixels, 1, "m") : kilometres;
}

std::string numberText(double number) { return number >= 1000 ? grouped(std::llround(number)) : shortest(number); }

struct BarLabels {
  std::string start;
  std::string half;
  std::string full;
};

BarLabels labelsOf(const Bar& bar) {
  return {"0", numberText(bar.length / 2), fmt::format("{} {}", numberText(bar.length), bar.unit)};
}

// Half dark, half light, in an edge.
void drawBar(const Desk& desk, const Bar& bar, glm::vec2 topLeft, float thickness, scene::Scene& map) {
  const auto half = static_cast<float>(bar.pixels / 2);
  const scene::Color ink = desk.palette().text;
  const float edge = std::max(1.0F, desk.px(0.8F));
  map.items.emplace_back(
      scene::Rectangle{.topLeft = topLeft, .size = {half, thickness}, .fill = ink, .edge = ink, .edgePixels = edge});
  map.items.emplace_back(scene::Rectangle{.topLeft = topLeft + glm::vec2{half, 0},
                                          .size = {half, thickness},
                                          .fill = desk.palette().panel,
                                          .edge = ink,
                                          .edgePixels = edge});
}

void drawBarLabels(const Desk& desk, const Bar& bar, glm::vec2 baseline, scene::Scene& map) {
  const BarLabels labels = labelsOf(bar);
  const TextStyle style = noteStyle(desk);
  const scene::Typesetter& setter = desk.stage.type;
  const auto width = static_cast<float>(bar.pixels);
  map.items.emplace_back(scene::lineOfText(setter, labels.start, style, baseline, Align::Center));
  // The number stands over the bar's end, its unit beyond it.
  const float number = scene::widthOf(setter, numberText(bar.length), style) / 2;
  const float fullStart = width - number;
  const float halfWidth = scene::widthOf(setter, labels.half, style);
  const float room = fullStart - width / 2 - halfWidth / 2;
  const float zeroRoom = width / 2 - halfWidth / 2 - scene::widthOf(setter, labels.start, style) / 2;
  if (std::min(room, zeroRoom) > desk.px(4)) {
    map.items.emplace_back(
        scene::lineOfText(setter, labels.half, style, baseline + glm::vec2{width / 2, 0}, Align::Center));
  }
  map.items.emplace_back(scene::lineOfText(setter, labels.full, style, baseline + glm::vec2{fullStart, 0}));
}

}  // namespace

float Desk::widestPixels() const {
  const float all = static_cast<float>(frame.width) - 2 * marginPixels();
  return std::floor(std::min(all, std::clamp(0.30F * static_cast<float>(frame.width), px(300), px(420))));
}

float Desk::columnPixels() const {
  constexpr float kNarrow = 352;  // 1/96 inch: the pack's title still fits into one line
  constexpr float kNarrowest = 300;
  const float units = column == ColumnWidth::Narrow ? kNarrow : kNarrowest;
  return column == ColumnWidth::Usual ? widestPixels() : std::min(widestPixels(), std::floor(px(units)));
}

scene::Rectangle panel(const Desk& desk, glm::vec2 topLeft, glm::vec2 size) {
  return {.topLeft = topLeft,
          .size = size,
          .fill = desk.palette().panel.withAlpha(kPanelAlpha),
          .edge = desk.palette().panelEdge,
          .edgePixels = std::max(1.0F, desk.px(0.75F)),
          .cornerPixels = desk.px(3)};
}

std::optional<Block> legendBlock(const Desk& desk) {
  return legendOf(desk, scene::legendFor(desk.stage, desk.view, desk.frame), desk.widestPixels(), 1, 9);
}

std::optional<Block> plainLegendBlock(const Desk& desk, std::vector<LegendEntry> entries, float widthPixels) {
  return legendOf(desk, std::move(entries), widthPixels, 3, 0);
}

std::optional<Block> plainBarBlock(const Desk& desk) {
  const scene::MapTransform transform = scene::transformFor(desk.stage, desk.view, desk.frame);
  const Bar metric = metricBar(desk, transform, desk.frame.width * 0.25);
  if (!(metric.pixels > 0)) {
    return std::nullopt;
  }
  const TextStyle style = noteStyle(desk);
  const float unit = scene::widthOf(desk.stage.type, labelsOf(metric).full, style) -
                     scene::widthOf(desk.stage.type, numberText(metric.length), style) / 2;
  const float bar = std::max(3.0F, std::round(desk.px(4)));
  const float capitals = std::ceil(style.sizePixels * 0.733F);
  const float gap = std::round(desk.px(4));
  const glm::vec2 size{std::ceil(gap + static_cast<float>(metric.pixels) + unit), capitals + gap + bar};
  return Block{size, [=](glm::vec2 topLeft, scene::Scene& map) {
                 drawBarLabels(desk, metric, topLeft + glm::vec2{gap, capitals}, map);
                 drawBar(desk, metric, topLeft + glm::vec2{gap, capitals + gap}, bar, map);
               }};
}

std::optional<Block> scaleBarBlock(const Desk& desk) {
  const scene::MapTransform transform = scene::transformFor(desk.stage, desk.view, desk.frame);
  const double most = std::min<double>(desk.px(190), desk.frame.width * 0.4);
  const Bar metric = metricBar(desk, transform, most);
  const Bar nautical = barFor(desk, transform, most, geo::kMetersPerNauticalMile, "nautical miles");
  if (!(metric.pixels > 0 && nautical.pixels > 0)) {
    return std::nullopt;
  }
  const TextStyle style = noteStyle(desk);
  const float start = desk.px(12);
  float right = 0;
  for (const Bar& bar : {metric, nautical}) {
    const float unit = scene::widthOf(desk.stage.type, labelsOf(bar).full, style) -
                       scene::widthOf(desk.stage.type, numberText(bar.length), style) / 2;
    right = std::max(right, static_cast<float>(bar.pixels) + unit);
  }
  const float bar = std::max(3.0F, std::round(desk.px(4)));  // its light half needs a pixel inside
  const float capitals = std::ceil(style.sizePixels * 0.733F);
  const float gap = std::round(desk.px(4));
  const float padding = std::round(desk.px(9));
  const glm::vec2 size{std::ceil(start + right + desk.px(10)), 2 * (padding + capitals + gap + bar) + gap};
  return Block{size, [=](glm::vec2 topLeft, scene::Scene& map) {
                 map.items.emplace_back(panel(desk, topLeft, size));
                 glm::vec2 pen = topLeft + glm::vec2{start, padding + capitals};
                 drawBarLabels(desk, metric, pen, map);
                 pen.y += gap;
                 drawBar(desk, metric, pen, bar, map);
                 pen.y += bar + gap;
                 drawBar(desk, nautical, pen, bar, map);
                 drawBarLabels(desk, nautical, pen + glm::vec2{0, bar + gap + capitals}, map);
               }};
}

std::optional<Block> northArrowBlock(const Desk& desk) {
  const double angle = desk.projection().northAt(desk.view.camera.center);
  if (!std::isfinite(angle)) {
    return std::nullopt;
  }
  const glm::vec2 size{std::round(desk.px(44))};
  return Block{size, [desk, angle, size](glm::vec2 topLeft, scene::Scene& map) {
                 scene::Rectangle ground = panel(desk, topLeft, size);
                 ground.cornerPixels = size.x / 2;
                 map.items.emplace_back(ground);
                 const glm::vec2 middle = topLeft + size / 2.0F;
                 const glm::vec2 north{static_cast<float>(std::sin(angle)), static_cast<float>(-std::cos(angle))};
                 map.items.emplace_back(scene::Symbol{.shape = scene::SymbolShape::Arrow,
                                                      .center = middle - north * desk.px(6),
                                                      .radiusPixels = desk.px(9),
                                                      .fill = desk.palette().text,
                                                      .outline = desk.palette().text,
                                                      .rotation = static_cast<float>(angle)});
                 const TextStyle style{
                     .face = Face::SansBold, .sizePixels = desk.px(type::kSmall), .color = desk.palette().text};
                 const glm::vec2 letter = middle + north * desk.px(11.5F) + glm::vec2{0, style.sizePixels * 0.733F / 2};
                 map.items.emplace_back(scene::lineOfText(desk.stage.type, "N", style, letter, Align::Center));
               }};
}

}  // namespace kurilscope::brief
