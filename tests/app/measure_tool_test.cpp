#include "app/measure_tool.hpp"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "../real_stage.hpp"
#include "geo/geodesic.hpp"

namespace kurilscope::app {
namespace {

using scene::Hold;

constexpr double kPixelParts = 4;  // metres: a 64th of a pixel of 217 m

class MeasureToolTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
    view_ = view::initialView(real_->atlas);
    view_.camera = {{145.6, 43.9}, 260};
    scene_ = scene::compose(real_->stage, view_, frame_);
    tool_.toggle();
  }

  [[nodiscard]] static CoastDesk& desk() {
    static CoastDesk all(RealStage::get()->atlas);
    return all;
  }
  [[nodiscard]] static const view::Coasts& coasts() { return desk().all(); }
  [[nodiscard]] glm::vec2 pixelOf(geo::LonLat place) const {
    return scene_.transform.pixel(real_->region.projection.project(place));
  }
  [[nodiscard]] scene::Snapped snapped(glm::vec2 pixel, bool isExact = false) const {
    return scene::snapped(real_->stage, view_, scene_, coasts(), pixel, isExact);
  }
  void take(const view::Commands& commands) {
    for (const view::Command& command : commands) {
      view_ = view::apply(view_, command, real_->atlas);
    }
  }
  void clickAt(geo::LonLat place, bool isExact = false) {
    const glm::vec2 pixel = pixelOf(place);
    take(tool_.click(snapped(pixel, isExact), tool_.wouldClose(real_->stage, view_, scene_, pixel), view_));
  }
  [[nodiscard]] std::vector<std::string> ends() const {
    return view_.measurement ? view_.measurement->ends : std::vector<std::string>{};
  }

  const RealStage* real_ = nullptr;
  view::View view_;
  scene::Frame frame_{.width = 1200, .height = 800, .scale = 1};
  scene::Scene scene_;
  MeasureTool tool_;
  const geo::LonLat inHokkaido_{144.6, 43.5};
  const geo::LonLat inKunashir_{145.95, 44.2};
};

TEST_F(MeasureToolTest, LandIsItsIsland) {
  EXPECT_EQ(snapped(pixelOf(inKunashir_)).end, "kunashir");
  EXPECT_EQ(snapped(pixelOf(inHokkaido_)).end, "hokkaido");
  const scene::Snapped exact = snapped(pixelOf(inKunashir_), true);
  EXPECT_EQ(exact.hold, Hold::Point);
  EXPECT_LT(geo::distanceMeters(exact.point, inKunashir_), kPixelParts);
}

TEST_F(MeasureToolTest, MarksWithinTenUnitsAreTaken) {
  const atlas::Place& cape = *real_->atlas.place("cape-nosappu");
  const scene::Snapped place = snapped(pixelOf(cape.position) + glm::vec2{5, -7});
  EXPECT_EQ(place.hold, Hold::Place);
  EXPECT_EQ(place.end, "cape-nosappu");
  EXPECT_EQ(place.point, cape.position);
  const atlas::Island& rock = *real_->atlas.island("signalny");
  EXPECT_EQ(snapped(pixelOf(rock.position) + glm::vec2{1, 1}).end, "signalny");
  EXPECT_NE(snapped(pixelOf(cape.position) + glm::vec2{60, 60}).hold, Hold::Place);
  view_.layers.reset();
  EXPECT_NE(snapped(pixelOf(cape.position) + glm::vec2{5, -7}).hold, Hold::Place) << "a place that is not drawn";
}

