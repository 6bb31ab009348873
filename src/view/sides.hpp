#pragma once

#include <string>
#include <utility>

#include "atlas/atlas.hpp"
#include "view/view.hpp"

namespace kurilscope::view {

// The two Views that a comparison sets against one another, neither of them with a comparison of its own: the earlier
// day first; of two perspectives on one day, the View's own first. Both are the View itself where it compares nothing.
[[nodiscard]] std::pair<View, View> sidesOf(const View& view);

// True where the two sides are two perspectives rather than two days.
[[nodiscard]] bool comparesPerspectives(const View& view);

// "Neutral", "As seen from Tokyo"
[[nodiscard]] std::string inWords(Perspective perspective);

// What tells the sides apart: "17 August 1945", "As seen from Tokyo".
[[nodiscard]] std::pair<std::string, std::string> sidesInWords(const View& view);

// What is set against what: "17 August 1945 → 6 September 1945", "Neutral → As seen from Tokyo".
[[nodiscard]] std::string comparisonInWords(const View& view);

// "17 August 1945 → 6 September 1945"; the one date where no two days are compared.
[[nodiscard]] std::string dateLine(const View& view);

}  // namespace kurilscope::view
