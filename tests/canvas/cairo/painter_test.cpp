#include "canvas/cairo/painter.hpp"

#include <gtest/gtest.h>

#include <array>
#include <memory>

#include "../../real_stage.hpp"

namespace kurilscope::canvas::cairo {
namespace {

constexpr int kSide = 64;

// A scene of one item, painted a pixel to a pixel; answers how dark each pixel became, 0..255.
class Painted {
 public:
  Painted(const scene::Stage& stage, scene::Item item) : Painted(stage, std::vector{std::move(item)}) {}
  Painted(const scene::Stage& stage, std::vector<scene::Item> items) {
    scene::Scene scene;
    scene.frame = {kSide, kSide, 1};
    scene.background = {255, 255, 255};
    scene.items = std::move(items);
    const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, kSide, kSide), cairo_surface_destroy);
    const std::unique_ptr<cairo_t, void (*)(cairo_t*)> context(cairo_create(surface.get()), cairo_destroy);
    Painter(context.get(), stage, scene).paint();
    cairo_surface_flush(surface.get());
    const unsigned char* data = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) {
        darkness_[y * kSide + x] = 255 - data[y * stride + 4 * x];
      }
    }
  }

  [[nodiscard]] int at(int x, int y) const { return darkness_[y * kSide + x]; }

 private:
  std::array<int, kSide * kSide> darkness_{};
};

class PainterTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_NE(RealStage::get(), nullptr); }
};

TEST_F(PainterTest, WhatFollowsAClipIsDrawnInsideItsBoxAlone) {
  const scene::Rectangle whole{.topLeft = {0, 0}, .size = {kSide, kSide}, .fill = {0, 0, 0}, .edge = {}};
  const Painted painted(RealStage::get()->stage,
                        {scene::ClipTo{{0, 0}, {20, kSide}}, whole, scene::ClipTo{{40, 10}, {10, 5}}, whole});
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const bool isInside = x < 20 || (x >= 40 && x < 50 && y >= 10 && y < 15);
      ASSERT_EQ(painted.at(x, y), isInside ? 255 : 0) << x << ',' << y;
    }
  }
}

TEST_F(PainterTest, StripesFollowTheScreensRuleForWholePixels) {
  for (const int width : {1, 2, 3}) {
    for (const bool rising : {true, false}) {
      const Painted painted(RealStage::get()->stage, scene::HatchRectangle{.topLeft = {3, 5},
                                                                           .size = {51, 49},
                                                                           .color = {0, 0, 0},
                                                                           .periodPixels = 8,
                                                                           .widthPixels = width,
                                                                           .rising = rising});
      for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
          const bool isInside = x >= 3 && x < 54 && y >= 5 && y < 54;
          const int along = rising ? x + y : x - y + 8 * kSide;
          EXPECT_EQ(painted.at(x, y) > 128, isInside && along % 8 < width) << x << "," << y << " width " << width;
        }
      }
    }
  }
}

TEST_F(PainterTest, SymbolsAreFilledAndTurnClockwise) {
  for (int shape = 0; shape <= static_cast<int>(scene::SymbolShape::Arrow); ++shape) {
    scene::Symbol symbol{.shape = static_cast<scene::SymbolShape>(shape),
                         .center = {32, 32},
                         .radiusPixels = 12,
                         .fill = {0, 0, 0},
                         .outline = {0, 0, 0}};
    const bool isRing = symbol.shape == scene::SymbolShape::Ring;
    EXPECT_EQ(Painted(RealStage::get()->stage, symbol).at(32, 31) > 128, !isRing) << shape;
    symbol.outlinePixels = 2;
    symbol.fill.a = 0;  // an outline alone does not show through
    EXPECT_LT(Painted(RealStage::get()->stage, symbol).at(32, 31), 10) << shape;
  }
  const scene::Symbol east{.shape = scene::SymbolShape::Arrow,
                           .center = {32, 32},
                           .radiusPixels = 20,
                           .fill = {0, 0, 0},
                           .outline = {},
                           .rotation = 1.5707963F};
  const Painted painted(RealStage::get()->stage, east);
  EXPECT_GT(painted.at(50, 32), 128);  // its tip
  EXPECT_LT(painted.at(20, 32), 128);  // its notch
}

}  // namespace
}  // namespace kurilscope::canvas::cairo
