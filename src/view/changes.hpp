#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.hpp"
#include "view/view.hpp"

namespace kurilscope::view {

// In the order in which they are told. Ground: the same government goes on administering or claiming, on another legal
// ground. Reading: two perspectives see the same facts differently. Statement: what a capital says of it.
enum class ChangeKind { Administration, ClaimBegun, ClaimEnded, LineCame, LineWent, Ground, Reading, Statement };

// One thing that differs between the two sides of a comparison, in one neutral sentence.
struct Change {
  ChangeKind kind = ChangeKind::Administration;
  Selection subject;                 // what it is about, to light up and go to: an island, a group or a line
  std::vector<std::string> islands;  // the single islands concerned, in the pack's order
  std::string sentence;
  atlas::Evidence evidence;
};

// All that differs between the sides of the View's comparison: islands that change alike share one sentence. Empty
// where nothing is compared or nothing differs.
[[nodiscard]] std::vector<Change> changesOf(const atlas::Atlas& atlas, const View& view);

// "Habomai group, Shikotan and Kunashir / Kunashiri": the islands by the largest groups that are whole among them.
[[nodiscard]] std::string islandsInWords(const atlas::Atlas& atlas, const std::vector<std::string>& islands);

// A government inside a sentence: "the USSR", "Japan".
[[nodiscard]] std::string partyInWords(const atlas::Atlas& atlas, std::string_view party);

// "administration", "claim-begun", … as answers in JSON write it.
[[nodiscard]] std::string_view word(ChangeKind kind);

}  // namespace kurilscope::view
