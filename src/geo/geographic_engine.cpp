#include <GeographicLib/AzimuthalEquidistant.hpp>
#include <GeographicLib/LambertConformalConic.hpp>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <optional>
#include <sstream>

#include "base/text.hpp"
#include "geo/projection_engine.hpp"
#include "geo/wgs84.hpp"

namespace kurilscope::geo {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kRadiansPerDegree = std::numbers::pi / 180;

// Lambert's conformal conic, and Mercator's projection, which is one whose parallels are the equator.
class Conformal : public ProjectionEngine {
 public:
  Conformal(GeographicLib::LambertConformalConic conic, LonLat origin) : conic_(conic), lon_(origin.lon) {
    double x = 0;
    conic_.Forward(lon_, origin.lat, lon_, x, northing_);
  }

  [[nodiscard]] Plane project(LonLat point) const override {
    double x = kNaN;
    double y = kNaN;
    if (isShown(point)) {
      conic_.Forward(lon_, point.lat, point.lon, x, y);
    }
    return {x, y - northing_};
  }
  [[nodiscard]] LonLat unproject(Plane point) const override {
    LonLat place;
    conic_.Reverse(lon_, point.x, point.y + northing_, place.lat, place.lon);
    return place;
  }
  [[nodiscard]] Distortion distortionAt(LonLat point) const override {
    if (!isShown(point)) {
      return {kNaN, kNaN};
    }
    double x = 0;
    double y = 0;
    double convergence = 0;  // of the plane's up from true north, clockwise
    double scale = 0;
    conic_.Forward(lon_, point.lat, point.lon, x, y, convergence, scale);
    return {scale, -convergence * kRadiansPerDegree};
  }

 private:
  // GeographicLib puts a pole that lies at infinity far away.
  [[nodiscard]] bool isShown(LonLat point) const {
    constexpr double kPole = 90 - 1e-9;
    const double cone = conic_.OriginLatitude();
    return std::abs(point.lat) < kPole || (std::abs(point.lat) <= 90 && cone * point.lat > 0);
  }

  GeographicLib::LambertConformalConic conic_;
  double lon_;
  double northing_ = 0;  // of the origin, as GeographicLib counts
};

class Equidistant : public ProjectionEngine {
 public:
  explicit Equidistant(LonLat centre) : centre_(centre) {}

  [[nodiscard]] Plane project(LonLat point) const override {
    Plane plane;
    projection_.Forward(centre_.lat, centre_.lon, point.lat, point.lon, plane.x, plane.y);
    return plane;
  }
  [[nodiscard]] LonLat unproject(Plane point) const override {
    LonLat place;
    projection_.Reverse(centre_.lat, centre_.lon, point.x, point.y, place.lat, place.lon);
    return place;
  }
  // True along the line from the centre, and by another scale across it.
  [[nodiscard]] Distortion distortionAt(LonLat point) const override {
    Plane plane;
    double azimuth = 0;  // of that line, at the point
    double reciprocal = 0;
    projection_.Forward(centre_.lat, centre_.lon, point.lat, point.lon, plane.x, plane.y, azimuth, reciprocal);
    const double across = 1 / reciprocal;
    const double toNorth = -azimuth * kRadiansPerDegree;
    const double turned = std::atan2(std::sin(toNorth) * across, std::cos(toNorth));
    return {(1 + across) / 2, std::remainder(std::atan2(plane.x, plane.y) + turned, 2 * std::numbers::pi)};
  }

 private:
  GeographicLib::AzimuthalEquidistant projection_{GeographicLib::Geodesic(kEquatorRadius, kFlattening)};
  LonLat centre_;
};

// The words of a PROJ string that has only known ones, each once; nothing where it has others.
using Parameters = std::map<std::string, std::string, std::less<>>;
std::optional<Parameters> parametersOf(const std::string& definition, std::initializer_list<const char*> known) {
  Parameters found;
  std::istringstream words(definition);
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const bool isKnown = std::ranges::any_of(known, [&name](const char* other) { return name == other; });
    if (!isKnown || !found.emplace(name, equals == std::string::npos ? "" : word.substr(equals + 1)).second) {
      return std::nullopt;
    }
  }
  return found;
}

// Degrees as a plain number; 0 where it is not there, not a number where it is none.
double degrees(const Parameters& parameters, const char* name) {
  const auto found = parameters.find(name);
  return found == parameters.end() ? 0 : parseNumber(found->second).value_or(kNaN);
}

bool isWgs84InMetres(const Parameters& parameters) {
  const auto isIfThere = [&](const char* name, const char* value) {
    const auto found = parameters.find(name);
    return found == parameters.end() || found->second == value;
  };
  const bool hasFigure = parameters.contains("+ellps") || parameters.contains("+datum");
  return hasFigure && isIfThere("+ellps", "WGS84") && isIfThere("+datum", "WGS84") && isIfThere("+units", "m") &&
         isIfThere("+no_defs", "");
}

}  // namespace

NamedEngine geographicEngine(const std::string& definition) {
  const auto parameters = parametersOf(
      definition, {"+proj", "+lat_0", "+lat_1", "+lat_2", "+lon_0", "+ellps", "+datum", "+units", "+no_defs"});
  if (!parameters || !isWgs84InMetres(*parameters)) {
    return {};
  }
  const LonLat origin{degrees(*parameters, "+lon_0"), degrees(*parameters, "+lat_0")};
  const double south = degrees(*parameters, "+lat_1");
  const double north = degrees(*parameters, "+lat_2");
  const bool hasParallels = parameters->contains("+lat_1") && parameters->contains("+lat_2");
  const bool isSound = std::abs(origin.lon) <= 360 && std::abs(origin.lat) < 90 && std::abs(south) < 90 &&
                       std::abs(north) < 90 && (!hasParallels || std::abs(south + north) > 1e-6);
  const std::string projection = parameter(definition, "proj");
  if (projection == "lcc" && hasParallels && isSound) {
    const GeographicLib::LambertConformalConic conic(kEquatorRadius, kFlattening, south, north, 1);
    return {std::make_unique<Conformal>(conic, origin), "Lambert conformal conic"};
  }
  const bool hasNone = !parameters->contains("+lat_1") && !parameters->contains("+lat_2");
  if (projection == "aeqd" && hasNone && isSound) {
    return {std::make_unique<Equidistant>(origin), "Azimuthal equidistant"};
  }
  if (projection == "merc" && hasNone && !parameters->contains("+lat_0") && isSound) {
    return {std::make_unique<Conformal>(GeographicLib::LambertConformalConic::Mercator(), origin), "Mercator"};
  }
  return {};
}

}  // namespace kurilscope::geo
