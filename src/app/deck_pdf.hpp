#pragma once

#include "app/deck.hpp"
#include "app/studio.hpp"

namespace kurilscope::app {

// writeDeck's PDF.
[[nodiscard]] Result<void> writeDeckPdf(Studio& studio, const Deck& deck, const DeckOptions& options,
                                        const OnProgress& onProgress);

}  // namespace kurilscope::app
