#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "scene/scene.hpp"

namespace kurilscope::canvas::gl {

// Whole pixels of a picture, from `begin` up to, not including, `end`; y down.
struct PixelBox {
  glm::ivec2 begin{0, 0};
  glm::ivec2 end{0, 0};

  PixelBox() = default;
  PixelBox(glm::ivec2 theBegin, glm::ivec2 theEnd) : begin(theBegin), end(theEnd) {}
  PixelBox(const scene::Frame& frame) : end(frame.width, frame.height) {}  // all of it
  bool operator==(const PixelBox&) const = default;
  [[nodiscard]] bool isEmpty() const { return begin.x >= end.x || begin.y >= end.y; }
  [[nodiscard]] std::int64_t area() const;  // pixels
  [[nodiscard]] PixelBox common(const PixelBox& other) const;
  [[nodiscard]] PixelBox around(const PixelBox& other) const;  // the least box around both
  [[nodiscard]] PixelBox grownBy(int pixels) const;            // on every side
};

// The ground of a scene, as much as a canvas needs to tell whether another one is the same.
struct Ground {
  scene::Frame frame;
  scene::MapTransform transform;
  scene::Color background;
  bool isWorld = false;
  std::size_t level = 0;  // of detail
  std::vector<scene::Item> items;
  PixelBox drawn;  // of the picture and its margin
};

// What is drawn beyond the picture, in pixels: less than is composed, since a stroke reaches further than its coast.
inline constexpr int kDrawnMargin = scene::kGroundMargin - 32;

// What of a ground is drawn anew: all that lies in some boxes, and some land within its shapes, such as what has
// another colour now while all around it is as it was.
struct Renewal {
  std::vector<PixelBox> boxes;      // a few; they may overlap
  std::vector<std::uint32_t> land;  // polygons; rising
  std::vector<PixelBox> landBoxes;  // a few around that land

  bool operator==(const Renewal&) const = default;
  [[nodiscard]] bool isEmpty() const { return boxes.empty() && landBoxes.empty(); }
};

// How a ground that was drawn becomes another one: it moves by whole pixels, then some of it is drawn anew.
struct GroundChange {
  glm::ivec2 shift{0, 0};
  Renewal anew;
  PixelBox drawn;  // from then on

  bool operator==(const GroundChange&) const = default;
};

// Nothing where the ground has to be drawn anew: another scale, another picture's size, other kinds of things on it, or
// more of it changed than not. Where the picture reaches beyond what is drawn, its whole margin is drawn on that side,
// so that the next frames of a pan need nothing. Of the later scene so many items are the ground.
[[nodiscard]] std::optional<GroundChange> changeOfGround(const Ground& before, const scene::Scene& after,
                                                         std::size_t itemsAfter, std::size_t levelAfter,
                                                         const scene::Basemap& basemap);

// How many items of a scene's ground there are up to the last land. What comes after them are lines.
[[nodiscard]] std::size_t itemsUpToLand(const scene::Scene& scene);

}  // namespace kurilscope::canvas::gl
