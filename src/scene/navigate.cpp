#include "scene/navigate.hpp"

#include <algorithm>
#include <cmath>

#include "view/command.hpp"

namespace kurilscope::scene {

namespace {

bool isOnMap(geo::LonLat place) {
  return std::isfinite(place.lon) && std::isfinite(place.lat) && std::abs(place.lat) <= 89;
}

// So many digits tell a span to the nanometre per pixel, and keep a link short.
double rounded(double spanKm) {
  constexpr double kDigits = 1e8;
  return std::nearbyint(spanKm * kDigits) / kDigits;
}

// The camera that sees the plane's point `fixed` at `pixel`. Outside what the projection shows it stays as it is.
view::Camera lookingSo(const Stage& stage, view::View view, const Frame& frame, geo::Plane fixed, glm::dvec2 pixel) {
  // The plane's scale varies with the centre, so one correction is repeated until it no longer matters.
  for (int i = 0; i < 12; ++i) {
    const MapTransform transform = askedTransform(stage, view, frame);
    const geo::Plane now = transform.plane(pixel);
    const geo::Plane center{transform.center.x + fixed.x - now.x, transform.center.y + fixed.y - now.y};
    const geo::LonLat place = stage.basemapFor(view).projection.unproject(center);
    if (!isOnMap(place)) {
      break;
    }
    view.camera.center = place;
  }
  return view.camera;
}

}  // namespace

view::Camera panned(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 from, glm::dvec2 to) {
  const geo::Projection& projection = stage.basemapFor(view).projection;
  const MapTransform transform = askedTransform(stage, view, frame);
  view::View after = view;
  after.camera.center = projection.unproject(transform.plane(transform.middle + from - to));
  if (!isOnMap(after.camera.center)) {
    return view.camera;
  }
  // The sheet keeps its scale and so moves stiffly; how wide that is on the ground differs from place to place.
  const double groundPixels = transform.pixelsPerMeter * projection.scaleAt(after.camera.center);
  const double spanKm = rounded(frame.width / groundPixels / 1000);
  const bool isSameMap = (spanKm > kWorldSpanKm) == (view.camera.spanKm > kWorldSpanKm);
  if (isSameMap && spanKm >= view::kNarrowestKm && spanKm <= view::kWidestKm) {
    after.camera.spanKm = spanKm;
    return after.camera;
  }
  return lookingSo(stage, view, frame, transform.plane(from), to);
}

view::Camera zoomed(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 pixel, double factor) {
  const Basemap& before = stage.basemapFor(view);
  const geo::Plane fixed = askedTransform(stage, view, frame).plane(pixel);
  view::View nearer = view;
  nearer.camera.spanKm = std::clamp(view.camera.spanKm * factor, view::kNarrowestKm, view::kWidestKm);
  const Basemap& after = stage.basemapFor(nearer);
  if (&before == &after) {
    return lookingSo(stage, nearer, frame, fixed, pixel);
  }
  // Across the change of projection the place itself is kept.
  const geo::LonLat place = before.projection.unproject(fixed);
  if (!std::isfinite(place.lon) || !std::isfinite(place.lat)) {
    return nearer.camera;
  }
  return lookingSo(stage, nearer, frame, after.projection.project(place), pixel);
}

}  // namespace kurilscope::scene
