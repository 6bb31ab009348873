#include "canvas/cairo/clip.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace kurilscope::canvas::cairo {
namespace {

using geo::Plane;
using geo::PlaneRing;

constexpr geo::PlaneBox kBox{0, 0, 10, 10};

double areaOf(const PlaneRing& ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    twice += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
  }
  return std::abs(twice) / 2;
}

TEST(Clip, RingsKeepWhatLiesInTheBox) {
  const PlaneRing inside = {{1, 1}, {9, 1}, {9, 9}, {1, 1}};
  EXPECT_EQ(clippedRing(inside, kBox), inside);
  EXPECT_DOUBLE_EQ(areaOf(clippedRing({{-5, -5}, {5, -5}, {5, 5}, {-5, 5}, {-5, -5}}, kBox)), 25);
  EXPECT_DOUBLE_EQ(areaOf(clippedRing({{-1e9, -1e9}, {1e9, -1e9}, {1e9, 1e9}, {-1e9, 1e9}, {-1e9, -1e9}}, kBox)), 100);
  EXPECT_TRUE(clippedRing({{20, 20}, {30, 20}, {30, 30}, {20, 20}}, kBox).empty());
  EXPECT_TRUE(clippedRing({}, kBox).empty());
  for (const Plane& point : clippedRing({{5, -20}, {30, 5}, {5, 30}, {-20, 5}, {5, -20}}, kBox)) {
    EXPECT_TRUE(point.x >= 0 && point.x <= 10 && point.y >= 0 && point.y <= 10);
  }
}

TEST(Clip, SegmentsKeepWhatLiesInTheBox) {
  EXPECT_EQ(clippedSegment({1, 1}, {2, 3}, kBox), (std::pair<Plane, Plane>{{1, 1}, {2, 3}}));
  EXPECT_EQ(clippedSegment({-10, 5}, {20, 5}, kBox), (std::pair<Plane, Plane>{{0, 5}, {10, 5}}));
  EXPECT_EQ(clippedSegment({5, 5}, {5, 25}, kBox), (std::pair<Plane, Plane>{{5, 5}, {5, 10}}));
  EXPECT_FALSE(clippedSegment({-1, -1}, {-1, 11}, kBox));
  EXPECT_FALSE(clippedSegment({-5, 4}, {4, -6}, kBox));
  EXPECT_FALSE(clippedSegment({11, 20}, {20, 11}, kBox));
  EXPECT_FALSE(clippedSegment({std::numeric_limits<double>::quiet_NaN(), 1}, {2, 2}, kBox));
}

}  // namespace
}  // namespace kurilscope::canvas::cairo
