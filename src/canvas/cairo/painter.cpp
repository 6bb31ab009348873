#include "canvas/cairo/painter.hpp"

#include <cairo-ft.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <glm/common.hpp>
#include <numbers>

#include "canvas/cairo/clip.hpp"
#include "canvas/cairo/stripes.hpp"
#include "canvas/cairo/words.hpp"

namespace kurilscope::canvas::cairo {

namespace {

using geo::Plane;
using geo::PlaneBox;

// A third of a pixel cannot be seen on the screen nor, at 96 pixels to the inch, on paper.
constexpr double kTolerancePixels = 0.3;
// Letters further apart than so, in em, are words of their own to who searches a PDF.
constexpr float kMostSpacing = 0.06F;

Plane toPlane(glm::vec2 pixel) { return {pixel.x, pixel.y}; }

void addRoundedRectangle(cairo_t* context, double x, double y, double width, double height, double radius) {
  using std::numbers::pi;
  radius = std::clamp(radius, 0.0, std::min(width, height) / 2);
  if (radius == 0) {
    cairo_rectangle(context, x, y, width, height);
    return;
  }
  cairo_new_sub_path(context);
  cairo_arc(context, x + width - radius, y + radius, radius, -pi / 2, 0);
  cairo_arc(context, x + width - radius, y + height - radius, radius, 0, pi / 2);
  cairo_arc(context, x + radius, y + height - radius, radius, pi / 2, pi);
  cairo_arc(context, x + radius, y + radius, radius, pi, 3 * pi / 2);
  cairo_close_path(context);
}

struct Saved {
  explicit Saved(cairo_t* cairo) : context(cairo) { cairo_save(context); }
  Saved(const Saved&) = delete;
  Saved& operator=(const Saved&) = delete;
  ~Saved() { cairo_restore(context); }
  cairo_t* context;
};

}  // namespace

Painter::Painter(cairo_t* context, const scene::Stage& stage, const scene::Scene& scene)
    : context_(context), stage_(stage), scene_(scene), basemap_(scene.isWorld ? stage.world.get() : stage.region) {
  showOnly({0, 0}, {scene.frame.width, scene.frame.height});
}

void Painter::paint() {
  cairo_set_fill_rule(context_, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
  setColor(scene_.background);
  cairo_rectangle(context_, 0, 0, scene_.frame.width, scene_.frame.height);
  cairo_fill_preserve(context_);
  cairo_clip(context_);  // what reaches over the edge by its width
  addWordsToFind();
  for (const scene::Item& item : scene_.items) {
    std::visit([this](const auto& kind) { draw(kind); }, item);
  }
}

void Painter::draw(const scene::Raster& item) {
  const scene::BaseRaster& raster = *item.raster;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, raster.width, raster.height), cairo_surface_destroy);
  unsigned char* pixels = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < raster.height && pixels != nullptr; ++y) {
    for (int x = 0; x < raster.width; ++x) {
      const std::uint8_t* from = &raster.rgba[4 * (static_cast<std::size_t>(y) * raster.width + x)];
      const std::uint32_t argb = static_cast<std::uint32_t>(from[3]) << 24 | from[0] << 16 | from[1] << 8 | from[2];
      std::memcpy(pixels + static_cast<std::ptrdiff_t>(y) * stride + 4 * static_cast<std::ptrdiff_t>(x), &argb, 4);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  const Saved saved(context_);
  cairo_translate(context_, item.topLeft.x, item.topLeft.y);
  cairo_scale(context_, static_cast<double>(item.size.x) / raster.width,
              static_cast<double>(item.size.y) / raster.height);
  cairo_set_source_surface(context_, surface.get(), 0, 0);
  cairo_paint(context_);
}

void Painter::draw(const scene::ClipTo& item) {
  cairo_reset_clip(context_);
  cairo_new_path(context_);
  cairo_rectangle(context_, 0, 0, scene_.frame.width, scene_.frame.height);
  cairo_clip(context_);
  cairo_rectangle(context_, item.topLeft.x, item.topLeft.y, item.size.x, item.size.y);
  cairo_clip(context_);
  showOnly(item.topLeft, item.size);
}

void Painter::showOnly(glm::vec2 topLeft, glm::vec2 size) {
  shown_ = {std::max(0.0F, topLeft.x), std::max(0.0F, topLeft.y),
            std::min(static_cast<float>(scene_.frame.width), topLeft.x + size.x),
            std::min(static_cast<float>(scene_.frame.height), topLeft.y + size.y)};
}

void Painter::setColor(scene::Color color, std::uint8_t alpha) {
  cairo_set_source_rgba(context_, color.r / 255.0, color.g / 255.0, color.b / 255.0, color.a / 255.0 * (alpha / 255.0));
}

// ---- land

double Painter::toleranceMeters() const { return kTolerancePixels * scene_.transform.metersPerPixel(); }

const geo::PlanePolygon& Painter::land(std::uint32_t id) {
  const auto [found, isNew] = land_.try_emplace(id);
  if (isNew) {
    found->second = geo::simplified(basemap_.whole(id).rings, toleranceMeters());
  }
  return found->second;
}

Plane Painter::pixelOf(Plane point) const {
  const scene::MapTransform& transform = scene_.transform;
  return {transform.middle.x + (point.x - transform.center.x) * transform.pixelsPerMeter,
          transform.middle.y - (point.y - transform.center.y) * transform.pixelsPerMeter};
}

geo::PlanePolygon Painter::landIn(std::uint32_t id) {
  geo::PlanePolygon inside;
  for (const geo::PlaneRing& ring : land(id)) {
    geo::PlaneRing pixels;
    pixels.reserve(ring.size());
    std::ranges::transform(ring, std::back_inserter(pixels), [this](Plane point) { return pixelOf(point); });
    if (geo::PlaneRing part = clippedRing(pixels, shown_); !part.empty()) {
      inside.push_back(std::move(part));
    }
  }
  return inside;
}

void Painter::fill(const geo::PlanePolygon& area) {
  if (area.empty()) {
    return;
  }
  cairo_new_path(context_);
  for (const geo::PlaneRing& ring : area) {
    cairo_move_to(context_, ring.front().x, ring.front().y);
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
      cairo_line_to(context_, ring[i].x, ring[i].y);
    }
    cairo_close_path(context_);
  }
  cairo_fill(context_);
}

