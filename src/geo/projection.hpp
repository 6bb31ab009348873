#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "geo/point.hpp"
#include "geo/projection_engine.hpp"

namespace kurilscope::geo {

// A map projection of the WGS84 ellipsoid, computed by GeographicLib or PROJ. Movable, not copyable; one thread at a
// time.
class Projection {
 public:
  // Any PROJ string that gives metres. Errors: Input, with PROJ's own words; Machine, where PROJ is not installed.
  [[nodiscard]] static Result<Projection> fromProj(const std::string& definition);
  // Lambert conformal conic for a region, by its two standard parallels and origin. With parameters that make no
  // projection (a latitude past a pole) this and the next show no point at all.
  [[nodiscard]] static Projection lambertConformalConic(double lat1, double lat2, LonLat origin);
  // True distances and bearings from the centre: for the world around a place.
  [[nodiscard]] static Projection azimuthalEquidistant(LonLat centre);
  [[nodiscard]] static Projection mercator();

  // Points that the projection cannot show come back as NaN.
  [[nodiscard]] Plane project(LonLat point) const;
  [[nodiscard]] LonLat unproject(Plane point) const;
  [[nodiscard]] PlaneRing project(std::span<const LonLat> points) const;

  // Metres on the plane per metre on the ground at a place (1 where the map is true), the mean of the two axes of
  // Tissot's ellipse.
  [[nodiscard]] double scaleAt(LonLat point) const;
  // Clockwise angle in radians from the plane's up to true north at a place.
  [[nodiscard]] double northAt(LonLat point) const;

  [[nodiscard]] const std::string& definition() const { return definition_; }
  [[nodiscard]] const std::string& title() const { return title_; }  // "Lambert conformal conic, WGS84"

 private:
  Projection(NamedEngine engine, std::string definition);
  static Projection orNowhere(const std::string& definition);

  std::unique_ptr<const ProjectionEngine> engine_;  // null where there is no projection
  std::string definition_;
  std::string title_;
};

// The versions of the libraries that project and cut, on which the last digits of what they give depend.
[[nodiscard]] std::string libraryVersions();

}  // namespace kurilscope::geo
