#include <gtest/gtest.h>

#include "headless_panels.hpp"

namespace kurilscope::ui {
namespace {

TEST(LargestScale, ItsFontsFitTheTextureOfEveryMachine) {
  constexpr int kTexture = 16384;  // what GPUs since about 2010 and llvmpipe take
  const HeadlessPanels hand{3840, 2160, kLargestScale, view::Theme::Light};
  EXPECT_GT(hand.textureWidth, 0);
  EXPECT_LE(hand.textureWidth, kTexture);
  EXPECT_LE(hand.textureHeight, kTexture);
}

// ImGui takes no window that may be less than a pixel, and no button of no size.
TEST(SmallestScale, DrawsInEveryThemeAndComesBack) {
  HeadlessPanels hand{640, 420, 0.5F, view::Theme::Light};
  hand.isHelpOpen = true;
  hand.frame();
  for (const float scale : {0.6F, 0.9F, 1.0F, 0.5F}) {
    for (const view::Theme theme : {view::Theme::Dark, view::Theme::Light}) {
      hand.panels.setUp(packAtlas(), systemType(), theme, scale);
      EXPECT_GE(ImGui::GetStyle().WindowMinSize.x, 1) << scale;
      hand.setUpTexture();
      hand.frame();
    }
  }
}

// Fonts and their texture belong together: another theme alone takes neither.
TEST(Fonts, StayWhereOnlyTheThemeChanges) {
  HeadlessPanels hand{1600, 900, 1, view::Theme::Light};
  const ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
  const ImFont* body = fonts.Fonts.front();
  hand.panels.setUp(packAtlas(), systemType(), view::Theme::Dark, 1);
  EXPECT_EQ(fonts.Fonts.front(), body);
  EXPECT_NE(fonts.TexID, ImTextureID{});
  hand.panels.setUp(packAtlas(), systemType(), view::Theme::Dark, 1.25F);
  EXPECT_EQ(fonts.TexID, ImTextureID{}) << "the texture of the fonts before would be drawn with";
}

// The Views menu lists bookmarks below the pack's views; a click asks for the one under the mouse.
TEST(Bookmarks, AreGoneToFromTheViewsMenu) {
  HeadlessPanels hand{1600, 900, 1, view::Theme::Light};
  hand.bookmarks = {{3, "Kunashir", atlas::day(1956, 10, 19)}};
  hand.click(480, 30);
  hand.hover(480, 440);
  hand.button(0, true);
  std::optional<int> asked = hand.frame().goToBookmark;
  hand.button(0, false);
  for (int i = 0; i < 2; ++i) {
    const PanelOutput output = hand.frame();
    asked = output.goToBookmark ? output.goToBookmark : asked;
  }
  EXPECT_EQ(asked, 3);
  EXPECT_TRUE(hand.all<view::GoToView>().empty());
}

}  // namespace
}  // namespace kurilscope::ui
