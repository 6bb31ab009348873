#include <algorithm>
#include <cmath>

#include "scene/compose.hpp"

namespace kurilscope::scene {

namespace {

// To the nearest multiple; keeps infinities and what is no number.
double roundedTo(double step, double value) { return std::nearbyint(value / step) * step; }

// Parts of a pixel that positions come in: a float holds them exactly up to 131 072 pixels.
constexpr double kSubpixel = 1.0 / 64;

// A scale that is the same number however it was arrived at.
double settled(double pixelsPerMeter) {
  constexpr int kBits = 26;
  int exponent = 0;
  const double fraction = std::frexp(pixelsPerMeter, &exponent);
  return std::ldexp(std::nearbyint(std::ldexp(fraction, kBits)), exponent - kBits);
}

}  // namespace

glm::vec2 MapTransform::pixel(geo::Plane point) const {
  return glm::vec2{static_cast<float>(roundedTo(kSubpixel, middle.x + (point.x - center.x) * pixelsPerMeter)),
                   static_cast<float>(roundedTo(kSubpixel, middle.y - (point.y - center.y) * pixelsPerMeter))};
}

geo::Plane MapTransform::plane(glm::dvec2 pixel) const {
  return {center.x + (pixel.x - middle.x) / pixelsPerMeter, center.y - (pixel.y - middle.y) / pixelsPerMeter};
}

int HatchLand::shift(const MapTransform& transform) const {
  const glm::dvec2 origin =
      transform.middle + glm::dvec2{-transform.center.x, transform.center.y} * transform.pixelsPerMeter;
  const double along = std::nearbyint(origin.x) + (rising ? 1 : -1) * std::nearbyint(origin.y);
  const int period = std::max(periodPixels, 1);
  return static_cast<int>(-along - period * std::floor(-along / period));
}

const Basemap& Stage::basemapFor(const view::View& view) const {
  return view.camera.spanKm > kWorldSpanKm ? world.get() : region;
}

MapTransform askedTransform(const Stage& stage, const view::View& view, const Frame& frame) {
  const geo::Projection& projection = stage.basemapFor(view).projection;
  // The span is measured on the ground, so the plane's own scale at the centre comes in.
  const double groundPixels = frame.width / (view.camera.spanKm * 1000);
  return {.center = projection.project(view.camera.center),
          .pixelsPerMeter = settled(groundPixels / projection.scaleAt(view.camera.center)),
          .middle = {frame.width / 2.0, frame.height / 2.0}};
}

MapTransform transformFor(const Stage& stage, const view::View& view, const Frame& frame) {
  MapTransform transform = askedTransform(stage, view, frame);
  const auto [center, scale, middle] = transform;
  transform.center = {(middle.x - std::nearbyint(middle.x - center.x * scale)) / scale,
                      (std::nearbyint(middle.y + center.y * scale) - middle.y) / scale};
  return transform;
}

geo::LonLat lonLatAt(const Stage& stage, const view::View& view, const Frame& frame, glm::dvec2 pixel) {
  return stage.basemapFor(view).projection.unproject(transformFor(stage, view, frame).plane(pixel));
}

}  // namespace kurilscope::scene
