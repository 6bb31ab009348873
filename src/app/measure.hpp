#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/atlas.hpp"
#include "geo/geodesic.hpp"

namespace kurilscope::app {

// One end of a measurement: an island, a group of them, a place or a point; what it is called.
struct End {
  std::string id;    // as typed
  std::string name;  // "Kunashir", "Cape Nosappu", "145.58° E 43.33° N"
};

// The end that a text names: an island id, a group id, a place id or LON,LAT. Errors: Usage, with the nearest id;
// Input for an island that has neither a coast nor a position.
[[nodiscard]] Result<End> endFrom(const std::string& text, const atlas::Atlas& atlas);

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
