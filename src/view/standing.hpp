#pragma once

#include <string>
#include <string_view>

#include "atlas/atlas.hpp"
#include "view/view.hpp"

namespace kurilscope::view {

// How an island stands on a day as seen from somewhere: the party whose tint lies over it, and the one whose stripes
// lie over that. Neutral: who administers it, and who else claims it. As seen from a capital: what its government
// claims has its tint, and where another administers it, that one's stripes; claims by others are not drawn.
struct Standing {
  const atlas::Status* status = nullptr;  // null where the pack says nothing
  const atlas::Claim* claim = nullptr;    // what the tint (from a capital) or the stripes (neutral) rest on
  std::string ground;                     // empty where the pack says nothing
  std::string stripes;                    // empty: none
  bool isStated = false;                  // the ground is the capital's claim rather than the administration

  [[nodiscard]] bool isPassing() const { return status != nullptr && status->passing; }
  [[nodiscard]] bool looksLike(const Standing& other) const;  // drawn alike
};
[[nodiscard]] Standing standingOf(const atlas::Atlas& atlas, const std::string& island, atlas::Day date,
                                  Perspective perspective);

// What a class of lines is called: "Boundary claimed by Japan"; as seen from a capital, what it calls it.
[[nodiscard]] std::string_view inWords(atlas::LineKind kind, Perspective perspective);

}  // namespace kurilscope::view
