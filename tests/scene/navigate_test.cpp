#include "scene/navigate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <random>

#include "../real_stage.hpp"
#include "geo/geodesic.hpp"
#include "geo/mesh.hpp"
#include "view/command.hpp"

namespace kurilscope::scene {
namespace {

using atlas::day;
using view::Layer;

class NavigateTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
    view_ = view::initialView(real_->atlas);
  }

  // In doubles: a float's pixel would hide a hundredth.
  [[nodiscard]] glm::dvec2 pixelOf(geo::LonLat place, const view::Camera& camera) const {
    view::View view = view_;
    view.camera = camera;
    const MapTransform transform = transformFor(real_->stage, view, frame_);
    const geo::Plane plane = real_->stage.basemapFor(view).projection.project(place);
    return {transform.middle.x + (plane.x - transform.center.x) * transform.pixelsPerMeter,
            transform.middle.y - (plane.y - transform.center.y) * transform.pixelsPerMeter};
  }

  double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(generator_); }
  glm::dvec2 anyPixel() { return {between(0, frame_.width), between(0, frame_.height)}; }
  view::Camera anyCamera() {
    return {{between(140, 158), between(40, 53)}, std::exp(between(std::log(1), std::log(9000)))};
  }

  const RealStage* real_ = nullptr;
  view::View view_;
  Frame frame_{.width = 1280, .height = 720, .scale = 1};
  std::mt19937 generator_{1956};
};

constexpr double kSamePixel = 1.01;  // the map is drawn up to half a pixel from where its camera asks for it

bool isNear(double a, double b, double most) { return std::abs(a - b) <= most; }

// Where a map of the region ends.
bool isAtTheEnd(geo::LonLat center) {
  const geo::Box box = surroundings();
  const double east = box.east > 180 ? box.east - 360 : box.east;
  return center.lat == box.north || center.lat == box.south || center.lon == box.west || center.lon == east;
}

TEST_F(NavigateTest, APannedPlaceStaysUnderTheHand) {
  int checked = 0;
  for (int i = 0; i < 1000; ++i) {
    view_.camera = anyCamera();
    const glm::dvec2 from = anyPixel();
    const glm::dvec2 to = anyPixel();
    const geo::LonLat place = lonLatAt(real_->stage, view_, frame_, from);
    const view::Camera after = panned(real_->stage, view_, frame_, from, to);
    if (std::abs(after.center.lat) > 80 || isAtTheEnd(after.center)) {
      continue;  // over the pole a map may stop, and one of the region where its land does
    }
    ++checked;
    const glm::dvec2 now = pixelOf(place, after);
    EXPECT_NEAR(now.x, to.x, kSamePixel) << view::toText(view_);
    EXPECT_NEAR(now.y, to.y, kSamePixel) << view::toText(view_);
  }
  EXPECT_GT(checked, 900);
}

// By whole pixels the sheet moves stiffly: every place by the very same pixels, and back to where it was.
TEST_F(NavigateTest, APanByWholePixelsMovesEveryPlaceByThem) {
  int stiff = 0;
  for (int i = 0; i < 500; ++i) {
    view_.camera = anyCamera();
    const glm::dvec2 from = glm::round(anyPixel());
    const glm::dvec2 by = glm::round((anyPixel() - anyPixel()) / 20.0);
    view::View moved = view_;
    moved.camera = panned(real_->stage, view_, frame_, from, from + by);
    const MapTransform before = transformFor(real_->stage, view_, frame_);
    const MapTransform after = transformFor(real_->stage, moved, frame_);
    if (before.pixelsPerMeter != after.pixelsPerMeter) {
      continue;  // at the widest and the narrowest, and between the region's map and the world's
    }
    ++stiff;
    for (int k = 0; k < 20; ++k) {
      const geo::Plane place = before.plane(anyPixel());
      const glm::dvec2 shift{after.pixel(place) - before.pixel(place)};
      EXPECT_TRUE(isNear(shift.x, by.x, 1.0 / 64) && isNear(shift.y, by.y, 1.0 / 64)) << view::toText(view_);
    }
    moved.camera = panned(real_->stage, moved, frame_, from + by, from);
    EXPECT_EQ(transformFor(real_->stage, moved, frame_), before) << view::toText(view_);
  }
  EXPECT_GT(stiff, 450);
}

