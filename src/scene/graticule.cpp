// Meridians and parallels, named where they meet the frame.
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "scene/composer.hpp"
#include "scene/text_items.hpp"

namespace kurilscope::scene {

namespace {

// The part of the earth that a picture shows: longitudes from the middle one, which may lie beyond 180 degrees.
struct Reach {
  double west = 180;
  double east = -180;
  double south = 90;
  double north = -90;
};

// The finest step in degrees that keeps lines at least 120 units apart.
double stepFor(double metersPerUnit) {
  static constexpr double kSteps[] = {0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 15};
  for (const double step : kSteps) {
    if (step * 111000 / metersPerUnit > 120) {
      return step;
    }
  }
  return 30;
}

// "146°30′ E", "0°"
std::string coordinateText(double degrees, bool isMeridian) {
  const double value = isMeridian ? std::remainder(degrees, 360.0) : degrees;
  const auto minutes = std::llround(std::abs(value) * 60);
  const bool hasSide = minutes != 0 && !(isMeridian && minutes == 180 * 60);
  const char* side = isMeridian ? (value > 0 ? " E" : " W") : (value > 0 ? " N" : " S");
  const std::string whole = fmt::format("{}°", minutes / 60);
  const std::string rest = minutes % 60 == 0 ? "" : fmt::format("{:02}′", minutes % 60);
  return whole + rest + (hasSide ? side : "");
}

}  // namespace

void Composer::addGraticule() {
  if (!view_.shows(view::Layer::Graticule)) {
    return;
  }
  constexpr double kSmooth = 2;  // degrees between two points of a line that curves, as all do on the world
  const double step = stepFor(metersPerUnit());
  const geo::LonLat middle = view_.camera.center;
  Reach reach;
  for (double x = 0; x <= 1; x += 0.125) {
    for (double y = 0; y <= 1; y += 0.125) {
      const glm::dvec2 pixel{x * frame_.width, y * frame_.height};
      const geo::LonLat point = basemap_.projection.unproject(scene_.transform.plane(pixel));
      if (!std::isfinite(point.lon + point.lat)) {
        continue;
      }
      const double around = std::remainder(point.lon - middle.lon, 360.0);
      reach.west = std::min(reach.west, around);
      reach.east = std::max(reach.east, around);
      reach.south = std::min(reach.south, point.lat);
      reach.north = std::max(reach.north, point.lat);
    }
  }
  if (basemap_.isWorld) {
    reach = {-180, 180, -75, 85};
  }
  const auto addLine = [this](const std::vector<geo::LonLat>& line, bool isMeridian, double degrees) {
    std::vector<glm::vec2> pixels = pixelsOf(line);
    ticks_.push_back({pixels, isMeridian, coordinateText(degrees, isMeridian)});
    scene_.items.emplace_back(
        Polyline{.points = std::move(pixels), .color = palette_.graticule, .widthPixels = px(0.8F)});
  };
  // Through the same points wherever the picture lies, so that a line is the same one when the map is panned.
  const double first = basemap_.isWorld ? -180 : std::floor((middle.lon + reach.west) / step) * step;
  const double last = basemap_.isWorld ? 180 : middle.lon + reach.east + step;
  const double south = std::max(std::floor(reach.south / step) * step, -80.0);
  for (double lon = first; lon <= last; lon += step) {
    std::vector<geo::LonLat> meridian;
    for (double lat = std::max(south - step, -85.0); lat <= std::min(reach.north + step, 88.0);
         lat += std::min(step / 4, kSmooth)) {
      meridian.push_back({lon, lat});
    }
    addLine(meridian, true, lon);
  }
  for (double lat = south; lat <= std::min(reach.north + step, 88.0); lat += step) {
    std::vector<geo::LonLat> parallel;
    for (double lon = first; lon <= last; lon += std::min(step / 8, kSmooth)) {
      parallel.push_back({lon, lat});
    }
    addLine(parallel, false, lat);
  }
}

void Composer::addTicks() {
  for (const GraticuleLine& line : view_.shows(view::Layer::Labels) ? ticks_ : std::vector<GraticuleLine>{}) {
    addTicks(line);
  }
  std::ranges::move(tickNames_, std::back_inserter(scene_.items));
}

// Meridians are named along the upper and lower edge, parallels along the left and right one, wherever there is room.
void Composer::addTicks(const GraticuleLine& line) {
  const TextStyle style{.face = Face::Sans,
                        .sizePixels = px(type::kNote),
                        .color = palette_.textQuiet,
                        .halo = palette_.halo,
                        .haloPixels = px(1.6F)};
  const GlyphRun& run = stage_.type.shape(line.title, style.face, style.sizePixels);
  const glm::vec2 half = glm::vec2{run.width, run.ascent + run.descent} / 2.0F;
  const glm::vec2 along = line.isMeridian ? glm::vec2{0, 1} : glm::vec2{1, 0};
  const auto across = [&](glm::vec2 point) { return glm::dot(point, along); };
  for (const bool isFar : {false, true}) {
    const float edge = isFar ? across({frame_.width, frame_.height}) : 0;
    const glm::vec2 in = isFar ? -along : along;
    for (std::size_t i = 1; i < line.pixels.size(); ++i) {
      const float from = across(line.pixels[i - 1]) - edge;
      const float to = across(line.pixels[i]) - edge;
      if ((from < 0) == (to < 0)) {
        continue;
      }
      const glm::vec2 point = glm::mix(line.pixels[i - 1], line.pixels[i], from / (from - to));
      const glm::vec2 middle = point + in * (px(9) + across(half));
      const Box box{middle - half - glm::vec2{px(3)}, middle + half + glm::vec2{px(3)}};
      if (isInside(box.topLeft, px(1)) && isInside(box.bottomRight, px(1)) &&
          std::ranges::none_of(placement_.reserved, [&](const Box& other) { return box.overlaps(other); })) {
        scene_.items.emplace_back(Polyline{{point, point + in * px(5)}, palette_.textQuiet, px(1)});
        tickNames_.push_back(lineOfText(stage_.type, line.title, style,
                                        glm::round(glm::vec2{middle.x - half.x, middle.y - half.y + run.ascent})));
        placement_.reserved.push_back(box);
      }
    }
  }
}

}  // namespace kurilscope::scene
