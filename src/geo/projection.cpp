#include "geo/projection.hpp"

#include <fmt/format.h>
#include <geos_c.h>

#include <GeographicLib/Config.h>
#include <cmath>
#include <limits>
#include <utility>

namespace kurilscope::geo {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Plane planeOrNowhere(Plane point) {
  return std::isfinite(point.x) && std::isfinite(point.y) ? point : Plane{kNaN, kNaN};
}

// "Lambert conformal conic, WGS84"
std::string titleOf(const std::string& name, const std::string& definition) {
  const std::string ellipsoid = parameter(definition, "ellps");
  const std::string figure = ellipsoid.empty() ? parameter(definition, "datum") : ellipsoid;
  return figure.empty() ? name : fmt::format("{}, {}", name, figure);
}

}  // namespace

std::string parameter(const std::string& definition, const std::string& name) {
  const std::string key = name + "=";
  for (std::size_t at = definition.find(key); at != std::string::npos; at = definition.find(key, at + 1)) {
    if (at == 0 || definition[at - 1] == '+' || definition[at - 1] == ' ') {
      const std::string rest = definition.substr(at + key.size());
      return rest.substr(0, rest.find(' '));
    }
  }
  return {};
}

Projection::Projection(NamedEngine engine, std::string definition)
    : engine_(std::move(engine.engine)),
      definition_(std::move(definition)),
      title_(titleOf(engine.name, definition_)) {}

Result<Projection> Projection::fromProj(const std::string& definition) {
  if (NamedEngine engine = geographicEngine(definition); engine.engine != nullptr) {
    return Projection(std::move(engine), definition);
  }
  return projEngine(definition).map([&definition](NamedEngine&& engine) {
    return Projection(std::move(engine), definition);
  });
}

Projection Projection::orNowhere(const std::string& definition) {
  return Projection(geographicEngine(definition), definition);
}

Projection Projection::lambertConformalConic(double lat1, double lat2, LonLat origin) {
  return orNowhere(fmt::format("+proj=lcc +lat_1={} +lat_2={} +lat_0={} +lon_0={} +ellps=WGS84 +units=m", lat1, lat2,
                               origin.lat, origin.lon));
}

Projection Projection::azimuthalEquidistant(LonLat centre) {
  return orNowhere(fmt::format("+proj=aeqd +lat_0={} +lon_0={} +ellps=WGS84 +units=m", centre.lat, centre.lon));
}

Projection Projection::mercator() {
  // Cut at 30 degrees west, in the Atlantic: the Pacific stays whole.
  return orNowhere("+proj=merc +lon_0=150 +ellps=WGS84 +units=m");
}

Plane Projection::project(LonLat point) const {
  return engine_ == nullptr ? Plane{kNaN, kNaN} : planeOrNowhere(engine_->project(point));
}

LonLat Projection::unproject(Plane point) const {
  const LonLat place = engine_ == nullptr ? LonLat{kNaN, kNaN} : engine_->unproject(point);
  return std::isfinite(place.lon) && std::isfinite(place.lat) ? place : LonLat{kNaN, kNaN};
}

PlaneRing Projection::project(std::span<const LonLat> points) const {
  PlaneRing projected;
  projected.reserve(points.size());
  for (const LonLat point : points) {
    projected.push_back(project(point));
  }
  return projected;
}

double Projection::scaleAt(LonLat point) const {
  return engine_ == nullptr ? kNaN : engine_->distortionAt(point).scale;
}

double Projection::northAt(LonLat point) const {
  return engine_ == nullptr ? kNaN : engine_->distortionAt(point).north;
}

std::string libraryVersions() {
  return "GeographicLib " GEOGRAPHICLIB_VERSION_STRING ", PROJ " KURILSCOPE_PROJ_VERSION ", GEOS " +
         std::string(GEOSversion());
}

}  // namespace kurilscope::geo
