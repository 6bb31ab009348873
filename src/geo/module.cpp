#include "geo/module.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "base/build_id.hpp"

namespace kurilscope::geo {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kRadiansPerDegree = std::numbers::pi / 180;

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

PJ_COORD radians(LonLat point) {
  return proj_coord(point.lon * kRadiansPerDegree, point.lat * kRadiansPerDegree, 0, 0);
}

class ProjEngine : public ProjectionEngine {
 public:
  explicit ProjEngine(const std::string& definition) {
    proj_context_set_enable_network(context_, 0);
    proj_log_level(context_, PJ_LOG_ERROR);
    proj_log_func(context_, this,
                  [](void* self, int, const char* message) { static_cast<ProjEngine*>(self)->complaint_ = message; });
    projection_ = newProjection(context_, definition);
  }
  ProjEngine(const ProjEngine&) = delete;
  ProjEngine& operator=(const ProjEngine&) = delete;
  ~ProjEngine() override {
    proj_destroy(projection_);
    proj_context_destroy(context_);
  }

  [[nodiscard]] PJ* projection() const { return projection_; }
  [[nodiscard]] std::string complaint() const {
    const char* reason = proj_context_errno_string(context_, proj_context_errno(context_));
    return !complaint_.empty() ? complaint_ : reason != nullptr ? reason : "unknown";
  }

  [[nodiscard]] Plane project(LonLat point) const override {
    const PJ_COORD result = proj_trans(projection_, PJ_FWD, radians(point));
    return {result.xy.x, result.xy.y};  // PROJ marks a failed point with HUGE_VAL
  }
  [[nodiscard]] LonLat unproject(Plane point) const override {
    const PJ_COORD result = proj_trans(projection_, PJ_INV, proj_coord(point.x, point.y, 0, 0));
    return {result.lp.lam / kRadiansPerDegree, result.lp.phi / kRadiansPerDegree};
  }
  [[nodiscard]] Distortion distortionAt(LonLat point) const override {
    proj_errno_reset(projection_);
    const PJ_FACTORS factors = proj_factors(projection_, radians(point));
    if (proj_errno(projection_) != 0) {
      return {kNaN, kNaN};
    }
    // From the derivatives rather than PROJ's meridian convergence, whose sign is a matter of convention.
    return {(factors.tissot_semimajor + factors.tissot_semiminor) / 2, std::atan2(factors.dx_dphi, factors.dy_dphi)};
  }

 private:
  PJ_CONTEXT* context_ = proj_context_create();
  PJ* projection_ = nullptr;
  std::string complaint_;  // what PROJ last said
};

// As PROJ's own list has it, without the parameters that follow there.
std::string nameOf(PJ* projection) {
  const char* id = proj_pj_info(projection).id;
  for (const PJ_OPERATIONS* known = proj_list_operations(); id != nullptr && known->id != nullptr; ++known) {
    if (std::string_view(known->id) == id) {
      const std::string_view description = *known->descr;
      return std::string(description.substr(0, description.find('\n')));
    }
  }
  return "A projection of PROJ's";
}

Result<NamedEngine> made(const std::string& definition) {
  auto engine = std::make_unique<ProjEngine>(definition);
  PJ* projection = engine->projection();
  if (projection == nullptr) {
    return fail(ErrorKind::Input, "projection '{}': PROJ says: {}", definition, engine->complaint());
  }
  constexpr std::string_view kWayOut = "write one such as '+proj=lcc +lat_1=44 +lat_2=50 +lon_0=149 +ellps=WGS84'";
  const std::string units = parameter(definition, "units");
  const bool inMetres = parameter(definition, "to_meter").empty() && (units.empty() || units == "m");
  if (proj_angular_input(projection, PJ_FWD) == 0 || proj_angular_output(projection, PJ_FWD) != 0 || !inMetres) {
    return fail(ErrorKind::Input, "projection '{}' does not turn degrees into metres; {}", definition, kWayOut);
  }
  const std::string name = nameOf(projection);
  return NamedEngine{std::move(engine), name};
}

}  // namespace
}  // namespace kurilscope::geo

extern "C" void kurilscope_proj_engine(const std::string& definition,
                                       kurilscope::Result<kurilscope::geo::NamedEngine>& engine) {
  engine = kurilscope::geo::made(definition);
}

const char* kurilscope_build_id() { return kurilscope::buildId(); }
