#include "geo/mesh.hpp"

#include "geo/geos.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <span>
#include <unordered_map>
#include <utility>

namespace kurilscope::geo {
namespace {

constexpr std::size_t kSmallestRing = 4;  // a triangle, closed

double signedArea(std::span<const Plane> ring) {
  double twice = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    twice +=
        (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) - (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
  }
  return twice / 2;
}

bool isFinite(Plane point) { return std::isfinite(point.x) && std::isfinite(point.y); }

// Rings as GEOS accepts them: closed, of at least a triangle, every point on the plane. Empty without an outer ring.
PlanePolygon cleaned(const PlanePolygon& polygon) {
  PlanePolygon rings;
  for (PlaneRing ring : polygon) {
    if (!ring.empty() && ring.front() != ring.back()) {
      ring.push_back(ring.front());
    }
    if (ring.size() >= kSmallestRing && std::ranges::all_of(ring, isFinite)) {
      rings.push_back(std::move(ring));
    } else if (rings.empty()) {
      return {};
    }
  }
  return rings;
}

// Collects triangles, giving equal points one index.
class Collector {
 public:
  void add(std::array<Plane, 3> corners) {
    const double area = signedArea(corners);
    if (area == 0) {
      return;
    }
    if (area < 0) {
      std::swap(corners[1], corners[2]);
    }
    for (const Plane corner : corners) {
      const auto next = static_cast<std::uint32_t>(triangles_.points.size());
      const auto [known, isNew] = index_.try_emplace(corner, next);
      if (isNew) {
        triangles_.points.push_back(corner);
      }
      triangles_.indices.push_back(known->second);
    }
  }
  [[nodiscard]] Triangles take() { return std::move(triangles_); }

 private:
  struct Hash {
    std::size_t operator()(Plane point) const {
      const std::hash<double> hash;
      return hash(point.x) * 31 + hash(point.y);
    }
  };

  Triangles triangles_;
  std::unordered_map<Plane, std::uint32_t, Hash> index_;
};

}  // namespace

PlanePolygon simplified(const PlanePolygon& polygon, double toleranceMeters) {
  const PlanePolygon original = cleaned(polygon);
  if (original.empty() || !(toleranceMeters > 0)) {
    return original;
  }
  const Geos geos;
  const Geos::Geometry input = geos.polygon(original);
  const Geos::Geometry simple = geos.own(GEOSTopologyPreserveSimplify_r(geos, input.get(), toleranceMeters));
  // More vertices than needed are better than rings that cross.
  if (!simple || GEOSisEmpty_r(geos, simple.get()) != 0 || GEOSisValid_r(geos, simple.get()) != 1) {
    return original;
  }
  PlanePolygon rings = {geos.points(GEOSGetExteriorRing_r(geos, simple.get()))};
  for (int i = 0; i < GEOSGetNumInteriorRings_r(geos, simple.get()); ++i) {
    PlaneRing hole = geos.points(GEOSGetInteriorRingN_r(geos, simple.get(), i));
    if (std::abs(signedArea(hole)) >= toleranceMeters * toleranceMeters) {
      rings.push_back(std::move(hole));
    }
  }
  return rings;
}

namespace {

// Joining many lakes to the shore can defeat GEOS 3.11 on a valid polygon. Halves of it have fewer, so the polygon is
// cut along its longer side until the parts go through; deeper than this means hopeless.
constexpr int kMostHalvings = 12;

void triangulate(const Geos& geos, const GEOSGeometry* shape, Collector& collector, int halvings) {
  if (shape == nullptr || GEOSisEmpty_r(geos, shape) != 0) {
    return;
  }
  const Geos::Geometry result = geos.own(GEOSConstrainedDelaunayTriangulation_r(geos, shape));
  if (result) {
    for (int i = 0; i < GEOSGetNumGeometries_r(geos, result.get()); ++i) {
      const PlaneRing corners = geos.points(GEOSGetExteriorRing_r(geos, GEOSGetGeometryN_r(geos, result.get(), i)));
      if (corners.size() == kSmallestRing) {
        collector.add({corners[0], corners[1], corners[2]});
      }
    }
    return;
  }
  PlaneBox box;
  GEOSGeom_getExtent_r(geos, shape, &box.left, &box.bottom, &box.right, &box.top);
  if (halvings == 0) {
    return;
  }
  PlaneBox first = box;
  PlaneBox second = box;
  if (box.right - box.left > box.top - box.bottom) {
    first.right = second.left = (box.left + box.right) / 2;
  } else {
    first.top = second.bottom = (box.bottom + box.top) / 2;
  }
  for (const PlaneBox& half : {first, second}) {
    const Geos::Geometry window = geos.polygon({{{half.left, half.bottom},
                                                 {half.right, half.bottom},
                                                 {half.right, half.top},
                                                 {half.left, half.top},
                                                 {half.left, half.bottom}}});
    const Geos::Geometry part = geos.own(GEOSIntersection_r(geos, shape, window.get()));
    triangulate(geos, part.get(), collector, halvings - 1);
  }
}

}  // namespace

Triangles triangulated(const PlanePolygon& polygon) {
  const PlanePolygon rings = cleaned(polygon);
  if (rings.empty()) {
    return {};
  }
  const Geos geos;
  Geos::Geometry input = geos.polygon(rings);
  if (input && GEOSisValid_r(geos, input.get()) != 1) {
    input = geos.own(GEOSMakeValid_r(geos, input.get()));
  }
  Collector collector;
  triangulate(geos, input.get(), collector, kMostHalvings);
  return collector.take();
}

bool contains(const PlanePolygon& polygon, Plane point) {
  // A ray to the right crosses the rings an odd number of times; holes count like the outer ring.
  bool inside = false;
  for (const PlaneRing& ring : polygon) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Plane a = ring[i - 1];
      const Plane b = ring[i];
      if ((a.y > point.y) != (b.y > point.y) && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
        inside = !inside;
      }
    }
  }
  return inside;
}

PlaneBox boundsOf(const PlanePolygon& polygon) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  PlaneBox box{.left = kInfinity, .bottom = kInfinity, .right = -kInfinity, .top = -kInfinity};
  if (polygon.empty()) {
    return box;
  }
  for (const Plane point : polygon.front()) {
    box = {std::min(box.left, point.x), std::min(box.bottom, point.y), std::max(box.right, point.x),
           std::max(box.top, point.y)};
  }
  return box;
}

}  // namespace kurilscope::geo
