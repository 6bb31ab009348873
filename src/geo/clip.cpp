#include "geo/clip.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "geo/geos.hpp"

namespace kurilscope::geo {

namespace {

// GEOS knows only planes: degrees stand in for metres here.
PlanePolygon asPlane(const Polygon& polygon) {
  PlanePolygon plane;
  for (const Ring& ring : polygon) {
    PlaneRing& points = plane.emplace_back();
    std::ranges::transform(ring, std::back_inserter(points), [](LonLat p) { return Plane{p.lon, p.lat}; });
  }
  return plane;
}

Ring asDegrees(const PlaneRing& plane) {
  Ring ring;
  std::ranges::transform(plane, std::back_inserter(ring), [](Plane p) { return LonLat{p.x, p.y}; });
  return ring;
}

Polygon polygonOf(const Geos& geos, const GEOSGeometry* geometry) {
  Polygon polygon{asDegrees(geos.points(GEOSGetExteriorRing_r(geos, geometry)))};
  for (int i = 0; i < GEOSGetNumInteriorRings_r(geos, geometry); ++i) {
    polygon.push_back(asDegrees(geos.points(GEOSGetInteriorRingN_r(geos, geometry, i))));
  }
  return polygon;
}

// The polygons of a geometry of any kind; none where an operation failed.
std::vector<Polygon> polygonsOf(const Geos& geos, const GEOSGeometry* shape) {
  std::vector<Polygon> parts;
  const int count = shape != nullptr ? GEOSGetNumGeometries_r(geos, shape) : 0;
  for (int i = 0; i < count; ++i) {
    const GEOSGeometry* part = GEOSGetGeometryN_r(geos, shape, i);
    if (GEOSGeomTypeId_r(geos, part) == GEOS_POLYGON && GEOSisEmpty_r(geos, part) == 0) {
      parts.push_back(polygonOf(geos, part));
    }
  }
  return parts;
}

PlanePolygon rectangle(const Box& box) {
  return {{{box.west, box.south},
           {box.east, box.south},
           {box.east, box.north},
           {box.west, box.north},
           {box.west, box.south}}};
}

enum class Where { Outside, Inside, Across };

Where locate(const Ring& ring, const Box& box) {
  const auto isInside = [&box](LonLat p) {
    return p.lon >= box.west && p.lon <= box.east && p.lat >= box.south && p.lat <= box.north;
  };
  if (std::ranges::all_of(ring, isInside)) {
    return Where::Inside;
  }
  const auto beyond = [&ring](auto test) { return std::ranges::all_of(ring, test); };
  const bool isApart =
      beyond([&](LonLat p) { return p.lon < box.west; }) || beyond([&](LonLat p) { return p.lon > box.east; }) ||
      beyond([&](LonLat p) { return p.lat < box.south; }) || beyond([&](LonLat p) { return p.lat > box.north; });
  return isApart ? Where::Outside : Where::Across;
}

}  // namespace

std::vector<Polygon> clipped(const Polygon& polygon, const Box& keep, const std::optional<Box>& cutOut) {
  const Where kept = locate(polygon.front(), keep);
  const Where cut = cutOut ? locate(polygon.front(), *cutOut) : Where::Outside;
  if (kept == Where::Outside || cut == Where::Inside) {
    return {};
  }
  if (kept == Where::Inside && cut == Where::Outside) {
    return {polygon};
  }
  const Geos geos;
  Geos::Geometry shape = geos.polygon(asPlane(polygon));
  if (kept == Where::Across) {
    const Geos::Geometry window = geos.polygon(rectangle(keep));
    shape = geos.own(GEOSIntersection_r(geos, shape.get(), window.get()));
  }
  if (cut == Where::Across && shape) {
    const Geos::Geometry hole = geos.polygon(rectangle(*cutOut));
    shape = geos.own(GEOSDifference_r(geos, shape.get(), hole.get()));
  }
  return polygonsOf(geos, shape.get());
}

std::vector<Polygon> without(const std::vector<Polygon>& polygons, const Polygon& cutOut) {
  const Geos geos;
  const Geos::Geometry hole = geos.polygon(asPlane(cutOut));
  std::vector<Polygon> rest;
  for (const Polygon& polygon : polygons) {
    const Geos::Geometry shape = geos.polygon(asPlane(polygon));
    if (GEOSIntersects_r(geos, shape.get(), hole.get()) != 1) {
      rest.push_back(polygon);
      continue;
    }
    const Geos::Geometry left = geos.own(GEOSDifference_r(geos, shape.get(), hole.get()));
    std::ranges::move(polygonsOf(geos, left.get()), std::back_inserter(rest));
  }
  return rest;
}

Polygon densified(const Polygon& polygon, double longestEdgeDegrees) {
  Polygon dense;
  for (const Ring& ring : polygon) {
    Ring& points = dense.emplace_back();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const LonLat a = ring[i];
      const LonLat b = ring[i + 1];
      const double reach = std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat));
      const int parts = std::max(1, static_cast<int>(std::ceil(reach / longestEdgeDegrees)));
      for (int k = 0; k < parts; ++k) {
        const double t = static_cast<double>(k) / parts;
        points.push_back({a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t});
      }
    }
    points.push_back(ring.back());
  }
  return dense;
}

}  // namespace kurilscope::geo