void Painter::draw(const scene::FillLand& item) {
  setColor(item.color);
  for (const std::uint32_t id : item.polygons) {
    fill(landIn(id));
  }
}

void Painter::draw(const scene::HatchLand& item) {
  setColor(item.color);
  const Stripes stripes = {item.periodPixels, item.widthPixels, item.rising, item.shift(scene_.transform)};
  for (const std::uint32_t id : item.polygons) {
    fill(stripesOver(landIn(id), stripes));
  }
}

void Painter::addSegment(Plane from, Plane to) {
  const double half = cairo_get_line_width(context_) / 2;
  const PlaneBox reach = {shown_.left - half, shown_.bottom - half, shown_.right + half, shown_.top + half};
  const auto inside = clippedSegment(from, to, reach);
  if (!inside) {
    return;
  }
  double x = 0;
  double y = 0;
  const bool goesOn = cairo_has_current_point(context_) != 0 && inside->first == from;
  if (goesOn) {
    cairo_get_current_point(context_, &x, &y);
  }
  // Cairo rounds the pen's place to its fixed point.
  if (!goesOn || std::abs(x - from.x) > 0.02 || std::abs(y - from.y) > 0.02) {
    cairo_move_to(context_, inside->first.x, inside->first.y);
  }
  cairo_line_to(context_, inside->second.x, inside->second.y);
}

void Painter::draw(const scene::StrokeCoast& item) {
  setColor(item.color);
  cairo_set_line_width(context_, item.widthPixels);
  cairo_set_line_cap(context_, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash(context_, nullptr, 0, 0);
  for (const std::uint32_t id : item.polygons) {
    const scene::BasePolygon& polygon = basemap_.whole(id);
    cairo_new_path(context_);
    for (const geo::PlaneRing& ring : land(id)) {
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        if (polygon.isCoast(ring[i], ring[i + 1], toleranceMeters())) {
          addSegment(pixelOf(ring[i]), pixelOf(ring[i + 1]));
        }
      }
    }
    cairo_stroke(context_);
  }
}

// ---- marks

void Painter::draw(const scene::FillArea& item) {
  setColor(item.color);
  geo::PlanePolygon inside;
  for (const std::vector<glm::vec2>& ring : item.rings) {
    geo::PlaneRing pixels;
    std::ranges::transform(ring, std::back_inserter(pixels), toPlane);
    if (geo::PlaneRing part = clippedRing(pixels, shown_); !part.empty()) {
      inside.push_back(std::move(part));
    }
  }
  fill(inside);
}

