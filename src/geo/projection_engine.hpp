#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "geo/point.hpp"

namespace kurilscope::geo {

// What computes a projection of the WGS84 ellipsoid, in degrees and metres. Const calls from one thread at a time.
class ProjectionEngine {
 public:
  ProjectionEngine() = default;
  ProjectionEngine(const ProjectionEngine&) = delete;
  ProjectionEngine& operator=(const ProjectionEngine&) = delete;
  virtual ~ProjectionEngine() = default;

  // Not finite where a point cannot be shown; so are the others.
  [[nodiscard]] virtual Plane project(LonLat point) const = 0;
  [[nodiscard]] virtual LonLat unproject(Plane point) const = 0;

  struct Distortion {
    double scale = 0;  // the mean of the axes of Tissot's ellipse
    double north = 0;  // radians, clockwise from the plane's up
  };
  [[nodiscard]] virtual Distortion distortionAt(LonLat point) const = 0;
};

// An engine and what its projection is called.
struct NamedEngine {
  std::unique_ptr<const ProjectionEngine> engine;
  std::string name;
};

// The value of "+name=value" in a PROJ string; empty where it is not there.
[[nodiscard]] std::string parameter(const std::string& definition, const std::string& name);

// Lambert's conformal conic, the azimuthal equidistant and Mercator's projection of WGS84 in metres, by their
// parameters in a PROJ string; no engine for any other string, and for parameters that make no projection. By
// GeographicLib: PROJ, which knows all others, brings twenty libraries along, a tenth of a start.
[[nodiscard]] NamedEngine geographicEngine(const std::string& definition);

// Any projection that PROJ knows, by PROJ, which is loaded when first asked for.
// Errors: Input, with PROJ's own words; Machine, where the file that holds it is not beside the program.
[[nodiscard]] Result<NamedEngine> projEngine(const std::string& definition);

}  // namespace kurilscope::geo
