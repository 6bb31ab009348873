#include "platform/placement.hpp"

#include <gtest/gtest.h>

#include <array>
#include <climits>

namespace kurilscope::platform {
namespace {

constexpr std::array kTwo = {Area{0, 27, 1366, 741}, Area{1366, 0, 3840, 2160}};

TEST(Fitted, AWindowThatFitsStandsWhereItWas) {
  EXPECT_EQ(fitted({100, 100, 1000, 600}, kTwo), (Fitted{1000, 600, true}));
  EXPECT_EQ(fitted({2000, 50, 1600, 900}, kTwo), (Fitted{1600, 900, true}));
  EXPECT_EQ(fitted({-900, 100, 1000, 600}, kTwo), (Fitted{1000, 600, true})) << "its edge can still be held";
}

TEST(Fitted, NoneIsLargerThanItsScreen) {
  EXPECT_EQ(fitted({0, 27, 1600, 900}, kTwo), (Fitted{1366, 741, true}));
  EXPECT_EQ(fitted({1400, 0, 4800, 2700}, kTwo), (Fitted{3840, 2160, true})) << "4K at three times the density";
  EXPECT_EQ(fitted({-1, -1, 16384, 16384}, kTwo), (Fitted{3840, 2160, false}));
}

TEST(Fitted, APlaceOnAScreenThatIsGoneIsNotTaken) {
  EXPECT_FALSE(fitted({5300, 100, 1000, 600}, kTwo).hasPlace);
  EXPECT_FALSE(fitted({100, -500, 1000, 600}, kTwo).hasPlace) << "its upper edge is above the screen";
  EXPECT_FALSE(fitted({-980, 100, 1000, 600}, kTwo).hasPlace) << "too little of it is left";
  EXPECT_FALSE(fitted({INT_MAX - 5, INT_MAX - 5, 1000, 600}, kTwo).hasPlace);
  EXPECT_FALSE(fitted({INT_MIN, INT_MIN, 1000, 600}, kTwo).hasPlace);
}

TEST(Fitted, WithoutScreensItStaysAsItIs) { EXPECT_EQ(fitted({0, 0, 1000, 600}, {}), (Fitted{1000, 600, false})); }

}  // namespace
}  // namespace kurilscope::platform
