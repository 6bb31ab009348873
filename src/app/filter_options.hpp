#pragma once

#include "app/options.hpp"
#include "atlas/atlas.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// The filter that --kinds, --about, --actor and --find ask for, on top of `filter`.
// Errors: Usage (unknown kinds, islands and actors, with those that the pack has).
[[nodiscard]] Result<view::Filter> filterFrom(const ViewOptions& options, const atlas::Atlas& atlas,
                                              const view::Filter& filter);

}  // namespace kurilscope::app
