#pragma once

#include "app/options.hpp"
#include "app/picture_texts.hpp"
#include "atlas/atlas.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// What can be told of VIEW options without a pack: words, numbers, dates, links and options that exclude each other.
// Errors: Usage.
[[nodiscard]] Result<void> checkViewOptions(const ViewOptions& options);

// Where VIEW options start: the picture of --from, the link of --link, or the pack's first view.
// Errors: Usage (the link, or what it
// names is not in the pack), Input (the picture).
[[nodiscard]] Result<Carried> startFrom(const ViewOptions& options, const atlas::Atlas& atlas);

// The View that VIEW options ask for: `start`, changed by every option but --from and --link. `aspect` is the picture's
// width over its height, for --bbox. Errors: Usage (unknown ids, a date outside the period).
[[nodiscard]] Result<view::View> viewFrom(const ViewOptions& options, const atlas::Atlas& atlas, double aspect,
                                          view::View start);

// A day as typed, inside the pack's period. Errors: Usage.
[[nodiscard]] Result<atlas::Day> dayWithin(const std::string& text, const atlas::Atlas& atlas);

// The settlement of an id as typed. Errors: Usage, listing those of the pack.
[[nodiscard]] Result<const atlas::Settlement*> settlementNamed(const std::string& id, const atlas::Atlas& atlas);

// " Did you mean 'kunashir'?", or nothing when no known word is near.
[[nodiscard]] std::string didYouMean(std::string_view word, const std::vector<std::string>& known);

}  // namespace kurilscope::app
