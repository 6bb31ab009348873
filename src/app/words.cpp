#include "app/words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace kurilscope::app::words {

std::string position(geo::LonLat point) {
  const double lon = point.lon > 180 ? point.lon - 360 : point.lon;
  return fmt::format("{:.4f}° {} {:.4f}° {}", std::abs(point.lat), point.lat < 0 ? 'S' : 'N', std::abs(lon),
                     lon < 0 ? 'W' : 'E');
}

std::string kilometers(std::optional<double> meters) { return meters ? fmt::format("{:.1f}", *meters / 1000) : ""; }

std::string squareKilometers(std::optional<double> squareMeters) {
  return squareMeters ? fmt::format("{:.1f}", *squareMeters / 1e6) : "";
}

std::string_view confidence(atlas::Confidence confidence) {
  switch (confidence) {
    case atlas::Confidence::Verified:
      return "verified";
    case atlas::Confidence::SingleSource:
      return "single-source";
    case atlas::Confidence::GeneralKnowledge:
      break;
  }
  return "general-knowledge";
}

}  // namespace kurilscope::app::words
