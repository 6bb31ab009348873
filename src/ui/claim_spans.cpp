#include "ui/claim_spans.hpp"

#include <algorithm>

namespace kurilscope::ui {

namespace {

bool continues(const ClaimSpan& span, const atlas::Claim& claim) {
  return span.claim->claimant == claim.claimant && span.claim->instrument == claim.instrument &&
         span.claim->to == claim.to;
}

void add(std::vector<ClaimSpan>& spans, const atlas::Claim& claim, atlas::Day end) {
  const auto found = std::ranges::find_if(spans, [&](const ClaimSpan& span) { return continues(span, claim); });
  if (found == spans.end()) {
    spans.push_back({.from = claim.from,
                     .lastFrom = claim.from,
                     .to = claim.to.value_or(end),
                     .isOpen = !claim.to,
                     .islands = {claim.island},
                     .claim = &claim});
    return;
  }
  found->from = std::min(found->from, claim.from);
  found->lastFrom = std::max(found->lastFrom, claim.from);
  found->islands.push_back(claim.island);
}

}  // namespace

std::vector<ClaimRow> claimRowsOf(const atlas::Atlas& atlas, const atlas::Band& band) {
  std::vector<ClaimRow> rows = {{"japan", {}}, {"russia", {}}};
  const atlas::Day end = atlas.records().statusLast + std::chrono::days{1};
  for (const atlas::Claim& claim : atlas.records().claims) {
    const auto row = std::ranges::find_if(
        rows, [&claim](const ClaimRow& one) { return atlas::isSameParty(one.party, claim.claimant); });
    if (row != rows.end() && std::ranges::find(band.islands, claim.island) != band.islands.end()) {
      add(row->spans, claim, end);
    }
  }
  for (ClaimRow& row : rows) {
    std::ranges::stable_sort(row.spans, {}, &ClaimSpan::from);
  }
  return rows;
}

}  // namespace kurilscope::ui
