#include "app/page_settings.hpp"

#include <gtest/gtest.h>

namespace kurilscope::app {
namespace {

TEST(PageSettings, ComeBackFromTheirText) {
  const PageSettings settings{.layout = brief::Layout::A4Portrait,
                              .size = {1234, 567},
                              .scale = 1.3F,
                              .vision = scene::Vision::Grey,
                              .title = "択捉 & Итуруп = 100 %",
                              .caption = "two\nlines"};
  EXPECT_EQ(settingsFrom(pageOptionsFrom(toText(settings))), settings);
  EXPECT_EQ(settingsFrom(pageOptionsFrom(toText(PageSettings{}))), PageSettings{});
}

TEST(PageSettings, WhatCannotBeReadIsLeftOut) {
  for (const char* text :
       {"", "size", "size=", "size=0x5&scale=x&layout=round&simulate=&future=1", "&&=&%", "title=%"}) {
    EXPECT_EQ(settingsFrom(pageOptionsFrom(text)), settingsFrom({})) << text;
  }
}

TEST(PageSettings, OptionsGoOverWhatAPictureCarries) {
  const PageOptions carried = pageOptionsFrom("layout=slide&size=800x450&scale=2&simulate=grey&title=Old&caption=Kept");
  const PageSettings same = settingsFrom(PageOptions{}.over(carried));
  EXPECT_EQ(same.layout, brief::Layout::Slide);
  EXPECT_EQ(same.size, (brief::PageSize{800, 450}));
  EXPECT_EQ(same.scale, 2);

  PageOptions typed;
  typed.title = "New";
  typed.size = brief::PageSize{1600, 900};
  const PageSettings larger = settingsFrom(typed.over(carried));
  EXPECT_EQ(larger.title, "New");
  EXPECT_EQ(larger.caption, "Kept");
  EXPECT_EQ(larger.vision, scene::Vision::Grey);
  EXPECT_EQ(larger.scale, brief::defaultScale(brief::Layout::Slide, {1600, 900}));

  PageOptions other;
  other.layout = brief::Layout::A4;
  EXPECT_EQ(settingsFrom(other.over(carried)).size, brief::defaultSize(brief::Layout::A4));
}

TEST(PageSettings, WordsThatAreNotUtf8AreMadeSo) {
  const PageOptions options = pageOptionsFrom("layout=slide&title=caf%E9&caption=%ED%A0%80");
  EXPECT_EQ(options.title, "caf\uFFFD");
  EXPECT_EQ(options.caption, "\uFFFD\uFFFD\uFFFD");
}

}  // namespace
}  // namespace kurilscope::app
