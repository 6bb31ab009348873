#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/atlas.hpp"
#include "view/view.hpp"

namespace kurilscope::view {

// From one end of a measurement to the next: a geodesic, between the nearest points of two coasts where the ends are
// islands. Azimuths are clockwise from north, 0..360, at either end towards the other, where there is a way at all.
struct Leg {
  std::string from;  // ends as the Measurement names them
  std::string to;
  geo::Shortest way;
  std::optional<double> azimuthDegrees;
  std::optional<double> azimuthBackDegrees;
};

struct Measured {
  std::vector<Leg> legs;  // the one that closes the polygon included
  double lengthMeters = 0;
  // Inside the legs' ends joined by geodesics, on the ellipsoid; of closed measurements alone.
  std::optional<double> areaSquareMeters;
};

// Nothing where an end is no island, place or point of the atlas.
[[nodiscard]] std::optional<Measured> measured(const Measurement& measurement, const atlas::Atlas& atlas);

// What the coasts' resolution may do to a leg: at each end on a coast half the length of the edge it stands on, since
// between two vertices the shore may bow that far; both ends added in squares; 0 between points. What the survey of the
// coast got wrong comes on top. Slower than `measured`, for it asks the coasts anew.
[[nodiscard]] double coastErrorMeters(const Leg& leg, const atlas::Atlas& atlas);

// The published distances between two ends as a Measurement names them, either way round. A published end that is a
// place or a bare point belongs to an island when it lies within 2 km of its coast: published points are rounded, and
// drawn from other coastlines than ours.
[[nodiscard]] std::vector<const atlas::PublishedDistance*> publishedBetween(const std::string& from,
                                                                            const std::string& to,
                                                                            const atlas::Atlas& atlas);

}  // namespace kurilscope::view