void Painter::draw(const scene::Polyline& item) {
  setColor(item.color);
  cairo_set_line_width(context_, item.widthPixels);
  cairo_new_path(context_);
  for (std::size_t i = 0; i + 1 < item.points.size(); ++i) {
    addSegment(toPlane(item.points[i]), toPlane(item.points[i + 1]));
  }
  const std::array<double, 2> dash = {item.dashOn, item.dashOff};
  const bool isDashed = item.dashOn > 0 && item.dashOff > 0;
  cairo_set_dash(context_, dash.data(), isDashed ? 2 : 0, 0);
  cairo_set_line_cap(context_, isDashed ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_stroke(context_);
}

void Painter::draw(const scene::Symbol& item) {
  const Saved saved(context_);
  cairo_translate(context_, item.center.x, item.center.y);
  cairo_rotate(context_, item.rotation);
  cairo_set_dash(context_, nullptr, 0, 0);
  cairo_new_path(context_);
  if (item.shape == scene::SymbolShape::Ring && item.outlinePixels > 0 && item.fill == item.outline) {
    // Hollow: a circle as thick as its outline.
    cairo_arc(context_, 0, 0, item.radiusPixels, 0, 2 * std::numbers::pi);
    cairo_set_line_width(context_, item.outlinePixels);
    setColor(item.outline);
    cairo_stroke(context_);
    return;
  }
  if (item.outlinePixels > 0) {
    const Saved outline(context_);
    if (item.fill.a != 255) {  // the outline, which lies outside, must not show through
      const double all = 3 * item.radiusPixels + 2 * item.outlinePixels;
      cairo_rectangle(context_, -all, -all, 2 * all, 2 * all);
      addSymbolPath(context_, item.shape, item.radiusPixels);
      cairo_clip(context_);
    }
    addSymbolPath(context_, item.shape, item.radiusPixels);
    setColor(item.outline);
    cairo_set_line_width(context_, 2 * item.outlinePixels);
    cairo_stroke(context_);
  }
  addSymbolPath(context_, item.shape, item.radiusPixels);
  setColor(item.fill);
  cairo_fill(context_);
}

void Painter::draw(const scene::Rectangle& item) {
  cairo_new_path(context_);
  addRoundedRectangle(context_, item.topLeft.x, item.topLeft.y, item.size.x, item.size.y, item.cornerPixels);
  setColor(item.fill);
  cairo_fill(context_);
  if (item.edgePixels > 0) {
    const double half = item.edgePixels / 2;
    addRoundedRectangle(context_, item.topLeft.x + half, item.topLeft.y + half, item.size.x - item.edgePixels,
                        item.size.y - item.edgePixels, std::max(0.0, item.cornerPixels - half));
    setColor(item.edge);
    cairo_set_dash(context_, nullptr, 0, 0);
    cairo_set_line_width(context_, item.edgePixels);
    cairo_stroke(context_);
  }
}

void Painter::draw(const scene::HatchRectangle& item) {
  const Plane from = toPlane(item.topLeft);
  const Plane to = toPlane(item.topLeft + item.size);
  setColor(item.color);
  fill(stripesOver({{from, {to.x, from.y}, to, {from.x, to.y}, from}},
                   {item.periodPixels, item.widthPixels, item.rising}));
}

void Painter::draw(const scene::Inset& item) {
  const Saved saved(context_);
  cairo_translate(context_, item.topLeft.x, item.topLeft.y);
  Painter(context_, stage_, *item.scene).paint();
}

// ---- words

cairo_font_face_t* Painter::fontFace(scene::Face face) {
  FontFace& loaded = faces_[static_cast<std::size_t>(face)];
  if (!loaded) {
    // By pattern, so that cairo owns the FreeType face for as long as its own caches need it.
    const scene::FontFile& file = stage_.type.fontFile(face);
    FcPattern* pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FILE, reinterpret_cast<const FcChar8*>(file.path.c_str()));
    FcPatternAddInteger(pattern, FC_INDEX, file.index);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    loaded.reset(cairo_ft_font_face_create_for_pattern(pattern));
    FcPatternDestroy(pattern);
  }
  return loaded.get();
}

