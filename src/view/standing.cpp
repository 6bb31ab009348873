#include "view/standing.hpp"

#include <algorithm>

namespace kurilscope::view {

namespace {

bool speaksFor(Perspective perspective, std::string_view party) {
  switch (perspective) {
    case Perspective::Tokyo:
      return party == "japan";
    case Perspective::Moscow:
      return atlas::isSameParty(party, "russia");
    case Perspective::Neutral:
      break;
  }
  return false;
}

Standing neutralStanding(const atlas::Atlas& atlas, const atlas::Status& status, atlas::Day date) {
  const std::vector<const atlas::Claim*> rivals = atlas.rivalClaimsOn(status.island, date);
  Standing standing{.status = &status, .claim = nullptr, .ground = status.administeredBy, .stripes = {}};
  if (!rivals.empty()) {
    standing.claim = rivals.front();
    standing.stripes = rivals.front()->claimant;
  }
  return standing;
}

}  // namespace

bool Standing::looksLike(const Standing& other) const {
  const auto isSame = [](const std::string& a, const std::string& b) { return a == b || atlas::isSameParty(a, b); };
  return isSame(ground, other.ground) && isSame(stripes, other.stripes) && isPassing() == other.isPassing();
}

Standing standingOf(const atlas::Atlas& atlas, const std::string& island, atlas::Day date, Perspective perspective) {
  const atlas::Status* status = atlas.statusOn(island, date);
  if (status == nullptr) {
    return {};
  }
  // A takeover in progress is a matter of fact and looks the same from everywhere.
  if (perspective == Perspective::Neutral || status->passing) {
    return neutralStanding(atlas, *status, date);
  }
  const std::vector<const atlas::Claim*> claims = atlas.claimsOn(island, date);
  const auto own = std::ranges::find_if(
      claims, [perspective](const atlas::Claim* claim) { return speaksFor(perspective, claim->claimant); });
  if (own == claims.end() || atlas::isSameParty((*own)->claimant, status->administeredBy)) {
    return {.status = status, .claim = nullptr, .ground = status->administeredBy, .stripes = {}};
  }
  return {
      .status = status, .claim = *own, .ground = (*own)->claimant, .stripes = status->administeredBy, .isStated = true};
}

std::string_view inWords(atlas::LineKind kind, Perspective perspective) {
  switch (kind) {
    case atlas::LineKind::InForce:
      return "Boundary in force";
    case atlas::LineKind::DeFacto:
      return perspective == Perspective::Moscow ? "Border as Russia states it" : "Line of actual administration";
    case atlas::LineKind::Claimed:
      return perspective == Perspective::Tokyo ? "Border as Japan states it" : "Boundary claimed by Japan";
    case atlas::LineKind::Proposed:
      return "Proposed line";
    case atlas::LineKind::Zone:
      return "Limit of a zone";
    case atlas::LineKind::Historical:
      break;
  }
  return "Historical boundary";
}

}  // namespace kurilscope::view
