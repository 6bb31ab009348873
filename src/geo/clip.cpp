#include "geo/clip.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>
#include <utility>

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

enum class Overlay { Intersection, Difference };

// None where GEOS can do it neither as it is nor with all points on a grid of a hundredth of a millimetre, where rings
// that cross by rounding no longer do.
Geos::Geometry overlaid(const Geos& geos, Overlay kind, const GEOSGeometry* a, const GEOSGeometry* b) {
  constexpr double kGridDegrees = 1e-10;
  if (a == nullptr || b == nullptr) {
    return geos.own(nullptr);
  }
  const bool isCut = kind == Overlay::Difference;
  Geos::Geometry exact = geos.own(isCut ? GEOSDifference_r(geos, a, b) : GEOSIntersection_r(geos, a, b));
  return exact ? std::move(exact)
               : geos.own(isCut ? GEOSDifferencePrec_r(geos, a, b, kGridDegrees)
                                : GEOSIntersectionPrec_r(geos, a, b, kGridDegrees));
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

// The foot of a point on a line: its segment, the fraction of it, and how far to the left the point lies, in degrees of
// latitude. The first and last segments have no end.
struct Foot {
  std::size_t segment = 0;
  double fraction = 0;
  double left = 0;
};

Foot footOn(LonLat point, const Ring& line) {
  const double narrowing = std::cos(point.lat * std::numbers::pi / 180);
  Foot best;
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double ux = (line[i].lon - line[i - 1].lon) * narrowing;
    const double uy = line[i].lat - line[i - 1].lat;
    const double wx = (point.lon - line[i - 1].lon) * narrowing;
    const double wy = point.lat - line[i - 1].lat;
    const double length2 = ux * ux + uy * uy;
    if (length2 == 0) {
      continue;
    }
    const double lowest = i == 1 ? -std::numeric_limits<double>::infinity() : 0;
    const double highest = i + 1 == line.size() ? std::numeric_limits<double>::infinity() : 1;
    const double fraction = std::clamp((ux * wx + uy * wy) / length2, lowest, highest);
    const double away = std::hypot(wx - fraction * ux, wy - fraction * uy);
    if (away < nearest) {
      nearest = away;
      best = {i - 1, fraction, (ux * wy - uy * wx) / std::sqrt(length2)};
    }
  }
  return best;
}

// Segments and their fractions: enough to put points in the line's order.
double alongLine(LonLat point, const Ring& line) {
  const Foot foot = footOn(point, line);
  return static_cast<double>(foot.segment) + foot.fraction;
}

// Where an edge crosses a line that its ends lie on either side of, found by halving.
LonLat crossingOf(LonLat a, LonLat b, const Ring& line) {
  constexpr int kHalvings = 50;
  const bool isLeftA = isLeftOf(a, line);
  double low = 0;
  double high = 1;
  const auto at = [&](double t) { return LonLat{a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t}; };
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (low + high) / 2;
    (isLeftOf(at(middle), line) == isLeftA ? low : high) = middle;
  }
  return at((low + high) / 2);
}

}  // namespace

std::vector<Polygon> clipped(const Polygon& polygon, const Box& keep, const std::optional<Box>& cutOut) {
  if (polygon.empty() || polygon.front().empty()) {
    return {};
  }
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
    shape = overlaid(geos, Overlay::Intersection, shape.get(), geos.polygon(rectangle(keep)).get());
  }
  if (cut == Where::Across) {
    shape = overlaid(geos, Overlay::Difference, shape.get(), geos.polygon(rectangle(*cutOut)).get());
  }
  return shape ? polygonsOf(geos, shape.get()) : std::vector<Polygon>{polygon};
}

std::vector<Polygon> repaired(const Polygon& polygon) {
  const Geos geos;
  const Geos::Geometry shape = geos.polygon(asPlane(polygon));
  if (!shape || GEOSisValid_r(geos, shape.get()) == 1) {
    return {polygon};
  }
  const Geos::Geometry valid = geos.own(GEOSMakeValid_r(geos, shape.get()));
  return valid ? polygonsOf(geos, valid.get()) : std::vector<Polygon>{polygon};
}

Result<std::vector<Polygon>> without(const std::vector<Polygon>& polygons, const std::vector<Polygon>& cutOut) {
  const Geos geos;
  std::vector<GEOSGeometry*> parts;
  for (const Polygon& polygon : cutOut) {
    if (Geos::Geometry part = geos.polygon(asPlane(polygon))) {
      parts.push_back(part.release());
    }
  }
  const Geos::Geometry holes =
      geos.own(GEOSGeom_createCollection_r(geos, GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
  std::vector<Polygon> rest;
  for (const Polygon& polygon : polygons) {
    const Geos::Geometry shape = geos.polygon(asPlane(polygon));
    const Geos::Geometry left = overlaid(geos, Overlay::Difference, shape.get(), holes.get());
    if (!left) {
      return fail(ErrorKind::Input, "a polygon of {} rings cannot be cut by {} others; check their coordinates",
                  polygon.size(), cutOut.size());
    }
    std::ranges::move(polygonsOf(geos, left.get()), std::back_inserter(rest));
  }
  return rest;
}

bool isLeftOf(LonLat point, const Ring& line) { return footOn(point, line).left > 0; }

CutRing cutBy(const Ring& ring, const Ring& line) {
  CutRing cut;
  std::vector<std::pair<double, LonLat>> crossings;  // by their place along the line
  Ring run;
  const auto finish = [&](bool isLeft) {
    if (run.size() > 1) {
      (isLeft ? cut.left : cut.right).push_back(run);
    }
    run.clear();
  };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const bool isLeft = isLeftOf(ring[i], line);
    if (i > 0 && isLeft != isLeftOf(ring[i - 1], line)) {
      const LonLat crossing = crossingOf(ring[i - 1], ring[i], line);
      crossings.emplace_back(alongLine(crossing, line), crossing);
      run.push_back(crossing);
      finish(!isLeft);
      run.push_back(crossing);
    }
    run.push_back(ring[i]);
  }
  finish(!ring.empty() && isLeftOf(ring.back(), line));
  if (crossings.size() > 1) {
    const auto along = [](const auto& crossing) { return crossing.first; };
    const auto [first, last] = std::ranges::minmax(crossings, {}, along);
    cut.across.push_back(first.second);
    std::ranges::copy_if(line, std::back_inserter(cut.across),
                         [&, low = first.first, high = last.first](LonLat vertex) {
                           const double at = alongLine(vertex, line);
                           return low < at && at < high;
                         });
    cut.across.push_back(last.second);
  }
  return cut;
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
