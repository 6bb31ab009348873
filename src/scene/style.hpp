#pragma once

#include <cstdint>
#include <string_view>

#include "view/view.hpp"

namespace kurilscope::scene {

struct Color {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;

  bool operator==(const Color&) const = default;
  [[nodiscard]] Color withAlpha(std::uint8_t alpha) const { return {r, g, b, alpha}; }
};

// `share` of `top` laid over `bottom`, opaque.
[[nodiscard]] Color mixed(Color bottom, Color top, double share);
// The light of a channel of sRGB, 0..1.
[[nodiscard]] double linear(std::uint8_t channel);
// WCAG 2.1 contrast ratio of two opaque colours, 1..21.
[[nodiscard]] double contrast(Color a, Color b);

// The colours of one theme. Identity colours are the Okabe-Ito set (M. Okabe, K. Ito, "Color Universal Design",
// 2008), told apart by colour-blind readers and on a grey printer.
struct Palette {
  Color sea;
  Color seaShallow;  // coastal water lines, the nearest to the shore
  Color land;        // neutral ground
  Color landFar;     // the world around the region
  Color coast;
  Color coastFar;
  Color graticule;
  Color japan;
  Color russia;  // USSR and Russia
  Color allies;
  Color selection;
  Color selectionEdge;  // on both sides of it, so that it stands out without colours too
  Color text;
  Color textQuiet;
  Color halo;         // behind text on the map
  Color water;        // names of seas and straits
  Color lineInk;      // boundaries
  Color place;        // towns and capes
  Color panel;        // chrome behind words
  Color panelRaised;  // controls on a panel
  Color panelEdge;
  // How much of each administration's colour lies over the land: unlike, so that the tints differ in lightness and a
  // grey printer keeps them apart.
  double japanShare = 0;
  double russiaShare = 0;
  double alliesShare = 0;
  double otherShare = 0;  // of one that has no colour of its own
  double hatchAlpha = 0;  // 0..1
};
[[nodiscard]] const Palette& palette(view::Theme theme);

// An administration's identity colour ("japan", "ussr", "russia", "allies"); quiet grey for any other id.
[[nodiscard]] Color administrationColor(const Palette& palette, std::string_view administration);

// That colour over the land, as the ground of what it administers.
[[nodiscard]] Color administrationTint(const Palette& palette, std::string_view administration);

// An event kind's colour and symbol are the same on the map, the timeline and the card.
enum class SymbolShape { Disc, Ring, Square, Diamond, Triangle, TriangleDown, Star, Cross, Hexagon, Bar, Arrow };
struct EventStyle {
  SymbolShape shape = SymbolShape::Disc;
  Color color;
};
[[nodiscard]] EventStyle eventStyle(const Palette& palette, std::string_view kind);

// The five type sizes, in units of 1/96 inch at scale 1; no other is used on the map or the page.
namespace type {
inline constexpr float kTitle = 24.0F;
inline constexpr float kHeading = 16.0F;
inline constexpr float kBody = 13.5F;
inline constexpr float kSmall = 11.5F;
inline constexpr float kNote = 10.0F;
}  // namespace type

}  // namespace kurilscope::scene
