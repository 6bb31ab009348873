#pragma once

#include <string>
#include <string_view>

namespace kurilscope::view {

// A text as people type it who know neither its case nor its diacritics: "Suishō" and "SUISHO" are the same, "Зелёный"
// and "зеленый" too. Latin and Cyrillic; other scripts stay as they are. One letter in, one letter out.
[[nodiscard]] std::u32string folded(std::string_view text);

// The words of a folded text: what stands between spaces, hyphens and punctuation.
[[nodiscard]] std::u32string withoutPunctuation(std::u32string folded);

}  // namespace kurilscope::view
