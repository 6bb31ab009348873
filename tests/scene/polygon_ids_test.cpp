#include "scene/polygon_ids.hpp"

#include <gtest/gtest.h>

namespace kurilscope::scene {
namespace {

TEST(PolygonIds, CopiesAreTheirOwn) {
  PolygonIds ids{3, 5};
  const PolygonIds copy = ids;
  ids.push_back(8);
  EXPECT_EQ(copy, (PolygonIds{3, 5}));
  EXPECT_EQ(ids, (PolygonIds{3, 5, 8}));
  EXPECT_EQ(ids.size(), 3U);
  EXPECT_TRUE(PolygonIds().empty());
  EXPECT_EQ(PolygonIds(), PolygonIds(std::vector<std::uint32_t>{}));
}

TEST(PolygonIds, KnowWhetherTheyRise) {
  EXPECT_TRUE(PolygonIds().isRising());
  EXPECT_TRUE((PolygonIds{1, 4, 9}).isRising());
  EXPECT_FALSE((PolygonIds{1, 9, 4}).isRising());
  PolygonIds ids;
  for (const std::uint32_t id : {2U, 7U}) {
    ids.push_back(id);
    EXPECT_TRUE(ids.isRising());
  }
  const PolygonIds rising = ids;
  ids.push_back(5);
  ids.push_back(6);
  EXPECT_FALSE(ids.isRising());
  EXPECT_TRUE(rising.isRising());
}

}  // namespace
}  // namespace kurilscope::scene
