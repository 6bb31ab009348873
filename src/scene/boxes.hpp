#pragma once

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "scene/compose.hpp"

namespace kurilscope::scene {

[[nodiscard]] inline Box padded(const Box& box, float by) {
  return {box.topLeft - glm::vec2{by}, box.bottomRight + glm::vec2{by}};
}

[[nodiscard]] inline glm::vec2 middleOf(const Box& box) { return (box.topLeft + box.bottomRight) / 2.0F; }

[[nodiscard]] inline Box boxAround(glm::vec2 middle, glm::vec2 size) {
  return {middle - size / 2.0F, middle + size / 2.0F};
}

// 0 where they meet.
[[nodiscard]] inline float distanceBetween(const Box& a, const Box& b) {
  return glm::length(glm::max(glm::max(a.topLeft - b.bottomRight, b.topLeft - a.bottomRight), glm::vec2{0}));
}

[[nodiscard]] inline bool holds(const Box& box, glm::vec2 point) {
  return point.x >= box.topLeft.x && point.y >= box.topLeft.y && point.x <= box.bottomRight.x &&
         point.y <= box.bottomRight.y;
}

[[nodiscard]] inline Box joined(const Box& a, const Box& b) {
  return {glm::min(a.topLeft, b.topLeft), glm::max(a.bottomRight, b.bottomRight)};
}

}  // namespace kurilscope::scene
