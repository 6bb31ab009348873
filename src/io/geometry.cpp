#include "io/geometry.hpp"

#include <fmt/format.h>
#include <ogr_spatialref.h>

#include <cmath>

namespace kurilscope::io {

namespace {

OGRSpatialReference wgs84() {
  OGRSpatialReference reference;
  reference.SetWellKnownGeogCS("WGS84");
  reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

std::vector<geo::LonLat> pointsOf(const OGRSimpleCurve& curve) {
  std::vector<geo::LonLat> points;
  points.reserve(static_cast<std::size_t>(curve.getNumPoints()));
  for (int i = 0; i < curve.getNumPoints(); ++i) {
    points.push_back({.lon = curve.getX(i), .lat = curve.getY(i)});
  }
  return points;
}

geo::Ring ringOf(const OGRLinearRing& ring) {
  geo::Ring points = pointsOf(ring);
  if (!points.empty() && points.front() != points.back()) {
    points.push_back(points.front());
  }
  return points;
}

// What is wrong with a line or ring of at least `fewest` points; empty where nothing is.
std::string problemOf(const std::vector<geo::LonLat>& points, std::size_t fewest) {
  if (points.size() < fewest) {
    return fmt::format("a {} has {} points; it needs at least {}", fewest == 2 ? "line" : "ring", points.size(),
                       fewest);
  }
  for (const geo::LonLat& point : points) {
    if (!std::isfinite(point.lon) || !std::isfinite(point.lat)) {
      return "a coordinate is not a number";
    }
    if (std::abs(point.lon) > 180 || std::abs(point.lat) > 90) {
      return fmt::format(
          "the point {},{} lies outside -180..180 degrees east and -90..90 degrees north; where a layer's coordinates "
          "are no degrees, it must say what they are, as a Shapefile does in its .prj",
          point.lon, point.lat);
    }
  }
  return {};
}

std::string problemOf(const TableRow& row) {
  for (const auto& line : row.lines) {
    if (std::string problem = problemOf(line, 2); !problem.empty()) {
      return problem;
    }
  }
  for (const geo::Polygon& polygon : row.polygons) {
    for (const geo::Ring& ring : polygon) {
      if (std::string problem = problemOf(ring, 4); !problem.empty()) {
        return problem;
      }
    }
  }
  return {};
}

}  // namespace

GeometryReader::GeometryReader(Geometry wanted, const OGRSpatialReference* reference) : wanted_(wanted) {
  const OGRSpatialReference target = wgs84();
  if (reference == nullptr || reference->IsSame(&target) != 0) {
    return;
  }
  toDegrees_.reset(OGRCreateCoordinateTransformation(reference, &target));
  knowsReference_ = toDegrees_ != nullptr;
}

bool GeometryReader::takePart(const OGRGeometry& part, TableRow& row) const {
  const OGRwkbGeometryType type = wkbFlatten(part.getGeometryType());
  if (wanted_ == Geometry::Lines && type == wkbLineString) {
    row.lines.push_back(pointsOf(*part.toLineString()));
    return true;
  }
  if (wanted_ == Geometry::Polygons && type == wkbPolygon) {
    geo::Polygon polygon;
    for (const OGRLinearRing* ring : *part.toPolygon()) {
      polygon.push_back(ringOf(*ring));
    }
    row.polygons.push_back(std::move(polygon));
    return true;
  }
  return false;
}

std::string GeometryReader::read(const OGRGeometry* geometry, TableRow& row) const {
  if (!knowsReference_) {
    return "its coordinate system is unknown; save the layer in WGS84 (EPSG:4326)";
  }
  if (geometry == nullptr || geometry->IsEmpty()) {
    return "the feature has no geometry";
  }
  const char* const expected = wanted_ == Geometry::Lines ? "a line" : "a polygon";
  // Arcs become chords.
  const bool isCurved = geometry->hasCurveGeometry() != 0;
  const std::unique_ptr<OGRGeometry> copy(isCurved     ? geometry->getLinearGeometry()
                                          : toDegrees_ ? geometry->clone()
                                                       : nullptr);
  if (toDegrees_ && copy->transform(toDegrees_.get()) != OGRERR_NONE) {
    return "its coordinates cannot be turned into degrees; save the layer in WGS84 (EPSG:4326)";
  }
  const OGRGeometry& degrees = copy ? *copy : *geometry;
  const OGRwkbGeometryType type = wkbFlatten(degrees.getGeometryType());
  if (type != wkbMultiLineString && type != wkbMultiPolygon) {
    return takePart(degrees, row)
               ? problemOf(row)
               : fmt::format("the geometry is a {} and should be {}", degrees.getGeometryName(), expected);
  }
  for (const OGRGeometry* part : *degrees.toGeometryCollection()) {
    if (!takePart(*part, row)) {
      return fmt::format("the geometry is a {} and should be {}", degrees.getGeometryName(), expected);
    }
  }
  return problemOf(row);
}

}  // namespace kurilscope::io
