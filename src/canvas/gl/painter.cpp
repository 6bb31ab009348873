#include "canvas/gl/painter.hpp"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vector_relational.hpp>
#include <iterator>
#include <span>

#include "canvas/gl/frame.hpp"

namespace kurilscope::canvas::gl {

namespace {

using scene::Color;

// How far a stroke under land reaches into it, in 1/96 inch: its coast is coarser than that of the land above it.
constexpr float kUnderLand = 3;

// Vertices of a stream, appended attribute by attribute.
class VertexBytes {
 public:
  VertexBytes& add(std::initializer_list<float> values) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(values.begin());
    bytes_.insert(bytes_.end(), bytes, bytes + values.size() * sizeof(float));
    return *this;
  }
  VertexBytes& add(Color color) {
    bytes_.insert(bytes_.end(), {color.r, color.g, color.b, color.a});
    return *this;
  }
  [[nodiscard]] const std::vector<std::uint8_t>& bytes() const { return bytes_; }
  void clear() { bytes_.clear(); }

 private:
  std::vector<std::uint8_t> bytes_;
};

// Draws one scene; items of one kind in a row become one draw call.
class Painter {
 public:
  Painter(Canvas::State& state, const scene::Scene& scene, const Target& target)
      : state_(state),
        scene_(scene),
        land_(state.layer(scene.isWorld)),
        target_(target),
        part_(target.part.value_or(scene.frame)),
        viewport_(PixelBox(scene.frame).around(part_)) {}

  // All of it, or what comes after the ground, or the ground alone.
  FrameCounts paint() {
    start();
    clear();
    draw(0, scene_.items.size());
    return counts_;
  }
  FrameCounts paintAfterGround(std::size_t groundItems) {
    start();
    draw(groundItems, scene_.items.size());
    return counts_;
  }
  FrameCounts paintGround(std::size_t groundItems) {
    start();
    clear();
    draw(0, groundItems);
    return counts_;
  }

  // What is to be drawn anew of the ground, at once. The boxes are marked as they are cleared, land as it is filled,
  // and what else there is is drawn where they are marked.
  FrameCounts paintAnew(const Renewal& anew, std::size_t groundItems) {
    anew_ = &anew;
    const auto firstLand = std::ranges::find_if(
        scene_.items, [](const scene::Item& item) { return std::holds_alternative<scene::FillLand>(item); });
    firstLand_ = static_cast<std::size_t>(firstLand - scene_.items.begin());
    start();
    glEnable(GL_STENCIL_TEST);
    markWhatIsDrawn();
    for (const PixelBox& box : anew.boxes) {
      clear(box.common(part_));
    }
    drawInside(part_);
    drawWhereMarked();
    draw(anew.boxes.empty() ? firstLand_ : 0, groundItems);
    glDisable(GL_STENCIL_TEST);
    return counts_;
  }

  // With the scene's ground.
  void fill(std::span<const PixelBox> boxes) {
    setViewport();
    std::ranges::for_each(boxes, [this](const PixelBox& box) { clear(box); });
  }

  void operator()(const scene::FillLand& item) {
    const Program& program = beginFill(item.color);
    if (anew_ != nullptr && !anew_->land.empty() && item.color.a == 255) {
      markWhatIsDrawn();
      count(land_.drawFill(program, renewedOf(item.polygons), scene_.transform, visible(1, Near::Land)));
      drawWhereMarked();
    }
    const Near near = item.color.a == 255 ? Near::Boxes : Near::All;
    count(land_.drawFill(program, item.polygons, scene_.transform, visible(1, near)));
    glEnable(GL_BLEND);
  }

  void operator()(const scene::HatchLand& item) {
    const Program& program = begin(state_.programs.stripes);
    program.set("color", item.color);
    program.set("periodPixels", static_cast<float>(std::max(item.periodPixels, 1)));
    program.set("widthPixels", static_cast<float>(item.widthPixels));
    program.set("rising", item.rising ? 1.0F : -1.0F);
    program.set("shift", static_cast<float>(item.shift(scene_.transform)));
    program.set("pictureTopLeft", glm::vec2(target_.topLeft));
    program.set("targetHeight", static_cast<float>(target_.height));
    count(land_.drawFill(program, item.polygons, scene_.transform, visible(1, Near::All)));
  }