TEST_F(NavigateTest, ManySmallPansAndZoomsAddUpToNoError) {
  view_.camera = {{146.0, 44.0}, 500};
  const glm::dvec2 cursor{317, 208};
  const geo::LonLat place = lonLatAt(real_->stage, view_, frame_, cursor);
  for (int i = 0; i < 200; ++i) {
    view_.camera = zoomed(real_->stage, view_, frame_, cursor, i < 100 ? 0.97 : 1 / 0.97);
    view_.camera = panned(real_->stage, view_, frame_, cursor, cursor + glm::dvec2{i % 2 == 0 ? 0.4 : -0.4, 0});
  }
  const glm::dvec2 now = pixelOf(place, view_.camera);
  EXPECT_TRUE(isNear(now.x, cursor.x, kSamePixel) && isNear(now.y, cursor.y, kSamePixel)) << now.x << ", " << now.y;
  EXPECT_NEAR(view_.camera.spanKm, 500, 1e-3);
}

// A stripe belongs to the land: a pan moves it along.
TEST_F(NavigateTest, StripesMoveWithTheLand) {
  for (const bool rising : {false, true}) {
    const HatchLand hatch{.polygons = {}, .color = {}, .periodPixels = 7, .widthPixels = 2, .rising = rising};
    const auto isStripe = [&](const MapTransform& transform, int x, int y) {
      const int along = (rising ? x + y : x - y) + hatch.shift(transform);
      return (along % 7 + 7) % 7 < 2;
    };
    view_.camera = {{146.0, 44.0}, 500};
    const MapTransform before = transformFor(real_->stage, view_, frame_);
    view_.camera = panned(real_->stage, view_, frame_, {100, 100}, {111, 95});
    const MapTransform after = transformFor(real_->stage, view_, frame_);
    for (int i = 0; i < 7; ++i) {
      EXPECT_EQ(isStripe(before, 300 + i, 200), isStripe(after, 311 + i, 195));
      EXPECT_GE(hatch.shift(after), 0);
      EXPECT_LT(hatch.shift(after), 7);
    }
  }
}

TEST_F(NavigateTest, AZoomKeepsThePlaceUnderTheCursor) {
  int checked = 0;
  int crossed = 0;
  for (int i = 0; i < 1500; ++i) {
    view_.camera = anyCamera();
    if (i % 3 == 0) {  // about the change between the region's map and the world's
      view_.camera.spanKm = kWorldSpanKm * between(0.75, 1.35);
    }
    const glm::dvec2 cursor = anyPixel();
    const double factor = std::exp(between(-0.7, 0.7));
    const geo::LonLat place = lonLatAt(real_->stage, view_, frame_, cursor);
    const view::Camera after = zoomed(real_->stage, view_, frame_, cursor, factor);
    EXPECT_DOUBLE_EQ(after.spanKm, std::clamp(view_.camera.spanKm * factor, view::kNarrowestKm, view::kWidestKm));
    if (!std::isfinite(place.lon) || std::abs(after.center.lat) > 80 || std::abs(place.lat) > 85) {
      continue;
    }
    ++checked;
    crossed += (after.spanKm > kWorldSpanKm) != (view_.camera.spanKm > kWorldSpanKm) ? 1 : 0;
    const glm::dvec2 now = pixelOf(place, after);
    const double most = 0.01 + 0.5 + 0.5 / std::min(factor, 1.0);  // the half pixel before grows with the map
    EXPECT_NEAR(now.x, cursor.x, most) << view::toText(view_) << " by " << factor;
    EXPECT_NEAR(now.y, cursor.y, most) << view::toText(view_) << " by " << factor;
  }
  EXPECT_GT(checked, 1200);
  EXPECT_GT(crossed, 100);
}

TEST_F(NavigateTest, AZoomToTheEndsStopsThere) {
  for (int i = 0; i < 100; ++i) {
    view_.camera = zoomed(real_->stage, view_, frame_, {300, 200}, 0.5);
  }
  EXPECT_EQ(view_.camera.spanKm, view::kNarrowestKm);
  for (int i = 0; i < 100; ++i) {
    view_.camera = zoomed(real_->stage, view_, frame_, {300, 200}, 2);
    ASSERT_TRUE(std::isfinite(view_.camera.center.lon + view_.camera.center.lat));
  }
  EXPECT_EQ(view_.camera.spanKm, view::kWidestKm);
}

