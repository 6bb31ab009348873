#include "canvas/gl/part_of_scene.hpp"

#include <glm/common.hpp>
#include <glm/vector_relational.hpp>
#include <limits>

namespace kurilscope::canvas::gl {

namespace {

struct Box {
  glm::vec2 begin{std::numeric_limits<float>::max()};
  glm::vec2 end{std::numeric_limits<float>::lowest()};

  void add(glm::vec2 point) {
    begin = glm::min(begin, point);
    end = glm::max(end, point);
  }
  [[nodiscard]] Box grownBy(float margin) const { return {begin - margin, end + margin}; }
  [[nodiscard]] bool meets(const Box& other) const {
    return glm::all(glm::lessThan(begin, other.end)) && glm::all(glm::lessThan(other.begin, end));
  }
};

// Boxes that hold what is drawn with room to spare; what has none may be anywhere.
struct IsSeen {
  Box part;

  bool operator()(const scene::Text& text) const {
    Box origins;
    for (const scene::PlacedGlyph& glyph : text.glyphs) {
      origins.add(glyph.origin);
    }
    return origins.grownBy(2 * text.sizePixels + text.haloPixels).meets(part);
  }
  bool operator()(const scene::Polyline& line) const {
    Box points;
    for (const glm::vec2 point : line.points) {
      points.add(point);
    }
    return points.grownBy(line.widthPixels + 1).meets(part);
  }
  bool operator()(const scene::Inset& inset) const {
    const glm::vec2 begin(inset.topLeft);
    return Box{begin, begin + glm::vec2{inset.scene->frame.width, inset.scene->frame.height}}.meets(part);
  }
  template <class Other>
  bool operator()(const Other& /*item*/) const {
    return true;
  }
};

}  // namespace

scene::Scene partOfScene(const scene::Scene& scene, glm::ivec2 begin, glm::ivec2 end) {
  scene::Scene part{
      .frame = scene.frame, .transform = scene.transform, .isWorld = scene.isWorld, .background = scene.background};
  const IsSeen isSeen{{glm::vec2(begin), glm::vec2(end)}};
  for (const scene::Item& item : scene.items) {
    if (std::visit(isSeen, item)) {
      part.items.push_back(item);
    }
  }
  return part;
}

}  // namespace kurilscope::canvas::gl