TEST_F(MeasureToolTest, TheSeaByACoastIsItsNearestPoint) {
  const atlas::Island& kunashir = *real_->atlas.island("kunashir");
  const auto nearest = [&](geo::LonLat place) { return coasts().wayToLand(place, kunashir).value(); };
  // Southwards from the land out to sea, 0.5 pixels a step.
  int held = 0;
  for (double lat = 44.4; lat > 43.7; lat -= 0.001) {
    const geo::LonLat place{146.1, lat};
    const glm::vec2 pixel = pixelOf(place);
    const scene::Snapped at = snapped(pixel);
    if (at.hold == Hold::Coast) {
      ++held;
      EXPECT_EQ(at.island, "kunashir");
      EXPECT_LE(glm::distance(at.pixel, pixel), scene::kSnapUnits);
      EXPECT_LT(nearest(at.point).distanceMeters, 1);
      EXPECT_NEAR(geo::distanceMeters(at.point, place), nearest(place).distanceMeters, 1);
    } else if (at.hold == Hold::Point) {
      EXPECT_GT(glm::distance(pixelOf(nearest(place).to), pixel), scene::kSnapUnits);
    }
  }
  EXPECT_GT(held, 5);
}

TEST_F(MeasureToolTest, TwoIslandsAreTwoClicks) {
  clickAt(inHokkaido_);
  EXPECT_FALSE(view_.measurement);
  EXPECT_EQ(tool_.lastEnd(view_), "hokkaido");
  clickAt(inKunashir_);
  EXPECT_EQ(view_.measurement, (view::Measurement{{"hokkaido", "kunashir"}, false}));
  clickAt(inKunashir_);
  EXPECT_EQ(ends().size(), 2u) << "the same end twice is a slip";
}

TEST_F(MeasureToolTest, AClickOnTheFirstClosesAndBackOpensAgain) {
  const geo::LonLat first{145.4, 43.1};
  for (const geo::LonLat corner : {first, geo::LonLat{146.4, 43.1}, geo::LonLat{146.4, 43.6}}) {
    clickAt(corner, true);
  }
  EXPECT_EQ(ends().size(), 3u);
  const std::string firstEnd = ends().front();
  clickAt(first, true);
  ASSERT_TRUE(view_.measurement && view_.measurement->isClosed);
  EXPECT_EQ(ends().size(), 3u);
  EXPECT_EQ(tool_.lastEnd(view_), "") << "the next click begins anew";
  take(tool_.back(view_));
  EXPECT_FALSE(view_.measurement->isClosed);
  take(tool_.back(view_));
  EXPECT_EQ(ends().size(), 2u);
  take(tool_.back(view_));
  EXPECT_FALSE(view_.measurement);
  EXPECT_EQ(tool_.lastEnd(view_), firstEnd) << "one end is left";
  take(tool_.back(view_));
  EXPECT_EQ(tool_.lastEnd(view_), "");
  take(tool_.back(view_));
}

TEST_F(MeasureToolTest, AfterTheEndAClickBeginsAnew) {
  clickAt(inHokkaido_);
  clickAt(inKunashir_);
  tool_.finish();
  clickAt(inKunashir_);
  EXPECT_FALSE(view_.measurement);
  clickAt(inHokkaido_);
  EXPECT_EQ(ends(), (std::vector<std::string>{"kunashir", "hokkaido"}));
}

TEST_F(MeasureToolTest, TheHintIsHowFarTheNextClickWouldBe) {
  clickAt(inHokkaido_);
  const auto hint = [&](geo::LonLat place) {
    return hintOf(tool_, real_->stage, view_, scene_, desk(), pixelOf(place), false);
  };
  const auto toIsland = hint(inKunashir_).next;
  ASSERT_TRUE(toIsland);
  EXPECT_EQ(toIsland->distanceMeters, real_->atlas.shortestBetween("hokkaido", "kunashir")->distanceMeters);
  const geo::LonLat atSea{146.5, 43.1};
  const ui::MeasureHint toSea = hint(atSea);
  ASSERT_TRUE(toSea.next);
  EXPECT_NEAR(toSea.next->distanceMeters, real_->atlas.coastOf("hokkaido").nearest(atSea).distanceMeters, kPixelParts);
  EXPECT_LT(glm::distance(toSea.line.back(), pixelOf(atSea)), 0.5F);
  tool_.toggle();
  EXPECT_FALSE(hint(atSea).snapped);
}

}  // namespace
}  // namespace kurilscope::app