TEST_F(NavigateTest, APixelAndItsPlaceGoThereAndBack) {
  for (int i = 0; i < 1000; ++i) {
    view_.camera = anyCamera();
    const MapTransform transform = transformFor(real_->stage, view_, frame_);
    const glm::dvec2 pixel = anyPixel();
    const glm::vec2 back = transform.pixel(transform.plane(pixel));
    EXPECT_NEAR(back.x, pixel.x, 1.0 / 128 + 1e-3);  // a pixel's place comes in its 64ths
    EXPECT_NEAR(back.y, pixel.y, 1.0 / 128 + 1e-3);
    const glm::dvec2 through = pixelOf(lonLatAt(real_->stage, view_, frame_, pixel), view_.camera);
    EXPECT_NEAR(through.x, pixel.x, 1e-3) << view::toText(view_);
    EXPECT_NEAR(through.y, pixel.y, 1e-3) << view::toText(view_);
    EXPECT_DOUBLE_EQ(transform.metersPerPixel() * transform.pixelsPerMeter, 1);
  }
}

TEST_F(NavigateTest, TheMiddleOfThePictureIsTheCentreAndNorthIsUp) {
  view_.camera = {{146.0, 44.0}, 500};
  const glm::dvec2 middle = pixelOf(view_.camera.center, view_.camera);
  EXPECT_NEAR(middle.x, 640, 0.5);
  EXPECT_NEAR(middle.y, 360, 0.5);
  EXPECT_LT(pixelOf({146.0, 44.5}, view_.camera).y, 360);
  EXPECT_GT(pixelOf({146.5, 44.0}, view_.camera).x, 640);
}

TEST_F(NavigateTest, TheSpanIsTheGroundsWidth) {
  for (const double span : {20.0, 300.0, 1500.0}) {
    view_.camera = {{147.0, 44.5}, span};
    const geo::LonLat left = lonLatAt(real_->stage, view_, frame_, {0, 360});
    const geo::LonLat right = lonLatAt(real_->stage, view_, frame_, {1280, 360});
    const double width = geo::inverse(left, right).distanceMeters / 1000;
    EXPECT_NEAR(width / span, 1, 0.01) << span;
  }
}

class PickTest : public NavigateTest {
 protected:
  // A point well inside an island's largest polygon: the middle of its largest triangle.
  [[nodiscard]] geo::Plane landOf(const std::string& island) const {
    geo::Plane best;
    double largest = 0;
    for (const BasePolygon& polygon : real_->region.polygons) {
      if (polygon.island != island || !polygon.isMain) {
        continue;
      }
      const geo::Triangles triangles = geo::triangulated(polygon.rings);
      for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
        const geo::Plane a = triangles.points[triangles.indices[i]];
        const geo::Plane b = triangles.points[triangles.indices[i + 1]];
        const geo::Plane c = triangles.points[triangles.indices[i + 2]];
        const double area = std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y));
        if (area > largest) {
          largest = area;
          best = {(a.x + b.x + c.x) / 3, (a.y + b.y + c.y) / 3};
        }
      }
    }
    EXPECT_GT(largest, 0) << island << " has no land";
    return best;
  }
  [[nodiscard]] view::Selection pickedAt(const Scene& scene, geo::LonLat place) const {
    const geo::Plane plane = real_->stage.basemapFor(view_).projection.project(place);
    return pick(real_->stage, view_, scene, scene.transform.pixel(plane));
  }
};

TEST_F(PickTest, LandIsItsIslandAndTheOpenSeaIsNothing) {
  view_.date = day(1990, 1, 1);
  view_.camera = {{146.5, 44.2}, 600};
  view_.layers.reset(static_cast<std::size_t>(Layer::Labels));
  view_.layers.reset(static_cast<std::size_t>(Layer::Places));
  view_.layers.reset(static_cast<std::size_t>(Layer::Events));
  const Scene scene = compose(real_->stage, view_, frame_);
  for (const std::string id : {"kunashir", "iturup", "shikotan", "hokkaido"}) {
    EXPECT_EQ(pick(real_->stage, view_, scene, scene.transform.pixel(landOf(id))),
              (view::Selection{view::Subject::Island, id}));
  }
  for (const geo::LonLat sea : {geo::LonLat{148.5, 43.6}, {145.2, 44.7}, {146.4, 44.75}}) {
    EXPECT_EQ(pickedAt(scene, sea), view::Selection{});
  }
}

