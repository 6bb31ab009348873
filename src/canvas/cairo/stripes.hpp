#pragma once

#include "geo/point.hpp"

namespace kurilscope::canvas::cairo {

// A hatch, in pixels; see scene::HatchLand for which whole pixels it covers.
struct Stripes {
  int period = 8;
  int width = 2;
  bool rising = true;
  int shift = 0;
};

// What the stripes cover of an area, to be filled by the even-odd rule. Cut here and not by a clip path, which other
// programs drop or ignore: the stripes would be lost, or flood the sea. Parts of a ring that one stripe cuts off from
// one another hang together by edges without area along the stripe's sides.
[[nodiscard]] geo::PlanePolygon stripesOver(const geo::PlanePolygon& area, const Stripes& stripes);

}  // namespace kurilscope::canvas::cairo
