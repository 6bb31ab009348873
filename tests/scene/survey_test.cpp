#include "scene/survey.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "../real_stage.hpp"

namespace kurilscope::scene {
namespace {

// All that it says about land, by looking at each polygon.
Survey::LandFound lookedThrough(const Basemap& basemap, const geo::PlaneBox& box) {
  Survey::LandFound found;
  for (std::uint32_t i = 0; i < basemap.polygons.size(); ++i) {
    const BasePolygon& polygon = basemap.polygons[i];
    if (polygon.bounds.overlaps(box)) {
      (polygon.isFar || polygon.runsOn ? found.far : found.near).push_back(i);
    }
  }
  return found;
}

TEST(Survey, LandIsFoundAsByLookingAtEachPolygon) {
  const RealStage* real = RealStage::get();
  ASSERT_NE(real, nullptr);
  for (const Basemap* basemap : {&real->region, &real->world.get()}) {
    const Survey survey(real->atlas, *basemap);
    std::size_t most = 0;
    for (double half = 2e3; half < 4e7; half *= 3) {
      for (const double east : {-0.7, 0.0, 0.4}) {
        const geo::PlaneBox box{half * (east - 1), -half * (1 + east / 2), half * (east + 1), half * (1 - east / 2)};
        const Survey::LandFound found = survey.landIn(box);
        const Survey::LandFound expected = lookedThrough(*basemap, box);
        EXPECT_EQ(found.near, expected.near) << half << ' ' << east;
        EXPECT_EQ(found.far, expected.far) << half << ' ' << east;
        most = std::max(most, found.near.size() + found.far.size());
      }
    }
    EXPECT_EQ(most, basemap->polygons.size());
    EXPECT_TRUE(survey.landIn({9e8, 9e8, 9.1e8, 9.1e8}).far.empty());
  }
}

// What the program skips where far land does not matter.
TEST(Basemap, FarPolygonsComeLast) {
  const RealStage* real = RealStage::get();
  ASSERT_NE(real, nullptr);
  for (const Basemap* basemap : {&real->region, &real->world.get()}) {
    const std::size_t near = basemap->nearPolygons().size();
    ASSERT_GT(near, 0U);
    ASSERT_LT(near, basemap->polygons.size());
    for (std::size_t i = 0; i < basemap->polygons.size(); ++i) {
      EXPECT_EQ(basemap->polygons[i].isFar, i >= near) << i;
    }
  }
}

}  // namespace
}  // namespace kurilscope::scene
