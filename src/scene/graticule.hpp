#pragma once

#include <string>
#include <vector>

#include "geo/projection.hpp"

namespace kurilscope::scene {

// Which meridians and parallels: whole multiples of a step, first and last of each, so that panning seldom changes it.
struct GraticuleKey {
  double stepDegrees = 1;
  int west = 0;
  int east = 0;
  int south = 0;
  int north = 0;

  bool operator==(const GraticuleKey&) const = default;
};

struct GraticuleLine {
  bool isMeridian = false;
  std::string title;
  geo::PlaneRing line;
};

// Through the same points wherever the picture lies, so that a line is the same one when the map is panned.
[[nodiscard]] std::vector<GraticuleLine> graticuleOf(const GraticuleKey& key, const geo::Projection& projection);

}  // namespace kurilscope::scene
