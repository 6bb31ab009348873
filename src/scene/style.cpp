#include "scene/style.hpp"

#include <algorithm>
#include <cmath>

namespace kurilscope::scene {

namespace {

constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex)};
}

Palette lightPalette() {
  return {.sea = rgb(0xD2E1EA),
          .seaShallow = rgb(0xE9F2F5),
          .land = rgb(0xF8F4E9),
          .landFar = rgb(0xEAE5DA),
          .coast = rgb(0x4F5B62),
          .coastFar = rgb(0xA5A79F),
          .graticule = rgb(0xC3D2D9),
          .japan = rgb(0x0072B2),
          .russia = rgb(0xD55E00),
          .allies = rgb(0x009E73),
          .selection = rgb(0xE69F00),
          .selectionEdge = rgb(0x1D262B),
          .text = rgb(0x1D262B),
          .textQuiet = rgb(0x55626A),
          .halo = rgb(0xFBFAF5),
          .water = rgb(0x3F6F8C),
          .lineInk = rgb(0x2E2A36),
          .place = rgb(0x2B3338),
          .panel = rgb(0xFCFBF8),
          .panelRaised = rgb(0xEDEBE4),
          .panelEdge = rgb(0xD5D1C6),
          .japanShare = 0.58,
          .russiaShare = 0.52,
          .alliesShare = 0.34,
          .otherShare = 0.45,
          .hatchAlpha = 0.78};
}

Palette darkPalette() {
  return {.sea = rgb(0x16212A),
          .seaShallow = rgb(0x22323E),
          .land = rgb(0x3A3D3B),
          .landFar = rgb(0x2B3032),
          .coast = rgb(0xA9B6BC),
          .coastFar = rgb(0x4D5A61),
          .graticule = rgb(0x2A3B47),
          .japan = rgb(0x56A8E0),
          .russia = rgb(0xF08A4B),
          .allies = rgb(0x3CC79B),
          .selection = rgb(0xFFC247),
          .selectionEdge = rgb(0x111A21),
          .text = rgb(0xF2F0E9),
          .textQuiet = rgb(0xAEB9BF),
          .halo = rgb(0x111A21),
          .water = rgb(0x86B4D2),
          .lineInk = rgb(0xECE6D6),
          .place = rgb(0xE8E4DA),
          .panel = rgb(0x1B252D),
          .panelRaised = rgb(0x2A3741),
          .panelEdge = rgb(0x3A4954),
          .japanShare = 0.39,
          .russiaShare = 0.56,
          .alliesShare = 0.70,
          .otherShare = 0.52,
          .hatchAlpha = 0.85};
}

Palette printPalette() {
  return {.sea = rgb(0xFFFFFF),
          .seaShallow = rgb(0xE6EEF2),
          .land = rgb(0xEAE7DD),
          .landFar = rgb(0xEFEEEA),
          .coast = rgb(0x262626),
          .coastFar = rgb(0x8C8C8C),
          .graticule = rgb(0xD4D9DC),
          .japan = rgb(0x0072B2),
          .russia = rgb(0xD55E00),
          .allies = rgb(0x009E73),
          .selection = rgb(0xB87800),
          .selectionEdge = rgb(0x000000),
          .text = rgb(0x000000),
          .textQuiet = rgb(0x3D3D3D),
          .halo = rgb(0xFFFFFF),
          .water = rgb(0x2C5F7E),
          .lineInk = rgb(0x000000),
          .place = rgb(0x000000),
          .panel = rgb(0xFFFFFF),
          .panelRaised = rgb(0xF0F0F0),
          .panelEdge = rgb(0xBBBBBB),
          .japanShare = 0.55,
          .russiaShare = 0.46,
          .alliesShare = 0.28,
          .otherShare = 0.40,
          .hatchAlpha = 0.9};
}

double luminance(Color color) { return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b); }

}  // namespace

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Color mixed(Color bottom, Color top, double share) {
  const auto channel = [share](std::uint8_t low, std::uint8_t high) {
    return static_cast<std::uint8_t>(std::lround(low + (high - low) * share));
  };
  return {channel(bottom.r, top.r), channel(bottom.g, top.g), channel(bottom.b, top.b)};
}

double contrast(Color a, Color b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

const Palette& palette(view::Theme theme) {
  static const Palette light = lightPalette();
  static const Palette dark = darkPalette();
  static const Palette print = printPalette();
  switch (theme) {
    case view::Theme::Dark:
      return dark;
    case view::Theme::Print:
      return print;
    case view::Theme::Light:
      break;
  }
  return light;
}

Color administrationColor(const Palette& palette, std::string_view administration) {
  if (administration == "japan") {
    return palette.japan;
  }
  if (administration == "ussr" || administration == "russia") {
    return palette.russia;
  }
  if (administration == "allies") {
    return palette.allies;
  }
  return palette.textQuiet;
}

Color administrationTint(const Palette& palette, std::string_view administration) {
  const double share = administration == "japan"                                ? palette.japanShare
                       : administration == "ussr" || administration == "russia" ? palette.russiaShare
                       : administration == "allies"                             ? palette.alliesShare
                                                                                : palette.otherShare;
  return mixed(palette.land, administrationColor(palette, administration), share);
}

EventStyle eventStyle(const Palette& palette, std::string_view kind) {
  struct Entry {
    std::string_view kind;
    SymbolShape shape;
    Color light;
  };
  // Okabe-Ito hues that no administration uses, and greys; shapes carry the difference where colour cannot.
  static constexpr Entry kEntries[] = {{"war", SymbolShape::Star, {0x7A, 0x1F, 0x2B}},
                                       {"treaty", SymbolShape::Square, {0x3B, 0x3B, 0x58}},
                                       {"summit", SymbolShape::Disc, {0x8A, 0x4F, 0x86}},
                                       {"diplomacy", SymbolShape::Diamond, {0x5C, 0x6F, 0x8F}},
                                       {"statement", SymbolShape::TriangleDown, {0x6B, 0x6B, 0x6B}},
                                       {"administration", SymbolShape::Hexagon, {0x8C, 0x6A, 0x1F}},
                                       {"military", SymbolShape::Triangle, {0x4A, 0x5A, 0x2E}},
                                       {"people", SymbolShape::Ring, {0xA0, 0x4B, 0x6B}},
                                       {"economy", SymbolShape::Bar, {0x2F, 0x75, 0x7A}}};
  for (const Entry& entry : kEntries) {
    if (entry.kind == kind) {
      const bool darkGround = luminance(palette.panel) < 0.2;
      return {entry.shape, darkGround ? mixed(entry.light, Color{255, 255, 255}, 0.45) : entry.light};
    }
  }
  return {SymbolShape::Disc, palette.textQuiet};
}

}  // namespace kurilscope::scene
