#include <gtest/gtest.h>

#include <algorithm>

#include "image/image.hpp"

namespace kurilscope::image {
namespace {

// A picture with no two neighbouring pixels alike, so that a shift cannot hide.
Image pattern(int width, int height) {
  Image image{.width = width, .height = height, .rgba = {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (const int value : {40 + 20 * (x % 10), 40 + 20 * (y % 10), 7 * ((x + y) % 5), 255}) {
        image.rgba.push_back(static_cast<std::uint8_t>(value));
      }
    }
  }
  return image;
}

std::uint8_t& channel(Image& image, int x, int y, int c) {
  return image.rgba[static_cast<std::size_t>(4 * (y * image.width + x) + c)];
}

TEST(Compare, EqualPicturesDoNotDiffer) {
  const Comparison result = compare(pattern(20, 10), pattern(20, 10), 0);
  EXPECT_TRUE(result.sameSize);
  EXPECT_EQ(result.worstDelta, 0);
  EXPECT_EQ(result.differing, 0);
  EXPECT_TRUE(result.worstPixels.empty());
  EXPECT_EQ(result.difference.rgba, std::vector<std::uint8_t>(20 * 10 * 4, 255));
}

TEST(Compare, ADeltaExactlyAtTheLimitIsAllowed) {
  Image actual = pattern(20, 10);
  channel(actual, 3, 4, 1) += 2;
  const Comparison result = compare(actual, pattern(20, 10), 2);
  EXPECT_EQ(result.differing, 0);
  EXPECT_EQ(result.worstDelta, 2);
}

TEST(Compare, OnePastTheLimitCountsOnce) {
  Image actual = pattern(20, 10);
  channel(actual, 3, 4, 0) += 3;
  channel(actual, 3, 4, 1) += 3;  // the same pixel
  const Comparison result = compare(actual, pattern(20, 10), 2);
  EXPECT_EQ(result.differing, 1);
  EXPECT_EQ(result.worstDelta, 3);
  EXPECT_EQ(result.worstPixels, "3,4: 677b0eff != 64780eff\n");
}

TEST(Compare, DarkerCountsAsMuchAsLighter) {
  Image actual = pattern(20, 10);
  channel(actual, 0, 0, 0) -= 9;
  EXPECT_EQ(compare(actual, pattern(20, 10), 8).differing, 1);
  EXPECT_EQ(compare(pattern(20, 10), actual, 8).differing, 1);
}

TEST(Compare, AnotherSizeIsNotTheSame) {
  for (const auto& [width, height] : {std::pair{10, 20}, {20, 11}, {19, 10}}) {
    const Comparison result = compare(pattern(width, height), pattern(20, 10), 255);
    EXPECT_FALSE(result.sameSize);
    EXPECT_TRUE(result.difference.rgba.empty());
  }
}

TEST(Compare, AShiftByOnePixelDiffersEverywhere) {
  const Image wide = pattern(21, 10);
  Image shifted{.width = 20, .height = 10, .rgba = {}};
  for (int y = 0; y < 10; ++y) {
    shifted.rgba.insert(shifted.rgba.end(), wide.pixel(1, y), wide.pixel(1, y) + 4 * 20);
  }
  EXPECT_EQ(compare(shifted, pattern(20, 10), 2).differing, 200);
}

TEST(Compare, ChangedAlphaIsADifference) {
  Image actual = pattern(20, 10);
  channel(actual, 19, 9, 3) = 250;
  const Comparison result = compare(actual, pattern(20, 10), 2);
  EXPECT_EQ(result.differing, 1);
  EXPECT_EQ(result.worstDelta, 5);
}

TEST(Compare, NamesTheFiveWorstPixelsWorstFirst) {
  Image actual = pattern(20, 10);
  for (int x = 0; x < 8; ++x) {
    channel(actual, x, 0, 1) = static_cast<std::uint8_t>(channel(actual, x, 0, 1) + 10 * (x + 1));
  }
  const std::string worst = compare(actual, pattern(20, 10), 2).worstPixels;
  EXPECT_EQ(std::ranges::count(worst, '\n'), 5);
  EXPECT_TRUE(worst.starts_with("7,0: ")) << worst;
  EXPECT_NE(worst.find("\n3,0: "), std::string::npos) << worst;
  EXPECT_EQ(worst.find("\n2,0: "), std::string::npos) << worst;
}

TEST(Compare, TheDifferencePictureIsDarkerTheFurtherApart) {
  Image actual = pattern(20, 10);
  channel(actual, 1, 0, 2) += 1;
  channel(actual, 2, 0, 2) += 200;
  const Image difference = compare(actual, pattern(20, 10), 0).difference;
  EXPECT_EQ(difference.pixel(0, 0)[1], 255);
  EXPECT_LT(difference.pixel(1, 0)[1], 255);
  EXPECT_LT(difference.pixel(2, 0)[1], difference.pixel(1, 0)[1]);
  EXPECT_GT(difference.pixel(2, 0)[0], difference.pixel(2, 0)[1]);  // red
}

}  // namespace
}  // namespace kurilscope::image