void Painter::setFont(const Word& word, double size) {
  cairo_set_font_face(context_, fontFace(word.face));
  cairo_matrix_t matrix;
  cairo_matrix_init_rotate(&matrix, word.rotation);
  cairo_matrix_scale(&matrix, size, size);
  cairo_set_font_matrix(context_, &matrix);
}

void Painter::show(const Word& word) {
  cairo_show_text_glyphs(context_, word.text.data(), static_cast<int>(word.text.size()), word.glyphs.data(),
                         static_cast<int>(word.glyphs.size()), word.clusters.data(),
                         static_cast<int>(word.clusters.size()), static_cast<cairo_text_cluster_flags_t>(0));
}

void Painter::addPath(const std::vector<Word>& words, double size) {
  cairo_new_path(context_);
  for (const Word& word : words) {
    setFont(word, size);
    cairo_glyph_path(context_, word.glyphs.data(), static_cast<int>(word.glyphs.size()));
  }
}

bool Painter::isFoundAsDrawn(const scene::Text& item) const {
  if (cairo_surface_get_type(cairo_get_target(context_)) != CAIRO_SURFACE_TYPE_PDF || item.glyphs.size() < 2) {
    return true;  // an SVG has its words apart
  }
  const bool isLevel = std::ranges::all_of(item.glyphs, [](const auto& glyph) { return glyph.rotation == 0; });
  const scene::GlyphRun& run = stage_.type.shape(item.text, item.glyphs.front().face, item.sizePixels);
  if (!isLevel || run.glyphs.size() != item.glyphs.size()) {
    return isLevel;
  }
  const float length = item.glyphs.back().origin.x - item.glyphs.front().origin.x;
  const float natural = run.glyphs.back().x - run.glyphs.front().x;
  return length - natural < kMostSpacing * item.sizePixels * static_cast<float>(run.glyphs.size() - 1);
}

void Painter::addWordsToFind() {
  setColor(scene_.background);
  for (const scene::Item& item : scene_.items) {
    if (const auto* text = std::get_if<scene::Text>(&item); text != nullptr && !isFoundAsDrawn(*text)) {
      addWordsToFind(*text);
    }
  }
}

// Level and unspaced across the middle of the text, no wider than it.
void Painter::addWordsToFind(const scene::Text& item) {
  constexpr double kLeastShare = 0.25;
  glm::vec2 least = item.glyphs.front().origin;
  glm::vec2 most = least;
  for (const scene::PlacedGlyph& glyph : item.glyphs) {
    least = glm::min(least, glyph.origin);
    most = glm::max(most, glyph.origin);
  }
  const scene::GlyphRun& run = stage_.type.shape(item.text, item.glyphs.front().face, item.sizePixels);
  const double share = std::clamp<double>((most.x - least.x) / std::max(run.width, 1.0F), kLeastShare, 1);
  const glm::vec2 start = (least + most) / 2.0F - glm::vec2(run.width * share / 2, 0);
  scene::Text level{.text = item.text, .glyphs = {}, .sizePixels = item.sizePixels};
  for (const scene::Glyph& glyph : run.glyphs) {
    level.glyphs.push_back({glyph.face, glyph.id, start + glm::vec2(glyph.x, glyph.y) * static_cast<float>(share)});
  }
  for (const Word& word : wordsOf(level)) {
    setFont(word, item.sizePixels * share);
    show(word);
  }
}

void Painter::draw(const scene::Text& item) {
  const std::vector<Word> words = wordsOf(item);
  const bool isFound = isFoundAsDrawn(item);
  const Saved saved(context_);
  cairo_set_fill_rule(context_, CAIRO_FILL_RULE_WINDING);
  // The halo of the whole text first, so that no letter's halo covers its neighbour.
  if (item.haloPixels > 0 && item.halo.a > 0) {
    addPath(words, item.sizePixels);
    setColor(item.halo, item.alpha);
    cairo_set_dash(context_, nullptr, 0, 0);
    cairo_set_line_width(context_, 2 * item.haloPixels);
    cairo_stroke(context_);
  }
  setColor(item.fill, item.alpha);
  if (!isFound) {
    addPath(words, item.sizePixels);
    cairo_fill(context_);
    return;
  }
  for (const Word& word : words) {
    setFont(word, item.sizePixels);
    show(word);
  }
}

}  // namespace kurilscope::canvas::cairo
