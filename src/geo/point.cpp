#include "geo/point.hpp"

#include "base/text.hpp"

namespace kurilscope::geo {

std::optional<LonLat> lonLatFrom(std::string_view text) {
  const std::vector<std::string> parts = split(text, ',');
  const auto lon = parts.size() == 2 ? parseNumber(parts[0]) : std::nullopt;
  const auto lat = parts.size() == 2 ? parseNumber(parts[1]) : std::nullopt;
  const bool isPlace = lon && lat && *lon >= -180 && *lon <= 360 && *lat >= -90 && *lat <= 90;
  return isPlace ? std::optional(LonLat{*lon, *lat}) : std::nullopt;
}

}  // namespace kurilscope::geo
