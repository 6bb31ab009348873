#pragma once

#include "brief/lines.hpp"

namespace kurilscope::brief {

// The words of a composed page. Each wraps and shrinks by rule: from its own type size to the next smaller one, then it
// is cut at a sentence.

// The title as typed, else the event that the date belongs to, else the pack; under it the date in words.
[[nodiscard]] Column headlineOf(const Desk& desk, float width);

// The caption as typed, else what differs, else the event's summary with its sources, in no more than `height` pixels.
// Empty where there is nothing to tell.
[[nodiscard]] Column captionOf(const Desk& desk, float width, float height);
// The least height that does it justice: all of it, or a few lines of it.
[[nodiscard]] float leastCaptionHeight(const Desk& desk, float width);

// Whose view it is; stands over the legend.
[[nodiscard]] Column standpointOf(const Desk& desk, float width);

// Lines at the foot.
[[nodiscard]] std::size_t footLineCount(Layout layout);
[[nodiscard]] scene::TextStyle footStyle(const Desk& desk);

}  // namespace kurilscope::brief
