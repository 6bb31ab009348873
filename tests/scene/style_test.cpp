#include "scene/style.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace kurilscope::scene {
namespace {

using view::Theme;

constexpr Theme kThemes[] = {Theme::Light, Theme::Dark, Theme::Print};

using Vec3 = std::array<double, 3>;

Vec3 linear(Color color) {
  const auto part = [](std::uint8_t value) {
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return {part(color.r), part(color.g), part(color.b)};
}

// Dichromats' sight in linear RGB, after F. Vienot, H. Brettel, J. D. Mollon, "Digital video colourmaps for checking
// the legibility of displays by dichromats", 1999 (red-green) as commonly reduced to RGB.
using Sight = std::array<Vec3, 3>;
constexpr Sight kNormal = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Sight kProtan = {{{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}}};
constexpr Sight kDeutan = {{{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}}};

// CIE L*a*b* (D65) of a colour as somebody sees it.
Vec3 lab(Color color, const Sight& sight) {
  const Vec3 rgb = linear(color);
  Vec3 seen{};
  for (std::size_t i = 0; i < 3; ++i) {
    seen[i] = std::max(0.0, sight[i][0] * rgb[0] + sight[i][1] * rgb[1] + sight[i][2] * rgb[2]);
  }
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  const double x = f((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
  const double y = f(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  const double z = f((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double apart(Color a, Color b, const Sight& sight) {
  const Vec3 first = lab(a, sight);
  const Vec3 second = lab(b, sight);
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

TEST(Themes, AdministrationsAreToldApartByEverybody) {
  for (const Theme theme : kThemes) {
    const Palette& colors = palette(theme);
    const Color identity[] = {colors.japan, colors.russia, colors.allies};
    for (std::size_t a = 0; a < 3; ++a) {
      for (std::size_t b = a + 1; b < 3; ++b) {
        for (const Sight& sight : {kNormal, kProtan, kDeutan}) {
          EXPECT_GE(apart(identity[a], identity[b], sight), 20) << view::word(theme) << ' ' << a << ' ' << b;
          // And as the tints that lie over land, where 5 is a clear difference side by side.
          const Color first = mixed(colors.land, identity[a], colors.tintShare);
          const Color second = mixed(colors.land, identity[b], colors.tintShare);
          EXPECT_GE(apart(first, second, sight), 5) << view::word(theme) << " tints " << a << ' ' << b;
        }
      }
    }
  }
}

TEST(Themes, TheGroundIsToldFromTheSeaAndTintsFromNeutralLand) {
  for (const Theme theme : kThemes) {
    const Palette& colors = palette(theme);
    EXPECT_GE(apart(colors.land, colors.sea, kNormal), 8) << view::word(theme);
    for (const Color identity : {colors.japan, colors.russia, colors.allies}) {
      EXPECT_GE(apart(mixed(colors.land, identity, colors.tintShare), colors.land, kDeutan), 5) << view::word(theme);
      EXPECT_GE(apart(mixed(colors.land, identity, colors.tintShare), colors.sea, kDeutan), 5) << view::word(theme);
    }
  }
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
