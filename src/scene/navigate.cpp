#include "scene/navigate.hpp"

#include <algorithm>
#include <cmath>

#include "view/command.hpp"

namespace kurilscope::scene {

namespace {

constexpr double kNearestWorldKm = kWorldSpanKm + 1;

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

// Where east runs beyond 180, so do longitudes west of the box.
geo::LonLat within(const geo::Box& box, geo::LonLat place) {
  const double lon = place.lon < box.west && place.lon + 360 <= box.east + (360 - (box.east - box.west)) / 2
                         ? place.lon + 360
                         : place.lon;
  const double clamped = std::clamp(lon, box.west, box.east);
  return {clamped > 180 ? clamped - 360 : clamped, std::clamp(place.lat, box.south, box.north)};
}

// A map of the region ends where its land does, and into the world elsewhere nothing is zoomed.
view::Camera onTheMap(view::Camera camera, const view::Camera& before) {
  if (camera.spanKm > kWorldSpanKm) {
    return camera;
  }
  const geo::LonLat place = within(surroundings(), camera.center);
  if (place != camera.center && before.spanKm > kWorldSpanKm) {
    return {before.center, kNearestWorldKm};
  }
  camera.center = place;
  return camera;
}

view::Camera pannedAnywhere(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 from,
                            glm::dvec2 to) {
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

view::Camera zoomedAnywhere(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 pixel,
                            double factor) {
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

}  // namespace

view::Camera panned(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 from, glm::dvec2 to) {
  return onTheMap(pannedAnywhere(stage, view, frame, from, to), view.camera);
}

view::Camera zoomed(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 pixel, double factor) {
  return onTheMap(zoomedAnywhere(stage, view, frame, pixel, factor), view.camera);
}

view::Camera shownBelow(const Stage& stage, const view::View& view, const Frame& frame, double coveredPixels,
                        const view::Camera& camera) {
  view::View below = view;
  below.camera = camera;
  below.camera.spanKm =
      std::min(camera.spanKm * frame.height / std::max(frame.height - coveredPixels, 1.0), view::kWidestKm);
  const bool isSameMap = (below.camera.spanKm > kWorldSpanKm) == (camera.spanKm > kWorldSpanKm);
  const glm::dvec2 middle{frame.width / 2.0, frame.height / 2.0};
  return isSameMap ? panned(stage, below, frame, middle, middle + glm::dvec2{0, coveredPixels / 2}) : camera;
}

}  // namespace kurilscope::scene
