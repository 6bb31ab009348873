#pragma once

#include <geos_c.h>

#include <memory>
#include <vector>

#include "geo/point.hpp"

namespace kurilscope::geo {

// GEOS for one call on one thread. It reports failure by giving no geometry; its messages are for nobody.
class Geos {
 public:
  struct Free {
    GEOSContextHandle_t context;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
  };
  using Geometry = std::unique_ptr<GEOSGeometry, Free>;

  Geos() : context_(GEOS_init_r()) {}
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;
  ~Geos() { GEOS_finish_r(context_); }

  // For the functions that take the context.
  operator GEOSContextHandle_t() const { return context_; }  // NOLINT(google-explicit-constructor)

  [[nodiscard]] Geometry own(GEOSGeometry* geometry) const { return Geometry(geometry, Free{context_}); }

  // None for a polygon without an outer ring.
  [[nodiscard]] Geometry polygon(const PlanePolygon& rings) const {
    if (rings.empty() || rings.front().empty()) {
      return own(nullptr);
    }
    std::vector<GEOSGeometry*> holes;
    for (std::size_t i = 1; i < rings.size(); ++i) {
      if (GEOSGeometry* hole = ring(rings[i])) {
        holes.push_back(hole);
      }
    }
    GEOSGeometry* outer = ring(rings.front());
    return own(outer == nullptr
                   ? nullptr
                   : GEOSGeom_createPolygon_r(context_, outer, holes.data(), static_cast<unsigned>(holes.size())));
  }

  // The points of a line or ring.
  [[nodiscard]] PlaneRing points(const GEOSGeometry* line) const {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context_, line);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(context_, sequence, &size);
    PlaneRing points(size);
    if (size > 0) {
      GEOSCoordSeq_copyToBuffer_r(context_, sequence, &points[0].x, 0, 0);
    }
    return points;
  }

 private:
  // None for too few points, or where the last is not the first.
  [[nodiscard]] GEOSGeometry* ring(const PlaneRing& points) const {
    static_assert(sizeof(Plane) == 2 * sizeof(double));
    if (points.empty()) {
      return nullptr;
    }
    return GEOSGeom_createLinearRing_r(
        context_, GEOSCoordSeq_copyFromBuffer_r(context_, &points[0].x, static_cast<unsigned>(points.size()), 0, 0));
  }

  GEOSContextHandle_t context_;
};

}  // namespace kurilscope::geo
