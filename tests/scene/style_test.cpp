#include "scene/style.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "scene/vision.hpp"

namespace kurilscope::scene {
namespace {

using view::Theme;

constexpr Theme kThemes[] = {Theme::Light, Theme::Dark, Theme::Print};

using Vec3 = std::array<double, 3>;

// CIE L*a*b* (D65).
Vec3 lab(Color color) {
  const Vec3 rgb = {linear(color.r), linear(color.g), linear(color.b)};
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
  const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
  const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

// How far apart two colours are as somebody sees them: the Euclidean distance in CIE L*a*b* (CIE 1976). About 2 can be
// told side by side, about 5 across a map.
double apart(Color a, Color b, Vision vision) {
  const Vec3 first = lab(simulated(a, vision));
  const Vec3 second = lab(simulated(b, vision));
  return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

TEST(Contrast, IsThatOfTheGuidelines) {
  EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21, 1e-9);
  EXPECT_NEAR(contrast({80, 80, 80}, {80, 80, 80}), 1, 1e-12);
  EXPECT_NEAR(contrast({119, 119, 119}, {255, 255, 255}), 4.478, 0.005);  // #777 on white
  EXPECT_EQ(contrast({10, 200, 30}, {250, 1, 90}), contrast({250, 1, 90}, {10, 200, 30}));
}

TEST(Mixed, GoesFromOneColourToTheOther) {
  const Color a{10, 20, 30};
  const Color b{110, 220, 130};
  EXPECT_EQ(mixed(a, b, 0), a);
  EXPECT_EQ(mixed(a, b, 1), b);
  EXPECT_EQ(mixed(a, b, 0.5), (Color{60, 120, 80}));
  EXPECT_EQ(mixed(a, b.withAlpha(3), 0.25).a, 255);
}

TEST(Themes, TextIsReadableOnItsHaloAndOnThePanels) {
  for (const Theme theme : kThemes) {
    const Palette& colors = palette(theme);
    EXPECT_GE(contrast(colors.text, colors.halo), 7) << view::word(theme);
    EXPECT_GE(contrast(colors.text, colors.panel), 7) << view::word(theme);
    EXPECT_GE(contrast(colors.textQuiet, colors.panel), 4.5) << view::word(theme);
    EXPECT_GE(contrast(colors.water, colors.halo), 4.5) << view::word(theme);
    EXPECT_GE(contrast(colors.place, colors.halo), 4.5) << view::word(theme);
  }
}

// Every pair of what may lie side by side on the map, as everybody sees it and as a printer without colours has it.
TEST(Themes, WhatLiesSideBySideIsToldApartByEverybody) {
  constexpr double kColorFloor = 8.5;
  constexpr double kGreyFloor = 6;
  for (const Theme theme : kThemes) {
    const Palette& colors = palette(theme);
    const std::vector<std::pair<std::string, Color>> grounds = {{"Japan", administrationTint(colors, "japan")},
                                                                {"USSR", administrationTint(colors, "ussr")},
                                                                {"Allies", administrationTint(colors, "allies")},
                                                                {"no status", colors.land},
                                                                {"sea", colors.sea}};
    for (const Vision vision : {Vision::Full, Vision::Protan, Vision::Deutan, Vision::Tritan, Vision::Grey}) {
      const bool isGrey = vision == Vision::Grey;
      const std::string where = view::word(theme) + ", " + visionWords()[static_cast<std::size_t>(vision)] + ": ";
      for (std::size_t a = 0; a < grounds.size(); ++a) {
        for (std::size_t b = a + 1; b < grounds.size(); ++b) {
          EXPECT_GE(apart(grounds[a].second, grounds[b].second, vision), isGrey ? kGreyFloor : kColorFloor)
              << where << grounds[a].first << " and " << grounds[b].first;
        }
        // The selection is a line between dark edges: one of the two stands out.
        EXPECT_GE(std::max(apart(colors.selection, grounds[a].second, vision),
                           apart(colors.selectionEdge, grounds[a].second, vision)),
                  20)
            << where << "selection on " << grounds[a].first;
        if (!isGrey) {
          EXPECT_GE(apart(colors.selection, grounds[a].second, vision), kColorFloor)
              << where << "selection on " << grounds[a].first;
        }
      }
      for (const auto& [party, rival] : {std::pair{"japan", "ussr"}, {"ussr", "japan"}}) {
        EXPECT_GE(apart(administrationColor(colors, rival), administrationTint(colors, party), vision),
                  isGrey ? 10 : 18)
            << where << "stripes of " << rival << " over " << party;
      }
    }
  }
}

// The floors are no formality: with one share for all, as maps usually have it, a grey printer mixes them up.
TEST(Themes, OneShareForAllTintsWouldNotDo) {
  const Palette& colors = palette(Theme::Light);
  EXPECT_LT(apart(mixed(colors.land, colors.japan, 0.4), mixed(colors.land, colors.russia, 0.4), Vision::Grey), 6);
}

TEST(Vision, LeavesGreysAloneAndMixesUpWhatItsEyesMixUp) {
  for (const Vision vision : {Vision::Full, Vision::Protan, Vision::Deutan, Vision::Tritan, Vision::Grey}) {
    for (const std::uint8_t grey : std::initializer_list<std::uint8_t>{0, 60, 128, 255}) {
      const Color seen = simulated(Color{grey, grey, grey, 77}, vision);
      EXPECT_LE(std::abs(seen.r - grey) + std::abs(seen.g - grey) + std::abs(seen.b - grey), 2);
      EXPECT_EQ(seen.a, 77);
    }
  }
  const Color red{200, 60, 60};
  const Color green{110, 120, 50};
  EXPECT_GT(apart(red, green, Vision::Full), 2 * apart(red, green, Vision::Deutan));
  const Color grey = simulated(red, Vision::Grey);
  EXPECT_EQ(grey.r, grey.g);
  EXPECT_EQ(grey.g, grey.b);
}

TEST(Administrations, HaveTheirOwnColourAndOthersAGrey) {
  for (const Theme theme : kThemes) {
    const Palette& colors = palette(theme);
    EXPECT_EQ(administrationColor(colors, "japan"), colors.japan);
    EXPECT_EQ(administrationColor(colors, "ussr"), colors.russia);
    EXPECT_EQ(administrationColor(colors, "russia"), colors.russia);
    EXPECT_EQ(administrationColor(colors, "allies"), colors.allies);
    const Color other = administrationColor(colors, "atlantis");
    EXPECT_LE(std::abs(other.r - other.g) + std::abs(other.g - other.b), 40);
  }
}

}  // namespace
}  // namespace kurilscope::scene
