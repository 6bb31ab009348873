#include "geo/zones.hpp"

#include "geo/clip.hpp"
#include "geo/geodesic.hpp"
#include "geo/mesh.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace kurilscope::geo {
namespace {

// Below zero where `own` is the nearer of the two and within reach.
Field nearerField(const Coast& own, const Coast& others, double reachMeters) {
  const auto sample = [&own, &others, reachMeters](LonLat place) {
    const double toOwn = own.nearlyMeters(place);
    const double toOthers = others.nearlyMeters(place);
    return Field::Sample{std::max(toOwn - toOthers, toOwn - reachMeters), std::min(toOwn, toOthers)};
  };
  return {.at = sample, .steepest = 2};
}

Box grown(Box box, double meters) {
  constexpr double kShortestDegree = 110500;  // of latitude
  const double north = meters / kShortestDegree;
  const double widest = std::min(std::max(std::abs(box.south - north), std::abs(box.north + north)), 89.0);
  const double east = north / std::cos(widest * std::numbers::pi / 180);
  return {box.west - east, std::max(box.south - north, -90.0), box.east + east, std::min(box.north + north, 90.0)};
}

PlaneRing asPlane(const Ring& ring) {
  PlaneRing plane;
  std::ranges::transform(ring, std::back_inserter(plane), [](LonLat point) { return Plane{point.lon, point.lat}; });
  return plane;
}

// Counter-clockwise, with degrees standing in for metres.
bool isOuter(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    twice += (ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) -
             (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat);
  }
  return twice > 0;
}

// Closed lines with their inside on the left, as polygons with holes.
std::vector<Polygon> polygonsOf(const std::vector<Line>& rings) {
  std::vector<Polygon> polygons;
  for (const Line& ring : rings) {
    if (isOuter(ring)) {
      polygons.push_back({ring});
    }
  }
  for (const Line& ring : rings) {
    if (isOuter(ring)) {
      continue;
    }
    const auto around = std::ranges::find_if(polygons, [&](const Polygon& polygon) {
      return contains({asPlane(polygon.front())}, {ring.front().lon, ring.front().lat});
    });
    if (around != polygons.end()) {
      around->push_back(ring);
    }
  }
  return polygons;
}

// The parts of a line where `allowed` is not above zero, their new ends found by halving.
class Trimmer {
 public:
  Trimmer(const Field& line, const std::function<double(LonLat)>& allowed) : line_(line), allowed_(allowed) {}

  void trim(const Line& line, std::vector<Line>& parts) const {
    Line part;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const bool isAllowed = allowed_(line[i]) <= 0;
      if (i > 0 && isAllowed != (allowed_(line[i - 1]) <= 0)) {
        part.push_back(isAllowed ? endBetween(line[i], line[i - 1]) : endBetween(line[i - 1], line[i]));
      }
      if (isAllowed) {
        part.push_back(line[i]);
      } else {
        finish(part, parts);
      }
    }
    finish(part, parts);
  }

 private:
  static void finish(Line& part, std::vector<Line>& parts) {
    if (part.size() > 1) {
      parts.push_back(std::move(part));
    }
    part.clear();
  }

  [[nodiscard]] LonLat endBetween(LonLat inside, LonLat outside) const {
    const Inverse way = inverse(inside, outside);
    const auto onLine = [&](double meters) {
      const LonLat place = direct(inside, way.azimuthFromDegrees, meters);
      const LonLat unwrapped{inside.lon + std::remainder(place.lon - inside.lon, 360.0), place.lat};
      return crossingNear(line_, unwrapped, way.azimuthFromDegrees, way.distanceMeters).value_or(unwrapped);
    };
    double low = 0;
    double high = way.distanceMeters;
    while (high - low > 1) {
      const double middle = (low + high) / 2;
      (allowed_(onLine(middle)) <= 0 ? low : high) = middle;
    }
    return onLine(low);
  }

  const Field& line_;
  const std::function<double(LonLat)>& allowed_;
};

}  // namespace

std::vector<Line> buffer(const Coast& coast, double meters, const Box& area) {
  const auto sample = [&coast, meters](LonLat place) {
    const double distance = coast.nearlyMeters(place);
    return Field::Sample{distance - meters, distance};
  };
  return zeroLines({.at = sample, .steepest = 1}, area);
}

std::vector<Line> equidistance(const Coast& a, const Coast& b, const Coast& others, double reachMeters,
                               const Box& area) {
  constexpr double kUnlimited = 1e9;
  const Field wanted = nearerField(a, b, kUnlimited);
  const std::function<double(LonLat)> allowed = [&](LonLat place) {
    const double distance = std::min(a.nearlyMeters(place), b.nearlyMeters(place));
    return std::max(distance - reachMeters, distance - others.nearlyMeters(place));
  };
  Field field = wanted;
  field.at = [&](LonLat place) {
    Field::Sample sample = wanted.at(place);
    sample.excessMeters = allowed(place);
    return sample;
  };
  std::vector<Line> parts;
  for (const Line& line : zeroLines(field, area)) {
    Trimmer(wanted, allowed).trim(line, parts);
  }
  return parts;
}

std::vector<Polygon> nearestZone(const Coast& own, const Coast& others, double reachMeters) {
  if (own.empty()) {
    return {};
  }
  constexpr double kMarginMeters = 20000;
  const Box area = grown(own.bounds(), reachMeters + kMarginMeters);
  std::vector<Polygon> zone;
  for (const Polygon& polygon : polygonsOf(zeroLines(nearerField(own, others, reachMeters), area))) {
    std::ranges::move(repaired(polygon), std::back_inserter(zone));  // cusps may cross by a metre or two
  }
  return zone;
}

Result<std::vector<Polygon>> withoutLand(const std::vector<Polygon>& zone, std::span<const Polygon> land) {
  std::vector<Polygon> whole;  // without lakes
  for (const Polygon& polygon : land) {
    if (polygon.empty()) {
      continue;
    }
    std::ranges::move(repaired({polygon.front()}), std::back_inserter(whole));
  }
  return without(zone, whole);
}

double areaSquareMeters(const std::vector<Polygon>& polygons) {
  double area = 0;
  for (const Polygon& polygon : polygons) {
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      area += i == 0 ? areaSquareMeters(polygon[i]) : -areaSquareMeters(polygon[i]);
    }
  }
  return area;
}

double perimeterMeters(const std::vector<Polygon>& polygons) {
  double length = 0;
  for (const Polygon& polygon : polygons) {
    for (const Ring& ring : polygon) {
      length += lengthMeters(ring);
    }
  }
  return length;
}

}  // namespace kurilscope::geo
