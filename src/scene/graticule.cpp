// Meridians and parallels, named where they meet the frame.
#include "scene/graticule.hpp"

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

  void add(geo::LonLat point, geo::LonLat middle) {
    if (std::isfinite(point.lon + point.lat)) {
      const double around = std::remainder(point.lon - middle.lon, 360.0);
      west = std::min(west, around);
      east = std::max(east, around);
      south = std::min(south, point.lat);
      north = std::max(north, point.lat);
    }
  }
};

// Degrees of latitude; parallels near the south pole would crowd.
constexpr double kSouthernmost = -85;
constexpr double kSouthernmostParallel = -80;
constexpr double kNorthernmost = 88;

constexpr double kLeapMeters = 12'000'000;  // between two points of a line that are two degrees apart

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

// The multiples of a spacing from one number to another: always the same doubles, whatever the range.
std::vector<double> multiples(double spacing, double first, double last) {
  constexpr double kSame = 1e-6;
  std::vector<double> found;
  for (double i = std::ceil(first / spacing - kSame); i <= last / spacing + kSame; ++i) {
    found.push_back(i * spacing);
  }
  return found;
}

}  // namespace

std::vector<GraticuleLine> graticuleOf(const GraticuleKey& key, const geo::Projection& projection) {
  constexpr double kSmooth = 2;  // degrees between two points of a line that curves, as all do on the world
  const double step = key.stepDegrees;
  // A parallel of a cone, cut into so many pieces between meridians, stays within a twentieth of a pixel at 120 pixels
  // a step: its radius is some 5700 km here. Meridians curve less, or not at all.
  const double pieces = std::exp2(std::ceil(std::log2(std::max(1.0, std::sqrt(8 * step)))));
  constexpr double kOfTheWorld = 5;
  const double alongParallel = step > kOfTheWorld ? kSmooth : step / pieces;
  const double alongMeridian = step > kOfTheWorld ? kSmooth : step / std::max(1.0, pieces / 2);
  const double west = key.west * step;
  const double east = key.east * step;
  const double south = std::max((key.south + 1) * step, kSouthernmostParallel);
  const double north = std::min(key.north * step, kNorthernmost);
  std::vector<GraticuleLine> lines;
  const auto add = [&](const std::vector<geo::LonLat>& line, bool isMeridian, double degrees) {
    geo::PlaneRing plane = projection.project(line);
    std::erase_if(plane, [](geo::Plane point) { return !std::isfinite(point.x + point.y); });
    // Past the antipode a line comes back from the other side of the world's rim: not straight through the map.
    const auto leaps = [](geo::Plane a, geo::Plane b) { return std::hypot(b.x - a.x, b.y - a.y) > kLeapMeters; };
    for (auto first = plane.begin(); first != plane.end();) {
      const auto end = std::adjacent_find(first, plane.end(), leaps);
      const auto past = end == plane.end() ? end : std::next(end);
      if (past - first > 1) {
        lines.push_back({isMeridian, coordinateText(degrees, isMeridian), {first, past}});
      }
      first = past;
    }
  };
  for (const double lon : multiples(step, west, east)) {
    std::vector<geo::LonLat> meridian;
    for (const double lat : multiples(alongMeridian, std::max(south - step, kSouthernmost), north)) {
      meridian.push_back({lon, lat});
    }
    add(meridian, true, lon);
  }
  for (const double lat : multiples(step, south, north)) {
    std::vector<geo::LonLat> parallel;
    for (const double lon : multiples(alongParallel, west, east)) {
      parallel.push_back({lon, lat});
    }
    add(parallel, false, lat);
  }
  return lines;
}

// The lines that may be in view, and one more on each side; of the world all.
GraticuleKey Composer::graticuleKey() const {
  const double step = stepFor(metersPerUnit());
  const auto before = [step](double degrees) { return static_cast<int>(std::floor(degrees / step)); };
  if (basemap_.isWorld) {
    return {step, before(-180), before(180), before(-75) - 1, before(85) + 1};
  }
  const geo::LonLat middle = view_.camera.center;
  const geo::PlaneBox ground = boxAround(kGroundMargin);
  Reach reach;
  for (double x = 0; x <= 1; x += 0.125) {
    // The corners of what is seen lie on the edge, but for a pole.
    const bool isEdge = x == 0 || x == 1;
    for (double y = 0; y <= 1; y += isEdge ? 0.125 : 0.25) {
      const geo::Plane point{std::lerp(ground.left, ground.right, x), std::lerp(ground.bottom, ground.top, y)};
      reach.add(basemap_.projection.unproject(point), middle);
    }
  }
  return {.stepDegrees = step,
          .west = before(middle.lon + reach.west),
          .east = before(middle.lon + reach.east) + 1,
          .south = before(reach.south) - 1,
          .north = before(reach.north) + 1};
}

void Composer::addGraticule() {
  if (!view_.shows(view::Layer::Graticule)) {
    return;
  }
  graticule_ = survey_.graticule(graticuleKey());
  firstOfGraticule_ = scene_.items.size();
  for (const GraticuleLine& line : *graticule_) {
    scene_.items.emplace_back(
        Polyline{.points = pixelsOf(line.line), .color = palette_.graticule, .widthPixels = px(0.8F)});
  }
}

// What stands along the frame, strokes before names since items of one kind in a row are drawn as one.
struct Composer::Ticks {
  std::vector<Polyline> strokes;
  std::vector<Text> names;
};

void Composer::addTicks() {
  if (graticule_ == nullptr || !view_.shows(view::Layer::Labels)) {
    return;
  }
  Ticks ticks;
  for (std::size_t i = 0; i < graticule_->size(); ++i) {
    addTicks((*graticule_)[i], std::get<Polyline>(scene_.items[firstOfGraticule_ + i]).points, ticks);
  }
  std::ranges::move(ticks.strokes, std::back_inserter(scene_.items));
  std::ranges::move(ticks.names, std::back_inserter(scene_.items));
}

// Meridians are named along the upper and lower edge, parallels along the left and right one, wherever there is room.
void Composer::addTicks(const GraticuleLine& line, const std::vector<glm::vec2>& pixels, Ticks& ticks) {
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
    for (std::size_t i = 1; i < pixels.size(); ++i) {
      const float from = across(pixels[i - 1]) - edge;
      const float to = across(pixels[i]) - edge;
      if ((from < 0) == (to < 0)) {
        continue;
      }
      const glm::vec2 point = glm::mix(pixels[i - 1], pixels[i], from / (from - to));
      const glm::vec2 middle = point + in * (px(9) + across(half));
      const Box box{middle - half - glm::vec2{px(3)}, middle + half + glm::vec2{px(3)}};
      if (isInside(box.topLeft, px(1)) && isInside(box.bottomRight, px(1)) &&
          std::ranges::none_of(placement_.reserved, [&](const Box& other) { return box.overlaps(other); })) {
        ticks.strokes.push_back(Polyline{{point, point + in * px(5)}, palette_.textQuiet, px(1)});
        ticks.names.push_back(lineOfText(stage_.type, line.title, style,
                                         glm::round(glm::vec2{middle.x - half.x, middle.y - half.y + run.ascent})));
        placement_.reserved.push_back(box);
      }
    }
  }
}

}  // namespace kurilscope::scene
