#include "app/measure.hpp"

#include <algorithm>

#include "app/view_options.hpp"
#include "app/words.hpp"
#include "base/text.hpp"

namespace kurilscope::app {

namespace {

constexpr const char* kHokkaido = "hokkaido";
// Published points are rounded and drawn from other coastlines than ours.
constexpr double kOnCoastMeters = 2000;

// A place as typed; nothing for what is an id, in which no comma stands.
std::optional<Result<geo::LonLat>> pointFrom(const std::string& text) {
  if (text.find(',') == std::string::npos) {
    return std::nullopt;
  }
  if (const auto point = geo::lonLatFrom(text)) {
    return *point;
  }
  return fail(ErrorKind::Usage,
              "'{}' is no place on Earth: write LON,LAT in degrees, longitude first, such as 145.58,43.33", text);
}

geo::Coast coastOfPoint(geo::LonLat point) { return geo::Coast({geo::Ring{point}}); }

std::vector<std::string> endIds(const atlas::Atlas& atlas) {
  std::vector<std::string> ids;
  std::ranges::transform(atlas.islands(), std::back_inserter(ids), &atlas::Island::id);
  std::ranges::transform(atlas.places(), std::back_inserter(ids), &atlas::Place::id);
  return ids;
}

// The island that an end is, or on whose coast it stands; empty for none.
std::string islandAt(const std::string& id, geo::LonLat point, const atlas::Atlas& atlas) {
  if (atlas.island(id) != nullptr) {
    return id;
  }
  std::string nearest;
  double best = kOnCoastMeters;
  for (const atlas::LandPolygon& land : atlas.land()) {
    const double distance = land.isMain ? geo::Coast({land.rings.front()}).nearlyMeters(point) : kOnCoastMeters;
    if (distance < best) {
      best = distance;
      nearest = land.island;
    }
  }
  return nearest;
}

}  // namespace

Result<End> endFrom(const std::string& text, const atlas::Atlas& atlas) {
  if (const auto point = pointFrom(text)) {
    return point->map([&](geo::LonLat place) { return End{text, words::position(place)}; });
  }
  if (const atlas::Place* place = atlas.place(text)) {
    return End{text, place->names.en};
  }
  const atlas::Island* island = atlas.island(text);
  if (island == nullptr) {
    return fail(ErrorKind::Usage,
                "no island or place is called '{}'.{} (kurilscope islands lists the islands; a point is LON,LAT)", text,
                didYouMean(text, endIds(atlas)));
  }
  if (atlas.coastOf(text).empty()) {
    return fail(ErrorKind::Input, "'{}' has neither a coast nor a position in this pack, so it cannot be measured",
                text);
  }
  return End{text, island->names.en};
}

double computedMeters(const atlas::PublishedDistance& published, const atlas::Atlas& atlas) {
  const auto end = [&](const std::string& id, geo::LonLat point) {
    return atlas.island(id) != nullptr ? atlas.coastOf(id) : coastOfPoint(point);
  };
  if (published.from == published.to) {
    return geo::distanceMeters(published.fromPoint, published.toPoint);
  }
  return end(published.from, published.fromPoint).nearest(end(published.to, published.toPoint)).distanceMeters;
}

std::optional<double> coastToCoastMeters(const atlas::PublishedDistance& published, const atlas::Atlas& atlas) {
  const std::string from = islandAt(published.from, published.fromPoint, atlas);
  const std::string to = islandAt(published.to, published.toPoint, atlas);
  if (from.empty() || to.empty() || from == to) {
    return std::nullopt;
  }
  return atlas.coastOf(from).nearest(atlas.coastOf(to)).distanceMeters;
}

std::vector<std::optional<double>> metersFromHokkaido(const atlas::Atlas& atlas) {
  std::vector<std::optional<double>> meters(atlas.islands().size());
  if (atlas.island(kHokkaido) == nullptr) {
    return meters;
  }
  const geo::Coast hokkaido = atlas.coastOf(kHokkaido);
  std::ranges::transform(atlas.islands(), meters.begin(), [&](const atlas::Island& island) -> std::optional<double> {
    return island.isContext() ? std::nullopt : std::optional(atlas.coastOf(island.id).nearest(hokkaido).distanceMeters);
  });
  return meters;
}

}  // namespace kurilscope::app
