// What is measured and the rings, as the scene draws them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "../real_stage.hpp"
#include "geo/geodesic.hpp"

namespace kurilscope::scene {
namespace {

const RealStage& real() { return *RealStage::get(); }

view::View viewOf(const std::string& part) {
  return view::fromText("date=2019-01-22&center=145.6,43.7&span=300&layers=labels&" + part).value();
}

Scene sceneOf(const std::string& part) { return compose(real().stage, viewOf(part), {.width = 1200, .height = 800}); }

std::set<std::string> wordsOf(const Scene& scene) {
  std::set<std::string> words;
  for (const Item& item : scene.items) {
    if (const auto* text = std::get_if<Text>(&item)) {
      words.insert(text->text);
    }
  }
  return words;
}

// The polylines of a geodesic's width, without their halos.
std::vector<Polyline> waysOf(const std::string& part) {
  std::vector<Polyline> ways;
  for (const Item& item : sceneOf(part).items) {
    if (const auto* line = std::get_if<Polyline>(&item); line != nullptr && line->widthPixels == 1.2F) {
      ways.push_back(*line);
    }
  }
  return ways;
}

// Each ring twice: its halo and itself.
std::vector<Polyline> ringsOf(const Scene& scene) {
  std::vector<Polyline> rings;
  for (const Item& item : scene.items) {
    if (const auto* line = std::get_if<Polyline>(&item); line != nullptr && line->points.size() == 361) {
      rings.push_back(*line);
    }
  }
  return rings;
}

TEST(MeasuredScene, SaysHowFarTwoIslandsAreInBothUnits) {
  EXPECT_TRUE(wordsOf(sceneOf("measure=hokkaido|kunashir")).contains("15.8 km (8.5 nm)"));
  EXPECT_FALSE(wordsOf(sceneOf("")).contains("15.8 km (8.5 nm)"));
  EXPECT_EQ(waysOf("measure=hokkaido|kunashir").size(), 1u);
  EXPECT_TRUE(waysOf("measure=hokkaido|atlantis").empty());
}

TEST(MeasuredScene, AClosedOneIsAWashOverItsGround) {
  const auto areasOf = [](const std::string& part) {
    std::vector<FillArea> areas;
    for (const Item& item : sceneOf(part).items) {
      if (const auto* area = std::get_if<FillArea>(&item)) {
        areas.push_back(*area);
      }
    }
    return areas;
  };
  EXPECT_TRUE(areasOf("measure=145,43.5|146,43.5|146,44").empty());
  const std::vector<FillArea> areas = areasOf("measure=145,43.5|146,43.5|146,44|");
  ASSERT_EQ(areas.size(), 1u);
  EXPECT_LT(areas.front().color.a, 60) << "the ground is to be read through it";
  // The triangles cover what the figures say: 300 km are 1200 pixels wide.
  double pixels = 0;
  const std::vector<glm::vec2>& corners = areas.front().corners;
  ASSERT_EQ(corners.size() % 3, 0u);
  for (std::size_t i = 0; i < corners.size(); i += 3) {
    const glm::vec2 a = corners[i + 1] - corners[i];
    const glm::vec2 b = corners[i + 2] - corners[i];
    pixels += std::abs(a.x * b.y - a.y * b.x) / 2;
  }
  const double squareMeters = geo::areaSquareMeters(geo::Ring{{145, 43.5}, {146, 43.5}, {146, 44}, {145, 43.5}});
  EXPECT_NEAR(pixels / 16 / (squareMeters / 1e6), 1, 0.02);
}

TEST(MeasuredScene, SaysTheWholeOfAChainAndTheAreaOfAPolygon) {
  const std::string corners = "measure=145.9,43.1|146.9,43.1|146.9,43.55";
  const auto has = [](const std::set<std::string>& words, std::string_view end) {
    return std::ranges::any_of(words, [&](const std::string& text) { return text.find(end) != std::string::npos; });
  };
  EXPECT_TRUE(has(wordsOf(sceneOf(corners)), " km in all"));
  const std::set<std::string> closed = wordsOf(sceneOf(corners + "|"));
  EXPECT_TRUE(has(closed, "perimeter "));
  EXPECT_TRUE(has(closed, " km²"));
  EXPECT_EQ(waysOf(corners).size(), 2u);
  EXPECT_EQ(waysOf(corners + "|").size(), 3u);
}

TEST(Rings, AreTrueDistancesWhereTheMapIsNot) {
  const geo::LonLat center = real().atlas.place("cape-nosappu")->position;
  const std::string part = "ring=cape-nosappu:22.224,50";
  const view::View view = viewOf(part);
  const Scene scene = sceneOf(part);
  const std::vector<Polyline> lines = ringsOf(scene);
  ASSERT_EQ(lines.size(), 2u * 2);
  const double pixelMeters = scene.transform.metersPerPixel();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const glm::vec2 pixel : lines[i].points) {
      const geo::LonLat place = lonLatAt(real().stage, view, scene.frame, glm::dvec2(pixel));
      ASSERT_NEAR(geo::distanceMeters(center, place), i < 2 ? 22224 : 50000, 1.0 / 64 * pixelMeters);
    }
  }
  EXPECT_TRUE(wordsOf(scene).contains("12 nm (22.22 km)"));
  EXPECT_TRUE(wordsOf(scene).contains("50 km"));
}

}  // namespace
}  // namespace kurilscope::scene
