#include "scene/pixel_path.hpp"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace kurilscope::scene {

PixelPath::PixelPath(std::vector<glm::vec2> points) : points_(std::move(points)), lengths_{0} {
  for (std::size_t i = 1; i < points_.size(); ++i) {
    lengths_.push_back(lengths_.back() + glm::distance(points_[i - 1], points_[i]));
  }
}

glm::vec2 PixelPath::at(float distance) const {
  const auto next = std::upper_bound(lengths_.begin(), lengths_.end(), distance);
  const std::size_t i =
      std::clamp<std::size_t>(static_cast<std::size_t>(next - lengths_.begin()), 1, points_.size() - 1);
  const float part = (distance - lengths_[i - 1]) / std::max(lengths_[i] - lengths_[i - 1], 1e-3F);
  return points_[i - 1] + (points_[i] - points_[i - 1]) * part;
}

PixelPath::Point PixelPath::around(float distance, float stretch) const {
  const glm::vec2 along = at(distance + stretch) - at(distance - stretch);
  return {at(distance), std::atan2(along.y, along.x)};
}

}  // namespace kurilscope::scene
