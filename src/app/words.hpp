#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "atlas/records.hpp"

// Values as the tables print them.
namespace kurilscope::app::words {

[[nodiscard]] std::string position(geo::LonLat point);                           // "43.7167° N 145.4389° E"
[[nodiscard]] std::string kilometers(std::optional<double> meters);              // "15.9", "" for none
[[nodiscard]] std::string squareKilometers(std::optional<double> squareMeters);  // "1491.2", "" for none
[[nodiscard]] std::string_view confidence(atlas::Confidence confidence);         // "verified", as packs write it

}  // namespace kurilscope::app::words
