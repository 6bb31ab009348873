#include "ui/kept_fonts.hpp"

#include <gtest/gtest.h>
#include <imgui.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

#include "../image/temp_folder.hpp"
#include "headless_panels.hpp"
#include "ui/fonts.hpp"

namespace kurilscope::ui {
namespace {

namespace fs = std::filesystem;

// With a cache folder of its own.
class KeptFontsTest : public testing::Test {
 protected:
  void SetUp() override {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    before_ = cache == nullptr ? "" : cache;
    ::setenv("XDG_CACHE_HOME", folder_.path().c_str(), 1);
  }
  void TearDown() override {
    before_.empty() ? ::unsetenv("XDG_CACHE_HOME") : ::setenv("XDG_CACHE_HOME", before_.c_str(), 1);
  }

  static void load(ImFontAtlas& atlas, float scale = 1) {
    (void)loadFonts(atlas, U"\u0020ABCxyz\u042F\u65E5", systemType().fontFile(scene::Face::Sans),
                    systemType().fontFile(scene::Face::SansBold), scale);
  }
  [[nodiscard]] fs::path file() const { return fs::directory_iterator(folder_.path() / "kurilscope/fonts")->path(); }

  image::TempFolder folder_;
  std::string before_;
};

void expectSame(ImFontAtlas& kept, ImFontAtlas& built) {
  ASSERT_EQ(kept.Fonts.Size, built.Fonts.Size);
  ASSERT_EQ(kept.TexWidth, built.TexWidth);
  ASSERT_EQ(kept.TexHeight, built.TexHeight);
  EXPECT_EQ(0, std::memcmp(kept.TexPixelsAlpha8, built.TexPixelsAlpha8,
                           static_cast<std::size_t>(built.TexWidth) * static_cast<std::size_t>(built.TexHeight)));
  EXPECT_EQ(kept.TexUvWhitePixel.x, built.TexUvWhitePixel.x);
  EXPECT_EQ(0, std::memcmp(kept.TexUvLines, built.TexUvLines, sizeof built.TexUvLines));
  for (int i = 0; i < built.Fonts.Size; ++i) {
    const ImFont& a = *kept.Fonts[i];
    const ImFont& b = *built.Fonts[i];
    EXPECT_EQ(a.FontSize, b.FontSize);
    EXPECT_EQ(a.Ascent, b.Ascent);
    EXPECT_EQ(a.FallbackChar, b.FallbackChar);
    ASSERT_EQ(a.Glyphs.Size, b.Glyphs.Size);
    EXPECT_EQ(0, std::memcmp(a.Glyphs.Data, b.Glyphs.Data, static_cast<std::size_t>(b.Glyphs.size_in_bytes())));
    EXPECT_EQ(a.CalcTextSizeA(a.FontSize, 1e9F, 0, "A xyЯ日").x, b.CalcTextSizeA(b.FontSize, 1e9F, 0, "A xyЯ日").x);
  }
}

TEST_F(KeptFontsTest, WhatWasKeptIsWhatWasBuilt) {
  ImFontAtlas built;
  load(built);
  const auto written = fs::last_write_time(file());
  ImFontAtlas kept;
  load(kept);
  EXPECT_EQ(fs::last_write_time(file()), written) << "it was built again";
  expectSame(kept, built);
}

// As wide and high as they are to be, covered in the middle and not in the corners.
TEST_F(KeptFontsTest, PlatesOfEveryHeightAreGlyphsWithRoundEnds) {
  for (const float scale : {1.0F, 1.5F, 2.0F}) {
    ImFontAtlas atlas;
    load(atlas, scale);
    const auto tallest = std::lround(kTallestPlateUnits * scale / 2);
    for (int half = 1; half <= tallest; ++half) {
      const ImFontGlyph* plate = atlas.Fonts.front()->FindGlyphNoFallback(static_cast<ImWchar>(kPlateGlyphs + half));
      ASSERT_NE(plate, nullptr) << half << " at " << scale;
      EXPECT_EQ(plate->Y1 - plate->Y0, 2 * half);
      EXPECT_EQ(plate->X1 - plate->X0, std::round(kPlateUnits * scale));
      const auto coverageAt = [&](float u, float v) {
        const auto column = static_cast<int>(u * static_cast<float>(atlas.TexWidth));
        const auto row = static_cast<int>(v * static_cast<float>(atlas.TexHeight));
        return atlas.TexPixelsAlpha8[row * atlas.TexWidth + column];
      };
      EXPECT_EQ(coverageAt((plate->U0 + plate->U1) / 2, (plate->V0 + plate->V1) / 2), 255);
      if (half > 2) {
        const float pixel = 0.5F / static_cast<float>(atlas.TexWidth);
        EXPECT_LT(coverageAt(plate->U0 + pixel, plate->V0 + 0.5F / static_cast<float>(atlas.TexHeight)), 128) << half;
      }
    }
  }
}

TEST_F(KeptFontsTest, DamageAndOtherRecipesAreBuiltAnew) {
  ImFontAtlas built;
  load(built);
  fs::resize_file(file(), fs::file_size(file()) - 3);
  ImFontAtlas again;
  load(again);
  expectSame(again, built);
  ImFontAtlas larger;
  load(larger, 2);
  EXPECT_GT(larger.Fonts.front()->FontSize, 1.9F * built.Fonts.front()->FontSize);
}

}  // namespace
}  // namespace kurilscope::ui