  void operator()(const scene::ClipTo& item) {
    drawInside({glm::ivec2(item.topLeft), glm::ivec2(item.topLeft + item.size)});
  }

  void operator()(const scene::StrokeCoast& item) {
    const Program& program = begin(state_.programs.coast);
    program.set("color", item.color);
    program.set("widthPixels", item.widthPixels);
    drawCoast(program, item);
  }

  // A triangle is a quad whose last two corners are one.
  void operator()(const scene::FillArea& item) {
    for (std::size_t i = 0; i + 2 < item.corners.size(); i += 3) {
      for (const std::size_t corner : {i, i + 1, i + 2, i + 2}) {
        vertices_.add({item.corners[corner].x, item.corners[corner].y}).add(item.color);
      }
    }
  }

  void operator()(const scene::Polyline& item) {
    float along = 0;
    for (std::size_t i = 1; i < item.points.size(); ++i) {
      const glm::vec2 a = item.points[i - 1];
      const glm::vec2 b = item.points[i];
      const float from = along;
      along += glm::distance(a, b);
      const bool isSeen = isDrawn(glm::min(a, b) - item.widthPixels, glm::max(a, b) + item.widthPixels);
      for (int corner = 0; corner < 4 && isSeen; ++corner) {
        vertices_.add({a.x, a.y, b.x, b.y, from, item.widthPixels, item.dashOn, item.dashOff}).add(item.color);
      }
    }
  }

  void operator()(const scene::Symbol& item) {
    for (int corner = 0; corner < 4; ++corner) {
      vertices_
          .add({item.center.x, item.center.y, item.radiusPixels, item.rotation, static_cast<float>(item.shape),
                item.outlinePixels})
          .add(item.fill)
          .add(item.outline);
    }
  }

  void operator()(const scene::Rectangle& item) {
    if (item.fill.a == 0 && item.cornerPixels == 0 && 2 * item.edgePixels < std::min(item.size.x, item.size.y)) {
      addEdges(item);
      return;
    }
    const glm::vec2 half = item.size * 0.5F;
    const glm::vec2 center = item.topLeft + half;
    for (int corner = 0; corner < 4; ++corner) {
      vertices_.add({center.x, center.y, half.x, half.y, item.cornerPixels, item.edgePixels})
          .add(item.fill)
          .add(item.edge);
    }
  }

  // Of a box without a ground, which may be large, only its edges are looked at.
  void addEdges(const scene::Rectangle& item) {
    const float edge = item.edgePixels;
    const glm::vec2 flat{item.size.x, edge};
    const glm::vec2 upright{edge, item.size.y - 2 * edge};
    const glm::vec2 corner = item.topLeft;
    for (const auto& [topLeft, size] :
         {std::pair{corner, flat}, std::pair{corner + glm::vec2{0, item.size.y - edge}, flat},
          std::pair{corner + glm::vec2{0, edge}, upright},
          std::pair{corner + glm::vec2{item.size.x - edge, edge}, upright}}) {
      (*this)(scene::Rectangle{.topLeft = topLeft, .size = size, .fill = item.edge});
    }
  }

  // Stripes inside a box as thin lines, for the legend's swatches.
  void operator()(const scene::HatchRectangle& item) {
    const glm::vec2 end = item.topLeft + item.size;
    const auto period = static_cast<float>(std::max(item.periodPixels, 1));
    for (float shift = -item.size.y; shift < item.size.x; shift += period) {
      // Between the box's left and right sides, x + y (rising) or x - y (falling) is constant along a stripe.
      const float from = std::max(0.0F, -shift);
      const float to = std::min(item.size.y, item.size.x - shift);
      const auto at = [&](float run) {
        return glm::vec2{item.topLeft.x + shift + run, item.rising ? end.y - run : item.topLeft.y + run};
      };
      for (int corner = 0; corner < 4 && to > from; ++corner) {
        const glm::vec2 a = at(from);
        const glm::vec2 b = at(to);
        vertices_.add({a.x, a.y, b.x, b.y, 0, static_cast<float>(item.widthPixels) * 0.7F, 0, 0}).add(item.color);
      }
    }
  }

