#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/atlas.hpp"
#include "geo/geodesic.hpp"
#include "geo/nearest.hpp"

namespace kurilscope::app {

// One end of a measurement: the coast of an island or of a group's islands, or a point.
struct End {
  std::string id;    // as typed
  std::string name;  // "Kunashir", "Cape Nosappu", "145.58° E 43.33° N"
  geo::Coast coast;  // of one vertex for a point
};

// The end that a text names: an island id, a group id, a place id or LON,LAT. Errors: Usage, with the nearest id.
[[nodiscard]] Result<End> endFrom(const std::string& text, const atlas::Atlas& atlas);

// The shortest way between two ends. The azimuths are clockwise from north, 0..360, at either end towards the other,
// where there is a way at all.
struct Measured {
  geo::Shortest shortest;
  std::optional<double> azimuthDegrees;
  std::optional<double> azimuthBackDegrees;
  // What the coast's resolution may do to the distance: at each end on a coast half the length of the edge it stands
  // on, since between two vertices the shore may bow that far; both ends added in squares; 0 between points. What the
  // survey of the coast got wrong comes on top.
  double errorMeters = 0;
};
[[nodiscard]] Measured measured(const End& from, const End& to);

// The same distance as ours: from coast to coast, places being points; between the listed points where both ends are
// the same island (its length) or where an end is not in the pack.
[[nodiscard]] double computedMeters(const atlas::PublishedDistance& published, const atlas::Atlas& atlas);

// Between the coasts that the published ends stand on, places within 2 km of a coast meaning its island; nothing where
// an end is on no coast of the pack, or both on the same.
[[nodiscard]] std::optional<double> coastToCoastMeters(const atlas::PublishedDistance& published,
                                                       const atlas::Atlas& atlas);

// Metres from Hokkaido's main island to every island of the pack, in its order; nothing for context islands.
[[nodiscard]] std::vector<std::optional<double>> metersFromHokkaido(const atlas::Atlas& atlas);

}  // namespace kurilscope::app
