#include "scene/labels.hpp"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>

namespace kurilscope::scene {

namespace {

constexpr float kLineSpacing = 1.18F;
constexpr float kHaloShare = 0.16F;  // of the type size

Box padded(const Box& box, float by) { return {box.topLeft - glm::vec2{by}, box.bottomRight + glm::vec2{by}}; }

// Where along a path of pixels a distance from its start falls, and the path's direction there.
struct PathPoint {
  glm::vec2 position;
  float angle;
};

class PixelPath {
 public:
  explicit PixelPath(const std::vector<glm::vec2>& points) : points_(points), lengths_{0} {
    for (std::size_t i = 1; i < points.size(); ++i) {
      lengths_.push_back(lengths_.back() + glm::distance(points[i - 1], points[i]));
    }
  }

  [[nodiscard]] float length() const { return lengths_.back(); }

  [[nodiscard]] glm::vec2 at(float distance) const {
    const auto next = std::upper_bound(lengths_.begin(), lengths_.end(), distance);
    const std::size_t i =
        std::clamp<std::size_t>(static_cast<std::size_t>(next - lengths_.begin()), 1, points_.size() - 1);
    const float part = (distance - lengths_[i - 1]) / std::max(lengths_[i] - lengths_[i - 1], 1e-3F);
    return points_[i - 1] + (points_[i] - points_[i - 1]) * part;
  }

  // The direction is taken over a stretch, so that letters do not jump at a bend.
  [[nodiscard]] PathPoint around(float distance, float stretch) const {
    const glm::vec2 back = at(std::max(distance - stretch, 0.0F));
    const glm::vec2 ahead = at(std::min(distance + stretch, length()));
    const glm::vec2 along = ahead - back;
    return {at(distance), std::atan2(along.y, along.x)};
  }

 private:
  const std::vector<glm::vec2>& points_;
  std::vector<float> lengths_;
};

// A possible place for a block of text beside its anchor.
struct Spot {
  glm::vec2 topLeft;
  float align = 0;  // of the lines in the block: 0 left, 0.5 centred, 1 right
  bool mustBeClear = false;
};

// The eight places around an anchor at a distance, the most readable first.
std::vector<Spot> around(glm::vec2 a, glm::vec2 size, float gap) {
  const float diagonal = gap * 0.7F;
  return {{{a.x + gap, a.y - size.y / 2}, 0},
          {{a.x - gap - size.x, a.y - size.y / 2}, 1},
          {{a.x + diagonal, a.y - diagonal - size.y}, 0},
          {{a.x + diagonal, a.y + diagonal}, 0},
          {{a.x - size.x / 2, a.y + gap}, 0.5F},
          {{a.x - size.x / 2, a.y - gap - size.y}, 0.5F},
          {{a.x - diagonal - size.x, a.y + diagonal}, 1},
          {{a.x - diagonal - size.x, a.y - diagonal - size.y}, 1}};
}

// First the places clear of lines, near and then a little further off, then any.
std::vector<Spot> spotsFor(const Label& label, glm::vec2 size, float scale) {
  std::vector<Spot> spots;
  if (label.stand != Stand::Beside) {
    spots.push_back({label.anchor - size / 2.0F, 0.5F});
  }
  if (label.stand == Stand::On) {
    // Wide land has room a little further off its middle too.
    for (const glm::vec2 shift : {glm::vec2{0, 1.4F}, {0, -1.4F}, {0.8F, 0}, {-0.8F, 0}, {0.8F, 1.4F}, {0.8F, -1.4F}}) {
      spots.push_back({label.anchor - size / 2.0F + shift * size, 0.5F});
    }
    return spots;
  }
  const std::vector<Spot> near = around(label.anchor, size, label.gapPixels);
  for (const auto& ring : {near, around(label.anchor, size, label.gapPixels + 9 * scale)}) {
    for (Spot spot : ring) {
      spot.mustBeClear = true;
      spots.push_back(spot);
    }
  }
  spots.insert(spots.end(), near.begin(), near.end());
  return spots;
}

// Text reads from left to right: a path that runs the other way is turned about.
std::vector<glm::vec2> leftToRight(std::vector<glm::vec2> path) {
  if (path.back().x < path.front().x) {
    std::ranges::reverse(path);
  }
  return path;
}

}  // namespace

Placement::Placement(const Frame& frame, const Typesetter& type, const Palette& palette, std::span<const Box> reserved)
    : frame_(frame), type_(type), palette_(palette), taken_(reserved.begin(), reserved.end()) {}

bool Placement::isFree(const Box& box) const {
  const float margin = 3 * frame_.scale;
  if (box.topLeft.x < margin || box.topLeft.y < margin ||
      box.bottomRight.x > static_cast<float>(frame_.width) - margin ||
      box.bottomRight.y > static_cast<float>(frame_.height) - margin) {
    return false;
  }
  return std::ranges::none_of(taken_, [&box](const Box& other) { return box.overlaps(other); });
}

bool Placement::isClear(const Box& box) const {
  return std::ranges::none_of(avoided_, [&box](const Box& other) { return box.overlaps(other); });
}

void Placement::avoid(const std::vector<glm::vec2>& line) {
  if (line.size() < 2) {
    return;
  }
  const float step = 6 * frame_.scale;
  const Box frame{glm::vec2{0}, {static_cast<float>(frame_.width), static_cast<float>(frame_.height)}};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Box reach{glm::min(line[i - 1], line[i]), glm::max(line[i - 1], line[i]) + glm::vec2{0.1F}};
    if (!reach.overlaps(frame)) {
      continue;
    }
    // A step along a line that runs far out of the frame would never end: only what could be seen is walked.
    const float length = glm::distance(line[i - 1], line[i]);
    const int steps = std::clamp(static_cast<int>(length / step), 1, 4096);
    for (int k = 0; k <= steps; ++k) {
      const glm::vec2 point = glm::mix(line[i - 1], line[i], static_cast<float>(k) / static_cast<float>(steps));
      const Box box{point - glm::vec2{step / 2}, point + glm::vec2{step / 2}};
      if (box.overlaps(frame)) {
        avoided_.push_back(box);
      }
    }
  }
}

