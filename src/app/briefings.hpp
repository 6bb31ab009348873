#pragma once

#include "app/options.hpp"
#include "atlas/atlas.hpp"
#include "base/result.hpp"

namespace kurilscope::app {

// Do what the verbs deck and film ask for, with progress on stderr.
// Errors: those of writeDeck and writeFilm, and Usage (unknown ids and days).
[[nodiscard]] Result<void> makeDeck(const Invocation& invocation, const atlas::Atlas& atlas);
[[nodiscard]] Result<void> makeFilm(const Invocation& invocation, const atlas::Atlas& atlas);

}  // namespace kurilscope::app