  void operator()(const scene::Raster& item) {
    for (const glm::vec2 corner : {glm::vec2{0, 0}, {1, 0}, {0, 1}, {1, 1}}) {
      const glm::vec2 at = item.topLeft + corner * item.size;
      vertices_.add({at.x, at.y, corner.x, corner.y});
    }
    state_.raster.bind(item.raster);
    flush();
  }

  // As much of it as lies in the part that is drawn.
  void operator()(const scene::Inset& item) {
    const PixelBox whole = item.scene->frame;
    const PixelBox seen = whole.common({part_.begin - item.topLeft, part_.end - item.topLeft});
    if (seen.isEmpty()) {
      return;
    }
    Target inside = target_;
    inside.part = seen == whole ? std::nullopt : std::optional(seen);
    inside.topLeft += item.topLeft;
    ++inside.depth;
    counts_ += drawn(state_, *item.scene, inside);
    start();
  }

  void operator()(const scene::Text& item) {
    collectGlyphs();
    if (!addText(item)) {
      drawTextsOneByOne();
    }
  }

 private:
  static void markWhatIsDrawn() {
    glStencilFunc(GL_ALWAYS, 1, 0xFF);
    glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
  }
  static void drawWhereMarked() {
    glStencilFunc(GL_EQUAL, 1, 0xFF);
    glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
  }

  // Of these polygons, the ones whose shapes are drawn anew.
  [[nodiscard]] scene::PolygonIds renewedOf(const scene::PolygonIds& polygons) const {
    std::vector<std::uint32_t> renewed;
    const auto isRenewed = [this](std::uint32_t polygon) { return std::ranges::binary_search(anew_->land, polygon); };
    std::ranges::copy_if(polygons, std::back_inserter(renewed), isRenewed);
    return renewed;
  }

  // Near what: the boxes that are drawn anew, the land that is, or both.
  enum class Near { Boxes, Land, All };

  // Where something may lie, on the plane, that reaches so many pixels into what is drawn.
  std::span<const geo::PlaneBox> visible(float reach, Near near) {
    visible_.clear();
    if (anew_ == nullptr) {
      addVisible(part_, reach);
      return visible_;
    }
    for (const PixelBox& box : near == Near::Land ? std::span<const PixelBox>{} : anew_->boxes) {
      addVisible(box, reach);
    }
    for (const PixelBox& box : near == Near::Boxes ? std::span<const PixelBox>{} : anew_->landBoxes) {
      addVisible(box, reach);
    }
    return visible_;
  }
  void addVisible(const PixelBox& box, float reach) {
    const PixelBox seen = box.common(part_);
    if (!seen.isEmpty()) {
      const PixelBox near = seen.grownBy(static_cast<int>(std::ceil(reach)) + 1);
      const geo::Plane upperLeft = scene_.transform.plane(glm::dvec2(near.begin));
      const geo::Plane lowerRight = scene_.transform.plane(glm::dvec2(near.end));
      visible_.push_back({upperLeft.x, lowerRight.y, lowerRight.x, upperLeft.y});
    }
  }

  // Whether what lies between two corners, in pixels of the scene, may be drawn.
  [[nodiscard]] bool isDrawn(glm::vec2 low, glm::vec2 high) const {
    const auto touches = [low, high](const PixelBox& box) {
      return glm::all(glm::greaterThan(high, glm::vec2(box.begin))) && glm::all(glm::lessThan(low, glm::vec2(box.end)));
    };
    return touches(part_) && (anew_ == nullptr || std::ranges::any_of(anew_->boxes, touches) ||
                              (current_ >= firstLand_ && std::ranges::any_of(anew_->landBoxes, touches)));
  }