TEST_F(PickTest, AnEventsMarkIsTheEvent) {
  view_.date = day(1945, 9, 5);
  view_.camera = {{149.5, 46.5}, 2300};
  const Scene scene = compose(real_->stage, view_, frame_);
  int events = 0;
  for (std::size_t i = 0; i < scene.marks.size(); ++i) {
    const Mark& mark = scene.marks[i];
    const glm::vec2 middle = (mark.topLeft + mark.bottomRight) * 0.5F;
    const Mark* topmost = &mark;
    for (std::size_t k = i + 1; k < scene.marks.size(); ++k) {
      const Mark& above = scene.marks[k];
      if (above.topLeft.x <= middle.x && middle.x <= above.bottomRight.x && above.topLeft.y <= middle.y &&
          middle.y <= above.bottomRight.y) {
        topmost = &above;
      }
    }
    EXPECT_EQ(pick(real_->stage, view_, scene, middle), topmost->subject);
    events += topmost->subject.subject == view::Subject::Event ? 1 : 0;
  }
  EXPECT_GT(events, 2);
}

TEST_F(PickTest, EveryIsletCanBePicked) {
  view_.date = day(1990, 1, 1);
  view_.layers.reset();
  for (const atlas::Island& island : real_->atlas.islands()) {
    if (island.isGroup() || island.isContext()) {
      continue;
    }
    for (const double span : {6.0, 900.0}) {
      view_.camera = {island.position, span};
      const Scene scene = compose(real_->stage, view_, frame_);
      const geo::Plane land = island.inCoast ? landOf(island.id) : real_->region.projection.project(island.position);
      const view::Selection found = pick(real_->stage, view_, scene, scene.transform.pixel(land));
      EXPECT_EQ(found.subject, view::Subject::Island) << island.id << " at " << span << " km";
      // From afar a neighbour's ring may lie over it.
      EXPECT_TRUE(found.id == island.id || span > 100) << island.id << " is taken for " << found.id;
    }
  }
}

// A map of the region would show sea where there is land, had it been dragged far enough.
TEST_F(NavigateTest, TheMapEndsWhereItHasNothingToShow) {
  const geo::Box box = surroundings();
  for (int i = 0; i < 300; ++i) {
    view_.camera = anyCamera();
    view_.camera.spanKm = std::min(view_.camera.spanKm, kWorldSpanKm);
    const glm::dvec2 step{between(-200, 200), between(-200, 200)};
    for (int j = 0; j < 100; ++j) {
      const double factor = j % 10 == 9 ? between(0.8, 1.25) : 1;
      view_.camera = panned(real_->stage, view_, frame_, {640, 360}, glm::dvec2{640, 360} + step);
      view_.camera = factor == 1 ? view_.camera : zoomed(real_->stage, view_, frame_, anyPixel(), factor);
      const auto [place, span] = view_.camera;
      if (span <= kWorldSpanKm) {
        const double lon = place.lon < box.west ? place.lon + 360 : place.lon;
        ASSERT_TRUE(lon >= box.west && lon <= box.east && place.lat >= box.south && place.lat <= box.north)
            << place.lon << ", " << place.lat << " at " << span << " km";
      }
    }
  }
}

TEST_F(NavigateTest, WhatAViewShowsIsShownBelowACoveredStrip) {
  const view::Camera whole{{149.5, 46.5}, 2300};
  const view::Camera below = shownBelow(real_->stage, view_, frame_, 60, whole);
  for (const double x : {0.0, 1280.0}) {
    for (const double y : {0.0, 720.0}) {
      view_.camera = whole;
      const MapTransform transform = askedTransform(real_->stage, view_, frame_);
      const glm::dvec2 at = pixelOf(real_->region.projection.unproject(transform.plane({x, y})), below);
      EXPECT_GE(at.y, 59) << x << ", " << y;
      EXPECT_LE(at.y, 721) << x << ", " << y;
      EXPECT_GE(at.x, -1) << x << ", " << y;
      EXPECT_LE(at.x, 1281) << x << ", " << y;
    }
  }
}

}  // namespace
}  // namespace kurilscope::scene
