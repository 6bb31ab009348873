#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.hpp"

namespace kurilscope::ui {

// A stretch of time during which a government claimed islands of a band on one ground.
struct ClaimSpan {
  atlas::Day from{};                    // the earliest of its islands
  atlas::Day lastFrom{};                // the latest of its islands
  atlas::Day to{};                      // exclusive; the day after the pack's last for a claim that stands
  bool isOpen = false;                  // the pack knows no end
  std::vector<std::string> islands;     // of the band
  const atlas::Claim* claim = nullptr;  // one of them, for ground, instrument and evidence
};

// One row of the matrix: a band of islands and a government, its claims by time.
struct ClaimRow {
  std::string party;  // "japan" or "russia", which stands for the USSR before it
  std::vector<ClaimSpan> spans;
};

// The rows of a band: Japan first, then the USSR and Russia, whether or not they claim anything of it.
[[nodiscard]] std::vector<ClaimRow> claimRowsOf(const atlas::Atlas& atlas, const atlas::Band& band);

}  // namespace kurilscope::ui
