#include "geo/projection.hpp"

#include <fmt/format.h>
#include <geos_c.h>
#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

namespace kurilscope::geo {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kRadiansPerDegree = std::numbers::pi / 180;

Plane planeOf(double x, double y) {
  // PROJ marks a failed point with HUGE_VAL.
  return std::isfinite(x) && std::isfinite(y) ? Plane{x, y} : Plane{kNaN, kNaN};
}

// The value of "+name=value" in a PROJ string; empty where it is not there.
std::string_view parameter(std::string_view definition, std::string_view name) {
  const std::string key = fmt::format("{}=", name);
  for (std::size_t at = definition.find(key); at != std::string_view::npos; at = definition.find(key, at + 1)) {
    if (at == 0 || definition[at - 1] == '+' || definition[at - 1] == ' ') {
      const std::string_view rest = definition.substr(at + key.size());
      return rest.substr(0, rest.find(' '));
    }
  }
  return {};
}

std::string titleOf(std::string_view id, std::string_view description, std::string_view definition) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kTitles = {
      {{"lcc", "Lambert conformal conic"}, {"aeqd", "Azimuthal equidistant"}, {"merc", "Mercator"}}};
  std::string_view name = description.substr(0, description.find('\n'));
  for (const auto& [projection, title] : kTitles) {
    if (id == projection) {
      name = title;
    }
  }
  const std::string_view ellipsoid = parameter(definition, "ellps");
  const std::string_view figure = ellipsoid.empty() ? parameter(definition, "datum") : ellipsoid;
  return figure.empty() ? std::string(name) : fmt::format("{}, {}", name, figure);
}

// A projection by its parameters needs nothing of PROJ's database, which PROJ would read in all the same: where there
// is none to be found it goes on without.
bool isListOfParameters(std::string_view definition) {
  const auto has = [definition](std::string_view word) { return definition.find(word) != std::string_view::npos; };
  return definition.starts_with("+proj=") && !has("type=") && !has("init=") && !has("step") && !has("pipeline");
}

PJ* newProjection(PJ_CONTEXT* context, const std::string& definition) {
  if (!isListOfParameters(definition)) {
    return proj_create(context, definition.c_str());
  }
  constexpr const char* kNowhere = "/dev/null";
  proj_context_set_search_paths(context, 1, &kNowhere);
  std::istringstream words(definition);
  std::vector<std::string> parameters{std::istream_iterator<std::string>(words), {}};
  std::vector<char*> pointers;
  std::ranges::transform(parameters, std::back_inserter(pointers), [](std::string& word) { return word.data(); });
  return proj_create_argv(context, static_cast<int>(pointers.size()), pointers.data());
}

}  // namespace

struct Projection::Handle {
  PJ_CONTEXT* context = proj_context_create();
  PJ* projection = nullptr;
  std::string complaint;  // what PROJ last said

  Handle() {
    proj_context_set_enable_network(context, 0);
    proj_log_level(context, PJ_LOG_ERROR);
    proj_log_func(context, this,
                  [](void* self, int, const char* message) { static_cast<Handle*>(self)->complaint = message; });
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    proj_destroy(projection);
    proj_context_destroy(context);
  }

  // Not finite where PROJ cannot tell.
  [[nodiscard]] PJ_COORD transformed(PJ_DIRECTION direction, PJ_COORD coordinate) const {
    return projection == nullptr ? proj_coord(kNaN, kNaN, 0, 0) : proj_trans(projection, direction, coordinate);
  }

  // Null where PROJ cannot tell.
  [[nodiscard]] std::unique_ptr<PJ_FACTORS> factorsAt(LonLat point) const {
    if (projection == nullptr) {
      return nullptr;
    }
    proj_errno_reset(projection);
    const PJ_COORD place = proj_coord(point.lon * kRadiansPerDegree, point.lat * kRadiansPerDegree, 0, 0);
    const PJ_FACTORS factors = proj_factors(projection, place);
    return proj_errno(projection) == 0 ? std::make_unique<PJ_FACTORS>(factors) : nullptr;
  }
};

