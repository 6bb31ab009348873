#pragma once

#include "app/deck.hpp"
#include "app/studio.hpp"

namespace kurilscope::app {

// writeDeck's HTML. The maps are PNG: as SVG, whose words Cairo turns into outlines, they are three times as large.
[[nodiscard]] Result<void> writeDeckHtml(Studio& studio, const Deck& deck, const DeckOptions& options,
                                         const OnProgress& onProgress);

}  // namespace kurilscope::app
