#pragma once

#include <string_view>

struct ImFontAtlas;

namespace kurilscope::ui {

// Font atlases as they were built, in files of the cache folder: drawing two thousand glyphs takes 25 ms, and a program
// starts with the same ones each time. `recipe` says all that an atlas was built from.

// Fills the atlas, which must be empty; false, and it stays so, where none was kept.
[[nodiscard]] bool findFonts(ImFontAtlas& atlas, std::string_view recipe);
void keepFonts(const ImFontAtlas& atlas, std::string_view recipe);

}  // namespace kurilscope::ui
