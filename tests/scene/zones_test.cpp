#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../real_stage.hpp"
#include "geo/geodesic.hpp"
#include "view/command.hpp"

namespace kurilscope::scene {
namespace {

// The real pack with the zones of two settlements and the limits, computed once.
class ZonesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const RealStage* real = RealStage::get();
    ASSERT_NE(real, nullptr);
    for (const char* id : {"none", "two"}) {
      shelf().settlements[id] = zoneShapesOf(*real->atlas.settlement(id), real->atlas);
    }
    shelf().limits = limitShapesOf(real->atlas);
  }

  static ZoneShelf& shelf() {
    static ZoneShelf shelf;
    return shelf;
  }

  [[nodiscard]] static Scene composed(const std::string& settlement, bool shows = true, double spanKm = 900,
                                      const ZoneShelf* zones = &shelf()) {
    const RealStage& real = *RealStage::get();
    view::View view = view::initialView(real.atlas);
    view.camera = {{146.8, 44.0}, spanKm};
    view.settlement = settlement;
    view.layers.set(static_cast<std::size_t>(view::Layer::Zones), shows);
    Stage stage = real.stage;
    stage.zones = zones;
    return compose(stage, view, {1600, 900, 1});
  }

  [[nodiscard]] static std::vector<std::string> wordsOf(const Scene& scene) {
    std::vector<std::string> words = scene.notes;
    for (const Item& item : scene.items) {
      if (const auto* text = std::get_if<Text>(&item)) {
        words.push_back(text->text);
      }
    }
    std::ranges::transform(scene.legend, std::back_inserter(words), &LegendEntry::title);
    return words;
  }

  [[nodiscard]] static bool says(const Scene& scene, const std::string& phrase) {
    return std::ranges::any_of(wordsOf(scene),
                               [&](const std::string& text) { return text.find(phrase) != std::string::npos; });
  }

  [[nodiscard]] static std::size_t areas(const Scene& scene) {
    return static_cast<std::size_t>(
        std::ranges::count_if(scene.items, [](const Item& item) { return std::holds_alternative<FillArea>(item); }));
  }
};

TEST_F(ZonesTest, AreDrawnWithTheirNumbersAndTheWordsThatSayWhatTheyAre) {
  const Scene scene = composed("two");
  EXPECT_EQ(areas(scene), 1U);
  EXPECT_TRUE(says(scene, "Japan +106,000 km², Russia −106,000 km²"));
  EXPECT_TRUE(says(scene, "Shikotan, Habomai (1956)"));
  EXPECT_TRUE(says(scene, "Equidistant line, computed"));
  const auto caveats = std::ranges::count_if(
      wordsOf(scene), [](const std::string& text) { return text.find(atlas::kZonesCaveat) != std::string::npos; });
  EXPECT_GE(caveats, 2) << "on the label and in the notes";
  EXPECT_TRUE(std::ranges::count(scene.sources, "tass-2018-12-18") == 1) << "what the settlement rests on";
}

TEST_F(ZonesTest, ThePresentStateHasItsLineAndMovesNothing) {
  for (const char* settlement : {"none", ""}) {
    const Scene scene = composed(settlement);
    EXPECT_EQ(areas(scene), 0U);
    EXPECT_FALSE(says(scene, "km²,"));
    EXPECT_TRUE(says(scene, "Equidistant line, computed"));
    EXPECT_TRUE(says(scene, atlas::kZonesCaveat));
  }
}

TEST_F(ZonesTest, LeaveNoTraceWhereTheyAreOffOrNotComputedOrOnTheWorld) {
  for (const Scene& scene :
       {composed("two", false), composed("two", true, 900, nullptr), composed("four"), composed("two", true, 12000)}) {
    EXPECT_EQ(areas(scene), 0U);
    EXPECT_FALSE(says(scene, "quidistan"));
  }
}

TEST_F(ZonesTest, LieUnderTheLand) {
  const Scene scene = composed("two");
  const auto at = [&](auto test) { return std::ranges::find_if(scene.items, test) - scene.items.begin(); };
  EXPECT_LT(at([](const Item& item) { return std::holds_alternative<FillArea>(item); }),
            at([](const Item& item) { return std::holds_alternative<FillLand>(item); }));
}

TEST_F(ZonesTest, TrianglesCoverWhatTheRingsEnclose) {
  const Scene scene = composed("two");
  const auto cross = [](glm::vec2 a, glm::vec2 b) { return a.x * b.y - a.y * b.x; };
  for (const Item& item : scene.items) {
    if (const auto* area = std::get_if<FillArea>(&item)) {
      double rings = 0;
      for (const auto& ring : area->rings) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
          rings += cross(ring[i - 1], ring[i]) / 2;
        }
      }
      double triangles = 0;
      for (std::size_t i = 0; i + 2 < area->corners.size(); i += 3) {
        triangles += std::abs(cross(area->corners[i + 1] - area->corners[i], area->corners[i + 2] - area->corners[i]));
      }
      EXPECT_NEAR(triangles / 2 / std::abs(rings), 1, 1e-3);
    }
  }
}

// On the real coasts, by the exact search rather than the fast one that traced the line.
TEST_F(ZonesTest, TheRealLineIsAsFarFromBothSides) {
  const atlas::Atlas& atlas = RealStage::get()->atlas;
  std::vector<geo::Ring> japan;
  std::vector<geo::Ring> russia;
  const std::vector<std::string> habomai = atlas.membersOf("habomai");
  const auto isJapans = [&](const std::string& island) {
    return island == "shikotan" || std::ranges::find(habomai, island) != habomai.end() ||
           atlas.statusOn(island, atlas.records().defaultDate)->administeredBy == "japan";
  };
  for (const atlas::LandPolygon& land : atlas.land()) {
    (isJapans(land.island) ? japan : russia).push_back(land.rings.front());
  }
  for (const atlas::Island& island : atlas.islands()) {
    if (!island.inCoast && !island.isGroup()) {
      (isJapans(island.id) ? japan : russia).push_back({island.position});
    }
  }
  const geo::Coast ofJapan(japan);
  const geo::Coast ofRussia(russia);
  std::size_t vertices = 0;
  for (const geo::Line& part : shelf().settlements["two"].zones.line) {
    for (std::size_t i = 1; i + 1 < part.size(); ++i) {
      const geo::Inverse way = geo::inverse(part[i], part[i + 1]);
      const geo::LonLat middle = geo::direct(part[i], way.azimuthFromDegrees, way.distanceMeters / 2);
      const auto difference = [&](geo::LonLat place) {
        return ofJapan.nearest(place).distanceMeters - ofRussia.nearest(place).distanceMeters;
      };
      EXPECT_NEAR(difference(part[i]), 0, 1);
      EXPECT_NEAR(difference(middle), 0, 10);
      ++vertices;
    }
  }
  EXPECT_GT(vertices, 300U);
}

}  // namespace
}  // namespace kurilscope::scene
