#include "view/measure.hpp"

#include <algorithm>
#include <cmath>

#include "geo/geodesic.hpp"

namespace kurilscope::view {

namespace {

constexpr double kOnCoastMeters = 2000;

double compass(double azimuthDegrees) { return azimuthDegrees < 0 ? azimuthDegrees + 360 : azimuthDegrees; }

std::optional<Leg> legBetween(const std::string& from, const std::string& to, const atlas::Atlas& atlas) {
  const auto way = atlas.shortestBetween(from, to);
  if (!way) {
    return std::nullopt;
  }
  Leg leg{.from = from, .to = to, .way = *way, .azimuthDegrees = {}, .azimuthBackDegrees = {}};
  if (way->distanceMeters > 0) {
    leg.azimuthDegrees = compass(geo::inverse(way->from, way->to).azimuthFromDegrees);
    leg.azimuthBackDegrees = compass(geo::inverse(way->to, way->from).azimuthFromDegrees);
  }
  return leg;
}

bool isOf(const std::string& published, geo::LonLat point, const std::string& end, const geo::Coast& coast,
          const atlas::Atlas& atlas) {
  if (atlas.island(published) == nullptr && published != end) {
    return coast.nearest(point).distanceMeters <= kOnCoastMeters;
  }
  const std::vector<std::string> members = atlas.membersOf(end);
  return published == end || std::ranges::find(members, published) != members.end();
}

}  // namespace

std::optional<Measured> measured(const Measurement& measurement, const atlas::Atlas& atlas) {
  const std::vector<std::string>& ends = measurement.ends;
  const std::size_t count = ends.size() < 2 ? 0 : ends.size() - (measurement.isClosed ? 0 : 1);
  Measured result;
  geo::Ring corners;
  for (std::size_t i = 0; i < count; ++i) {
    const auto leg = legBetween(ends[i], ends[(i + 1) % ends.size()], atlas);
    if (!leg) {
      return std::nullopt;
    }
    result.lengthMeters += leg->way.distanceMeters;
    corners.insert(corners.end(), {leg->way.from, leg->way.to});
    result.legs.push_back(*leg);
  }
  if (measurement.isClosed) {
    result.areaSquareMeters = geo::areaSquareMeters(corners);
  }
  return count == 0 ? std::nullopt : std::optional(std::move(result));
}

double coastErrorMeters(const Leg& leg, const atlas::Atlas& atlas) {
  const auto edge = [&](const std::string& end, geo::LonLat point) {
    const auto coast = atlas.coastNamed(end);
    return coast ? coast->edgeMetersAt(point) : 0;
  };
  return std::hypot(edge(leg.from, leg.way.from), edge(leg.to, leg.way.to)) / 2;
}

std::vector<const atlas::PublishedDistance*> publishedBetween(const std::string& from, const std::string& to,
                                                              const atlas::Atlas& atlas) {
  std::vector<const atlas::PublishedDistance*> rows;
  const auto start = atlas.coastNamed(from);
  const auto end = atlas.coastNamed(to);
  for (const atlas::PublishedDistance& row : atlas.records().distances) {
    const auto isFrom = [&](const std::string& id, const geo::Coast& coast) {
      return isOf(row.from, row.fromPoint, id, coast, atlas);
    };
    const auto isTo = [&](const std::string& id, const geo::Coast& coast) {
      return isOf(row.to, row.toPoint, id, coast, atlas);
    };
    if (start && end && ((isFrom(from, *start) && isTo(to, *end)) || (isFrom(to, *end) && isTo(from, *start)))) {
      rows.push_back(&row);
    }
  }
  return rows;
}

}  // namespace kurilscope::view
