#include "geo/geodesic.hpp"

#include "geo/wgs84.hpp"

#include <algorithm>
#include <cmath>

namespace kurilscope::geo {
namespace {

constexpr double kMostPieces = 1e5;  // of a geodesic line: 200 m pieces half around the Earth

}  // namespace

Inverse inverse(LonLat from, LonLat to) {
  Inverse result;
  geod_inverse(&wgs84(), from.lat, from.lon, to.lat, to.lon, &result.distanceMeters, &result.azimuthFromDegrees,
               &result.azimuthToDegrees);
  return result;
}

double distanceMeters(LonLat from, LonLat to) { return inverse(from, to).distanceMeters; }

LonLat direct(LonLat from, double azimuthDegrees, double distanceMeters) {
  LonLat to;
  geod_direct(&wgs84(), from.lat, from.lon, azimuthDegrees, distanceMeters, &to.lat, &to.lon, nullptr);
  return to;
}

std::vector<LonLat> geodesicLine(LonLat from, LonLat to, double stepMeters) {
  geod_geodesicline line{};
  geod_inverseline(&line, &wgs84(), from.lat, from.lon, to.lat, to.lon, 0);
  const double wanted = stepMeters > 0 ? std::ceil(line.s13 / stepMeters) : 1;
  const auto pieces = static_cast<std::size_t>(wanted >= 1 ? std::min(wanted, kMostPieces) : 1);
  std::vector<LonLat> points = {from};
  for (std::size_t i = 1; i < pieces; ++i) {
    LonLat& point = points.emplace_back();
    geod_position(&line, line.s13 * static_cast<double>(i) / static_cast<double>(pieces), &point.lat, &point.lon,
                  nullptr);
  }
  points.push_back(to);
  return points;
}

Ring geodesicCircle(LonLat center, double radiusMeters) {
  Ring ring;
  for (int azimuth = 0; azimuth < 360; ++azimuth) {
    ring.push_back(direct(center, azimuth, radiusMeters));
  }
  ring.push_back(ring.front());
  return ring;
}

double lengthMeters(std::span<const LonLat> line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length += distanceMeters(line[i - 1], line[i]);
  }
  return length;
}

double areaSquareMeters(std::span<const LonLat> ring) {
  geod_polygon polygon{};
  geod_polygon_init(&polygon, 0);
  for (const LonLat point : ring) {
    geod_polygon_addpoint(&wgs84(), &polygon, point.lat, point.lon);
  }
  double area = 0;
  geod_polygon_compute(&wgs84(), &polygon, 0, 1, &area, nullptr);
  return std::abs(area);
}

}  // namespace kurilscope::geo