Projection::Projection(std::unique_ptr<Handle> handle, std::string definition, std::string title)
    : handle_(std::move(handle)), definition_(std::move(definition)), title_(std::move(title)) {}
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::~Projection() = default;

Result<Projection> Projection::fromProj(const std::string& definition) {
  auto handle = std::make_unique<Handle>();
  handle->projection = newProjection(handle->context, definition);
  if (handle->projection == nullptr) {
    const char* reason = proj_context_errno_string(handle->context, proj_context_errno(handle->context));
    const std::string words = !handle->complaint.empty() ? handle->complaint : reason != nullptr ? reason : "unknown";
    return fail(ErrorKind::Input, "projection '{}': PROJ says: {}", definition, words);
  }
  constexpr std::string_view kWayOut = "write one such as '+proj=lcc +lat_1=44 +lat_2=50 +lon_0=149 +ellps=WGS84'";
  const std::string_view units = parameter(definition, "units");
  const bool inMetres = parameter(definition, "to_meter").empty() && (units.empty() || units == "m");
  if (proj_angular_input(handle->projection, PJ_FWD) == 0 || proj_angular_output(handle->projection, PJ_FWD) != 0 ||
      !inMetres) {
    return fail(ErrorKind::Input, "projection '{}' does not turn degrees into metres; {}", definition, kWayOut);
  }
  const PJ_PROJ_INFO info = proj_pj_info(handle->projection);
  std::string title =
      titleOf(info.id != nullptr ? info.id : "", info.description != nullptr ? info.description : "", definition);
  return Projection(std::move(handle), definition, std::move(title));
}

Projection Projection::orNowhere(const std::string& definition) {
  Result<Projection> projection = fromProj(definition);
  return projection ? std::move(*projection) : Projection(std::make_unique<Handle>(), definition, "no projection");
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
  const PJ_COORD place = proj_coord(point.lon * kRadiansPerDegree, point.lat * kRadiansPerDegree, 0, 0);
  const PJ_COORD result = handle_->transformed(PJ_FWD, place);
  return planeOf(result.xy.x, result.xy.y);
}

LonLat Projection::unproject(Plane point) const {
  const PJ_COORD result = handle_->transformed(PJ_INV, proj_coord(point.x, point.y, 0, 0));
  if (!std::isfinite(result.lp.lam) || !std::isfinite(result.lp.phi)) {
    return {kNaN, kNaN};
  }
  return {result.lp.lam / kRadiansPerDegree, result.lp.phi / kRadiansPerDegree};
}

PlaneRing Projection::project(std::span<const LonLat> points) const {
  PlaneRing projected;
  projected.reserve(points.size());
  for (const LonLat point : points) {
    projected.push_back({point.lon * kRadiansPerDegree, point.lat * kRadiansPerDegree});
  }
  if (handle_->projection == nullptr || projected.empty()) {
    std::ranges::fill(projected, Plane{kNaN, kNaN});
    return projected;
  }
  constexpr std::size_t kStride = sizeof(Plane);
  proj_trans_generic(handle_->projection, PJ_FWD, &projected[0].x, kStride, projected.size(), &projected[0].y, kStride,
                     projected.size(), nullptr, 0, 0, nullptr, 0, 0);
  for (Plane& point : projected) {
    point = planeOf(point.x, point.y);
  }
  return projected;
}

double Projection::scaleAt(LonLat point) const {
  const auto factors = handle_->factorsAt(point);
  return factors ? (factors->tissot_semimajor + factors->tissot_semiminor) / 2 : kNaN;
}

double Projection::northAt(LonLat point) const {
  // From the derivatives rather than PROJ's meridian convergence, whose sign is a matter of convention.
  const auto factors = handle_->factorsAt(point);
  return factors ? std::atan2(factors->dx_dphi, factors->dy_dphi) : kNaN;
}

std::string libraryVersions() { return std::string(proj_info().release) + ", GEOS " + GEOSversion(); }

}  // namespace kurilscope::geo
