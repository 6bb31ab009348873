#pragma once

#include <string>
#include <string_view>

#include "atlas/atlas.hpp"
#include "scene/typesetter.hpp"

struct ImFont;
struct ImFontAtlas;

namespace kurilscope::ui {

// The type sizes of scene::type in ImGui's font atlas.
struct Fonts {
  ImFont* body = nullptr;
  ImFont* bold = nullptr;     // body's size
  ImFont* heading = nullptr;  // bold
  ImFont* title = nullptr;    // bold; Latin and Cyrillic only
  ImFont* small = nullptr;
  ImFont* note = nullptr;  // Latin and Cyrillic only

  [[nodiscard]] bool isReady() const { return body != nullptr; }
};

// A glyph of the body font that is a tile of stripes, to be drawn as often as a box needs: a stripe each is six
// triangles, and a timeline has thousands. It fits to itself sideways; of its height the lower part may be taken.
inline constexpr unsigned short kHatchGlyph = 0xE000;

// From here on, by half its height in pixels: a plate with round ends for a number, kPlateUnits wide. Drawn as a shape
// each would be forty triangles, and a timeline has hundreds.
inline constexpr unsigned short kPlateGlyphs = 0xE001;
inline constexpr float kPlateUnits = 16;
inline constexpr float kTallestPlateUnits = 13;

// Every character of the pack's texts with those the panels themselves use: Latin with macrons, Cyrillic, kana,
// punctuation. Ascending, each once.
[[nodiscard]] std::u32string charactersOf(const atlas::Atlas& atlas);
// The same for a text.
[[nodiscard]] std::u32string charactersOf(std::string_view text);

// Fills a font atlas; what was in it is gone, and so is the name of its texture, which has to be made anew. Falls back
// to ImGui's own font where a file cannot be read, so that the program still speaks. On any thread, while no context is
// in use on another.
[[nodiscard]] Fonts loadFonts(ImFontAtlas& atlas, const std::u32string& characters, const scene::FontFile& sans,
                              const scene::FontFile& sansBold, float scale);

}  // namespace kurilscope::ui
