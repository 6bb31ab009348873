#include "canvas/cairo/stripes.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geo/mesh.hpp"

namespace kurilscope::canvas::cairo {
namespace {

using geo::PlanePolygon;

// Crossings of all rings, as the even-odd rule has it; `geo::contains` is the same rule.
bool covers(const PlanePolygon& stripes, double x, double y) { return geo::contains(stripes, {x, y}); }

// A comb with a hole: one stripe cuts it into several parts.
const PlanePolygon kComb = {{{2.3, 3.1},
                             {61, 2},
                             {60, 58},
                             {50, 57},
                             {48, 20},
                             {40, 21},
                             {39, 61},
                             {29, 60},
                             {28, 22},
                             {20, 20},
                             {18, 59},
                             {3, 60.3},
                             {2.3, 3.1}},
                            {{8, 6}, {30, 7}, {29, 16}, {9, 15}, {8, 6}}};

TEST(Stripes, AreThePixelsOfTheRuleInsideTheAreaAlone) {
  for (const bool rising : {true, false}) {
    for (const int width : {1, 2, 3}) {
      for (const int shift : {0, 5}) {
        const PlanePolygon stripes = stripesOver(kComb, {8, width, rising, shift});
        for (int y = 0; y < 64; ++y) {
          for (int x = 0; x < 64; ++x) {
            // Pixels' middles lie on no stripe's side.
            const bool isInside = geo::contains(kComb, {x + 0.5, y + 0.5});
            const int along = (rising ? x + y : x - y + 64) + shift;
            EXPECT_EQ(covers(stripes, x + 0.5, y + 0.5), isInside && along % 8 < width)
                << x << ',' << y << " width " << width << " shift " << shift;
          }
        }
      }
    }
  }
}

TEST(Stripes, NeverLeaveTheArea) {
  for (const geo::PlaneRing& ring : stripesOver(kComb, {8, 3, true, 2})) {
    EXPECT_EQ(ring.front(), ring.back());
    EXPECT_GE(ring.size(), 4U);
    for (const geo::Plane point : ring) {
      EXPECT_TRUE(point.x >= 2.3 && point.x <= 61 && point.y >= 2 && point.y <= 61) << point.x << ',' << point.y;
    }
  }
}

TEST(Stripes, OfNothingAreNone) {
  EXPECT_TRUE(stripesOver({}, {8, 2}).empty());
  EXPECT_TRUE(stripesOver({{}}, {8, 2}).empty());
  EXPECT_TRUE(stripesOver(kComb, {0, 2}).empty());
  EXPECT_TRUE(stripesOver(kComb, {8, 0}).empty());
}

}  // namespace
}  // namespace kurilscope::canvas::cairo
