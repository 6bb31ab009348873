#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "geo/point.hpp"

namespace kurilscope::geo {

using Line = std::vector<LonLat>;

// A function of place, in metres, such as a difference of two distances.
struct Field {
  struct Sample {
    double value = 0;          // metres
    double featureMeters = 0;  // no detail of the zero line near there is smaller than a small part of this
    double excessMeters = 0;   // above zero: the line is not wanted there; as steep as the value at most
  };
  std::function<Sample(LonLat)> at;
  double steepest = 1;  // |value(p) - value(q)| <= steepest * distance(p, q), but for a metre or two
};

// The lines on which a field is zero inside a box, which may reach beyond 180 degrees. Every vertex is within a
// decimetre of zero in value, and every edge, taken as a geodesic of at most 20 km, within ten metres. Values below
// zero lie on the left. A line is closed (first vertex repeated) unless it leaves the box.
//
// Method: the box is quartered until a square either is too far from zero for the line to reach it (which `steepest`
// proves) or is as small as the features ask (a 32nd of them, at least 250 m and at most 4 km). In the squares left
// over the line is traced by marching squares whose sides carry the corners of smaller neighbours, so that nothing
// tears. A square where the middle of the traced piece strays from zero is quartered again, down to 8 m at the points
// of cusps. Then the line is thinned and its vertices are moved onto the zero.
[[nodiscard]] std::vector<Line> zeroLines(const Field& field, const Box& box);

// The place nearest to `from` where the line crosses the geodesic through `from` at a right angle to `alongDegrees` (an
// azimuth), no further than `farthestMeters`; nothing where it does not.
[[nodiscard]] std::optional<LonLat> crossingNear(const Field& field, LonLat from, double alongDegrees,
                                                 double farthestMeters);

}  // namespace kurilscope::geo
