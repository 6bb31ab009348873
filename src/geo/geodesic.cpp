#include "geo/geodesic.hpp"

#include <GeographicLib/GeodesicLine.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <algorithm>
#include <cmath>

#include "geo/wgs84.hpp"

namespace kurilscope::geo {
namespace {

constexpr double kMostPieces = 1e5;  // of a geodesic line: 200 m pieces half around the Earth

}  // namespace

Inverse inverse(LonLat from, LonLat to) {
  Inverse result;
  wgs84().Inverse(from.lat, from.lon, to.lat, to.lon, result.distanceMeters, result.azimuthFromDegrees,
                  result.azimuthToDegrees);
  return result;
}

double distanceMeters(LonLat from, LonLat to) { return inverse(from, to).distanceMeters; }

LonLat direct(LonLat from, double azimuthDegrees, double distanceMeters) {
  LonLat to;
  wgs84().Direct(from.lat, from.lon, azimuthDegrees, distanceMeters, to.lat, to.lon);
  return to;
}

std::vector<LonLat> geodesicLine(LonLat from, LonLat to, double stepMeters) {
  const GeographicLib::GeodesicLine line = wgs84().InverseLine(from.lat, from.lon, to.lat, to.lon);
  const double wanted = stepMeters > 0 ? std::ceil(line.Distance() / stepMeters) : 1;
  const auto pieces = static_cast<std::size_t>(wanted >= 1 ? std::min(wanted, kMostPieces) : 1);
  std::vector<LonLat> points = {from};
  for (std::size_t i = 1; i < pieces; ++i) {
    LonLat& point = points.emplace_back();
    line.Position(line.Distance() * static_cast<double>(i) / static_cast<double>(pieces), point.lat, point.lon);
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
  GeographicLib::PolygonArea polygon(wgs84());
  for (const LonLat point : ring) {
    polygon.AddPoint(point.lat, point.lon);
  }
  double perimeter = 0;
  double area = 0;
  polygon.Compute(false, true, perimeter, area);
  return std::abs(area);
}

}  // namespace kurilscope::geo