bool Placement::place(const Label& label, Scene& scene) {
  return label.path.size() >= 2 ? placeAlongPath(label, scene) : placeByAnchor(label, scene);
}

bool Placement::placeByAnchor(const Label& label, Scene& scene) {
  std::vector<const GlyphRun*> runs;
  glm::vec2 size{0, 0};
  for (std::size_t i = 0; i < label.lines.size(); ++i) {
    const float pixels = i == 0 ? label.sizePixels : std::round(label.sizePixels * 0.86F);
    runs.push_back(&type_.shape(label.lines[i], label.face, pixels, label.letterSpacingPixels));
    size.x = std::max(size.x, runs.back()->width);
    size.y += i == 0 ? runs.back()->ascent + runs.back()->descent : pixels * kLineSpacing;
  }
  for (const Spot& spot : spotsFor(label, size, frame_.scale)) {
    const Box box{spot.topLeft, spot.topLeft + size};
    if ((spot.mustBeClear && !isClear(box)) || !isFree(padded(box, 2 * frame_.scale))) {
      continue;
    }
    taken_.push_back(padded(box, frame_.scale));
    float baseline = box.topLeft.y;
    for (std::size_t line = 0; line < runs.size(); ++line) {
      const GlyphRun& run = *runs[line];
      baseline += line == 0 ? run.ascent : run.sizePixels * kLineSpacing;
      const glm::vec2 start{std::round(box.topLeft.x + (size.x - run.width) * spot.align), std::round(baseline)};
      Text text{.text = run.text,
                .glyphs = {},
                .sizePixels = run.sizePixels,
                .fill = label.color,
                .halo = palette_.halo,
                .haloPixels = std::max(1.0F, label.sizePixels * kHaloShare)};
      for (const Glyph& glyph : run.glyphs) {
        text.glyphs.push_back({glyph.face, glyph.id, start + glm::vec2{glyph.x, glyph.y}, 0});
      }
      scene.items.emplace_back(std::move(text));
    }
    if (label.subject.subject != view::Subject::Nothing) {
      scene.marks.push_back({label.subject, box.topLeft, box.bottomRight});
    }
    return true;
  }
  return false;
}

bool Placement::placeAlongPath(const Label& label, Scene& scene) {
  const std::vector<glm::vec2> points = leftToRight(label.path);
  const PixelPath path(points);
  const GlyphRun& run = type_.shape(label.lines.front(), label.face, label.sizePixels, label.letterSpacingPixels);
  const float start = (path.length() - run.width) / 2;
  if (start < 0) {
    return false;
  }
  Text text{.text = run.text,
            .glyphs = {},
            .sizePixels = label.sizePixels,
            .fill = label.color,
            .halo = palette_.halo,
            .haloPixels = std::max(1.0F, label.sizePixels * kHaloShare)};
  std::vector<Box> boxes;
  const float lift = run.ascent * 0.36F;  // centres the letters on the line
  for (const Glyph& glyph : run.glyphs) {
    const PathPoint middle = path.around(start + glyph.x + glyph.advance / 2, run.sizePixels);
    const glm::vec2 along{std::cos(middle.angle), std::sin(middle.angle)};
    const glm::vec2 down{-along.y, along.x};
    const glm::vec2 origin = middle.position - along * (glyph.advance / 2) + down * (lift + glyph.y);
    text.glyphs.push_back({glyph.face, glyph.id, origin, middle.angle});
    const glm::vec2 half{std::max(glyph.advance, run.sizePixels * 0.5F) / 2 + 1, run.sizePixels * 0.55F};
    boxes.push_back({middle.position - half, middle.position + half});
  }
  if (!std::ranges::all_of(boxes, [this](const Box& box) { return isFree(box); })) {
    return false;
  }
  taken_.insert(taken_.end(), boxes.begin(), boxes.end());
  scene.items.emplace_back(std::move(text));
  return true;
}

}  // namespace kurilscope::scene
