#include <cmath>

#include "scene/compose.hpp"

namespace kurilscope::scene {

glm::vec2 MapTransform::pixel(geo::Plane point) const {
  return glm::vec2{static_cast<float>(middle.x + (point.x - center.x) * pixelsPerMeter),
                   static_cast<float>(middle.y - (point.y - center.y) * pixelsPerMeter)};
}

geo::Plane MapTransform::plane(glm::dvec2 pixel) const {
  return {center.x + (pixel.x - middle.x) / pixelsPerMeter, center.y - (pixel.y - middle.y) / pixelsPerMeter};
}

const Basemap& Stage::basemapFor(const view::View& view) const {
  return view.camera.spanKm > kWorldSpanKm ? world.get() : region;
}

MapTransform transformFor(const Stage& stage, const view::View& view, const Frame& frame) {
  const geo::Projection& projection = stage.basemapFor(view).projection;
  // The span is measured on the ground, so the plane's own scale at the centre comes in.
  const double groundPixels = frame.width / (view.camera.spanKm * 1000);
  return {.center = projection.project(view.camera.center),
          .pixelsPerMeter = groundPixels / projection.scaleAt(view.camera.center),
          .middle = {frame.width / 2.0, frame.height / 2.0}};
}

geo::LonLat lonLatAt(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 pixel) {
  return stage.basemapFor(view).projection.unproject(transformFor(stage, view, frame).plane(pixel));
}

}  // namespace kurilscope::scene
