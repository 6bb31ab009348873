#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.hpp"

namespace kurilscope::ui {

// A stretch of time during which a band of islands had one administration and the same claims by others.
struct BandSegment {
  atlas::Day from{};
  atlas::Day to{};                     // exclusive
  std::string administeredBy;          // of most of the band's islands; empty where the pack says nothing
  bool isPassing = false;              // a takeover in progress, or the islands not yet all in one hand
  std::vector<std::string> claimedBy;  // by others than the administration, each once

  bool operator==(const BandSegment&) const = default;
};

// The history of a band from the pack's first day of status to its last, by time, without gaps.
[[nodiscard]] std::vector<BandSegment> segmentsOf(const atlas::Atlas& atlas, const atlas::Band& band);

}  // namespace kurilscope::ui