  // The part that is drawn on: a whole target by the fastest way there is.
  void clear() {
    if (target_.topLeft.y + part_.begin.y > 0 || target_.topLeft.y + part_.end.y < target_.height) {
      clear(part_);
      return;
    }
    const Color ground = scene_.background;
    glClearColor(static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255,
                 static_cast<float>(ground.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  void clear(const PixelBox& box) {
    if (box.isEmpty()) {
      return;
    }
    drawInside(box);
    const glm::ivec2 size = box.end - box.begin;
    state_.square.draw(beginFill(scene_.background), glm::vec2(box.begin),
                       static_cast<float>(std::max(size.x, size.y)));
    glEnable(GL_BLEND);
    ++counts_.drawCalls;
    counts_.vertices += 6;
  }

  // What is opaque is not blended, which is the half of its work; until blending is enabled again.
  const Program& beginFill(Color color) {
    const Program& program = begin(state_.programs.fill);
    program.set("color", color);
    if (color.a == 255) {
      glDisable(GL_BLEND);
    }
    return program;
  }

  // Reaching as far as the stroke does.
  void drawCoast(const Program& program, const scene::StrokeCoast& item) {
    const float reach = item.widthPixels / 2 + 1;
    program.set("leftPixels", item.isUnderLand ? std::min(kUnderLand * scene_.frame.scale, reach) : reach);
    program.set("rightPixels", reach);
    const Near near = item.isUnderLand ? Near::Boxes : Near::All;
    count(land_.drawCoast(program, item.polygons, scene_.transform, visible(reach, near), item.isUnderLand));
  }

  // This item and the next at once, where they are water lines on the plain sea: half the work of a stroke is its
  // triangles. False where they are not, or their colours would not allow it.
  bool drawWaterLines(std::size_t first) {
    const auto* outer = std::get_if<scene::StrokeCoast>(&scene_.items[first]);
    const auto* inner = std::get_if<scene::StrokeCoast>(&scene_.items[first + 1]);
    const bool isOnSea = first == 0 || std::holds_alternative<scene::ClipTo>(scene_.items[first - 1]);
    const bool areLines = isOnSea && outer != nullptr && inner != nullptr && outer->isUnderLand && inner->isUnderLand &&
                          inner->widthPixels >= 1 && outer->widthPixels >= inner->widthPixels &&
                          outer->polygons == inner->polygons;
    const GLenum further = areLines ? furtherFrom(scene_.background, outer->color, inner->color) : GL_FUNC_ADD;
    if (further == GL_FUNC_ADD) {
      return false;
    }
    const Program& program = begin(state_.programs.water);
    program.set("sea", scene_.background);
    program.set("outer", outer->color);
    program.set("inner", inner->color);
    program.set("halfPixels", glm::vec2{outer->widthPixels, inner->widthPixels} / 2.0F);
    glBlendEquation(further);
    drawCoast(program, *outer);
    glBlendEquation(GL_FUNC_ADD);
    return true;
  }

  // What chooses of two colours the one that is further along; GL_FUNC_ADD where nothing does.
  static GLenum furtherFrom(Color start, Color middle, Color end) {
    const auto isWay = [&](std::uint8_t Color::*part) {
      const bool rises = start.*part <= middle.*part && middle.*part <= end.*part;
      const bool falls = start.*part >= middle.*part && middle.*part >= end.*part;
      return std::pair{rises, falls};
    };
    const auto [r, g, b] = std::array{isWay(&Color::r), isWay(&Color::g), isWay(&Color::b)};
    if (middle.a != 255 || end.a != 255) {
      return GL_FUNC_ADD;
    }
    return r.first && g.first && b.first ? GL_MAX : r.second && g.second && b.second ? GL_MIN : GL_FUNC_ADD;
  }

  void draw(std::size_t first, std::size_t last) {
    firstOfKind_ = first;
    for (std::size_t i = first; i < last; ++i) {
      if (i + 1 < last && drawWaterLines(i)) {
        ++i;
        continue;
      }
      const scene::Item& item = scene_.items[i];
      if (item.index() != kind_) {
        flush();
        kind_ = item.index();
        firstOfKind_ = i;
      }
      current_ = i;
      std::visit(*this, item);
    }
    flush();
  }

  // The level of detail, and the part of the target that is drawn on: panels may stand beside it.
  void start() {
    counts_.isFinal =
        land_.choose(meshOf(scene_, target_.depth > 0), target_.quality != Quality::AtHand) && counts_.isFinal;
    setViewport();
    drawInside(part_);
  }
  void setViewport() const {
    const glm::ivec2 size = viewport_.end - viewport_.begin;
    glViewport(target_.topLeft.x + viewport_.begin.x, target_.height - target_.topLeft.y - viewport_.end.y, size.x,
               size.y);
  }

  // Nothing beyond this part of the scene is drawn on.
  void drawInside(const PixelBox& box) const {
    const glm::ivec2 begin = glm::max(target_.topLeft + box.begin, glm::ivec2{0});
    const glm::ivec2 last = target_.topLeft + box.end;
    const glm::ivec2 end = glm::max(glm::ivec2{last.x, std::min(last.y, target_.height)}, begin);
    glScissor(begin.x, target_.height - end.y, end.x - begin.x, end.y - begin.y);
  }

  void count(const LandLayer::Drawn& drawn) {
    counts_.drawCalls += drawn.calls;
    counts_.vertices += drawn.vertices;
  }

  const Program& begin(const Program& program) {
    program.use();
    program.set("viewport", glm::vec4{viewport_.begin, viewport_.end - viewport_.begin});
    program.set("pictureOrigin", glm::vec2{target_.topLeft.x, target_.height - target_.topLeft.y});
    return program;
  }

  // Whether a glyph may lie in the part that is drawn. The glyphs of a whole large page do not fit in the atlas
  // together, which would be emptied and filled again for each of its tiles.
  [[nodiscard]] bool isSeen(const scene::Text& item) const {
    const glm::vec2 reach{2 * item.sizePixels + item.haloPixels};
    return std::ranges::any_of(item.glyphs, [&](const scene::PlacedGlyph& glyph) {
      return glm::all(glm::greaterThan(glyph.origin + reach, glm::vec2(part_.begin))) &&
             glm::all(glm::lessThan(glyph.origin - reach, glm::vec2(part_.end)));
    });
  }

  // False where the atlas was emptied on the way: all that was collected points at nothing.
  bool addText(const scene::Text& item) {
    if (item.alpha == 0 || !isSeen(item)) {
      return true;
    }
    const auto faded = [&item](Color color) {
      return color.withAlpha(static_cast<std::uint8_t>(color.a * item.alpha / 255));
    };
    const Color none{0, 0, 0, 0};
    const Color halo = item.haloPixels > 0 ? faded(item.halo) : none;
    // Where both are of one colour the fill is in its halo already.
    const Color fill = item.haloPixels > 0 && item.fill == item.halo ? none : faded(item.fill);
    const int generation = state_.glyphs.generation();
    const TextPictures& pictures = state_.glyphs.picturesOf(item);
    const glm::vec2 origin = glm::floor(item.glyphs.front().origin);
    if (pictures.whole) {
      const auto& [picture, fillU] = *pictures.whole;
      addPicture(picture, origin, fillU - picture.u, fill, halo);
    } else {
      for (const GlyphPicture& picture : pictures.halos) {
        addPicture(picture, origin, 0, none, halo);
      }
      for (const GlyphPicture& picture : pictures.fills) {
        addPicture(picture, origin, 0, fill, none);
      }
    }
    return state_.glyphs.generation() == generation;
  }

  // Before the first text is looked at the glyphs of all are made, so that the atlas is uploaded once a picture: to
  // change it where some of it is drawn already waits for that.
  void collectGlyphs() {
    if (!target_.part && !std::exchange(hasCollected_, true)) {
      collectGlyphs(scene_);
    }
  }
  void collectGlyphs(const scene::Scene& scene) {
    for (const scene::Item& item : scene.items) {
      if (const auto* text = std::get_if<scene::Text>(&item); text != nullptr && text->alpha != 0 && isSeen(*text)) {
        (void)state_.glyphs.picturesOf(*text);
      } else if (const auto* inset = std::get_if<scene::Inset>(&item)) {
        collectGlyphs(*inset->scene);
      }
    }
  }

  // The texts in a row up to this one, which do not fit in the atlas together.
  void drawTextsOneByOne() {
    for (std::size_t i = firstOfKind_; i <= current_; ++i) {
      const auto& item = std::get<scene::Text>(scene_.items[i]);
      vertices_.clear();
      if (!addText(item)) {
        vertices_.clear();
        (void)addText(item);
      }
      flush();
    }
    firstOfKind_ = current_ + 1;
  }

  void addPicture(const GlyphPicture& picture, glm::vec2 origin, int toFill, Color fill, Color halo) {
    const float left = origin.x + static_cast<float>(picture.left);
    const float top = origin.y + static_cast<float>(picture.top);
    const float u = static_cast<float>(picture.u) - left;
    const float v = static_cast<float>(picture.v) - top;
    for (int corner = 0; corner < 4; ++corner) {
      const auto right = static_cast<float>((corner & 1) == 0 ? 0 : picture.width);
      const auto down = static_cast<float>((corner & 2) == 0 ? 0 : picture.height);
      vertices_.add({left + right, top + down, u, v, u + static_cast<float>(toFill), v}).add(fill).add(halo);
    }
  }

  void flush() {
    if (vertices_.bytes().empty()) {
      return;
    }
    if (kind_ == indexOf<scene::FillArea>()) {
      send(state_.programs.area, state_.areas);
    } else if (kind_ == indexOf<scene::Polyline>() || kind_ == indexOf<scene::HatchRectangle>()) {
      send(state_.programs.line, state_.lines);
    } else if (kind_ == indexOf<scene::Symbol>()) {
      send(state_.programs.symbol, state_.symbols);
    } else if (kind_ == indexOf<scene::Rectangle>()) {
      send(state_.programs.rectangle, state_.rectangles);
    } else if (kind_ == indexOf<scene::Text>()) {
      counts_.bytesUploaded += state_.glyphs.bind();
      const Program& program = begin(state_.programs.text);
      program.set("glyphs", 0);
      glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
      send(state_.programs.text, state_.texts);
      blendByAlpha();
    } else if (kind_ == indexOf<scene::Raster>()) {
      begin(state_.programs.raster).set("raster", 0);
      glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
      send(state_.programs.raster, state_.rasters);
      blendByAlpha();
    }
    vertices_.clear();
  }

  void send(const Program& program, QuadStream& stream) {
    begin(program);
    counts_.vertices += stream.draw(vertices_.bytes());
    counts_.bytesUploaded += vertices_.bytes().size();
    ++counts_.drawCalls;
  }

  template <class T>
  static constexpr std::size_t indexOf() {
    return scene::Item(T{}).index();
  }

  Canvas::State& state_;
  const scene::Scene& scene_;
  LandLayer& land_;
  Target target_;
  PixelBox part_;                  // of the scene, that is drawn; may reach beyond its frame
  PixelBox viewport_;              // the frame, and more where the part reaches beyond it
  const Renewal* anew_ = nullptr;  // that is drawn alone
  std::size_t firstLand_ = 0;      // of the items: what comes before it is hidden by land that is drawn anew
  std::vector<geo::PlaneBox> visible_;
  VertexBytes vertices_;
  std::size_t kind_ = std::variant_npos;
  std::size_t firstOfKind_ = 0;  // of the items in a row that are collected
  std::size_t current_ = 0;
  bool hasCollected_ = false;  // the glyphs of all texts
  FrameCounts counts_;
};

}  // namespace

void blendByAlpha() { glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA); }

void fill(Canvas::State& state, std::span<const PixelBox> boxes, glm::ivec2 targetSize, scene::Color color) {
  scene::Scene blank;
  blank.frame = {targetSize.x, targetSize.y, 1};
  blank.background = color;
  Painter(state, blank, {.height = targetSize.y}).fill(boxes);
}

FrameCounts paint(Canvas::State& state, const scene::Scene& scene, const Target& target) {
  return Painter(state, scene, target).paint();
}

FrameCounts paintGround(Canvas::State& state, const scene::Scene& scene, const Target& target, std::size_t items) {
  return Painter(state, scene, target).paintGround(items);
}

FrameCounts paintAfterGround(Canvas::State& state, const scene::Scene& scene, const Target& target, std::size_t items) {
  return Painter(state, scene, target).paintAfterGround(items);
}

FrameCounts paintAnew(Canvas::State& state, const scene::Scene& scene, const Target& target, std::size_t items,
                      const Renewal& anew) {
  return Painter(state, scene, target).paintAnew(anew, items);
}

}  // namespace kurilscope::canvas::gl
