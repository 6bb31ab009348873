#pragma once

#include <glm/vec2.hpp>
#include <vector>

namespace kurilscope::scene {

// A polyline of pixels, measured along its length.
class PixelPath {
 public:
  struct Point {
    glm::vec2 position{0, 0};
    float angle = 0;  // radians, clockwise: the direction over a stretch, so that letters do not jump at a bend
  };

  explicit PixelPath(std::vector<glm::vec2> points);  // two or more

  [[nodiscard]] float length() const { return lengths_.back(); }
  // Straight on beyond the ends.
  [[nodiscard]] glm::vec2 at(float distance) const;
  [[nodiscard]] Point around(float distance, float stretch) const;

 private:
  std::vector<glm::vec2> points_;
  std::vector<float> lengths_;
};

}  // namespace kurilscope::scene
