#include "brief/scale_bar.hpp"

#include <cmath>

#include "brief/page.hpp"
#include "geo/geodesic.hpp"

namespace kurilscope::brief {

double barPixels(const geo::Projection& projection, const scene::MapTransform& transform, double meters) {
  const geo::LonLat center = projection.unproject(transform.center);
  double pixels = meters * projection.scaleAt(center) * transform.pixelsPerMeter;
  if (!std::isfinite(pixels) || pixels <= 0) {
    return 0;
  }
  // The mean scale at the centre is the first guess; what the geodesic says of it improves it.
  for (int i = 0; i < 4; ++i) {
    const glm::dvec2 half{pixels / 2, 0};
    const geo::LonLat from = projection.unproject(transform.plane(transform.middle - half));
    const geo::LonLat to = projection.unproject(transform.plane(transform.middle + half));
    const double measured = geo::distanceMeters(from, to);
    if (!std::isfinite(measured) || measured <= 0) {
      break;
    }
    pixels *= meters / measured;
    if (std::abs(meters / measured - 1) < 1e-9) {
      break;
    }
  }
  return pixels;
}

double roundLength(double meters) {
  if (!std::isfinite(meters) || meters <= 0) {
    return 0;
  }
  // Powers of ten below one are divided by, as 10^-n is not a double but 1/10^n is the nearest to it.
  const int exponent = static_cast<int>(std::floor(std::log10(meters)));
  const auto length = [](int digit, int power) {
    return power >= 0 ? digit * std::pow(10.0, power) : digit / std::pow(10.0, -power);
  };
  double best = length(5, exponent - 1);
  for (const int digit : {1, 2, 5, 10}) {  // 10: the logarithm may fall just short of a whole number
    if (length(digit, exponent) <= meters) {
      best = length(digit, exponent);
    }
  }
  return best;
}

}  // namespace kurilscope::brief
