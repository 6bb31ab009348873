#include "ui/band_segments.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kurilscope::ui {

namespace {

std::vector<std::string> islandsOf(const atlas::Atlas& atlas, const atlas::Band& band) {
  std::vector<std::string> islands;
  for (const std::string& id : band.islands) {
    const std::vector<std::string> members = atlas.membersOf(id);
    islands.insert(islands.end(), members.begin(), members.end());
  }
  return islands;
}

std::set<atlas::Day> changesOf(const atlas::Atlas& atlas, const std::vector<std::string>& islands) {
  const atlas::Records& records = atlas.records();
  std::set<atlas::Day> days = {records.statusFirst};
  const auto add = [&](const auto& record) {
    if (std::ranges::find(islands, record.island) == islands.end()) {
      return;
    }
    days.insert(std::max(record.from, records.statusFirst));
    if (record.to) {
      days.insert(*record.to);
    }
  };
  std::ranges::for_each(records.status, add);
  std::ranges::for_each(records.claims, add);
  const atlas::Day end = records.statusLast + std::chrono::days{1};
  std::erase_if(days, [&](atlas::Day day) { return day < records.statusFirst || day >= end; });
  days.insert(end);
  return days;
}

// The band on one day. Ties go to the band's first island, which stands first in the pack.
BandSegment bandOn(const atlas::Atlas& atlas, const std::vector<std::string>& islands, atlas::Day day) {
  BandSegment segment;
  std::vector<std::pair<std::string, std::size_t>> counts;
  std::size_t passing = 0;
  std::size_t known = 0;
  for (const std::string& island : islands) {
    const atlas::Status* status = atlas.statusOn(island, day);
    if (status == nullptr) {
      continue;
    }
    ++known;
    passing += status->passing ? 1 : 0;
    auto found = std::ranges::find(counts, status->administeredBy, &std::pair<std::string, std::size_t>::first);
    if (found == counts.end()) {
      counts.emplace_back(status->administeredBy, 0);
      found = std::prev(counts.end());
    }
    ++found->second;
  }
  if (known == 0) {
    return segment;
  }
  segment.administeredBy = std::ranges::max_element(counts, {}, &std::pair<std::string, std::size_t>::second)->first;
  segment.isPassing = passing * 2 > known || counts.size() > 1;
  std::set<std::string> claimants;
  for (const std::string& island : islands) {
    for (const atlas::Claim* claim : atlas.rivalClaimsOn(island, day)) {
      if (!atlas::isSameParty(claim->claimant, segment.administeredBy)) {
        claimants.insert(claim->claimant);
      }
    }
  }
  segment.claimedBy.assign(claimants.begin(), claimants.end());
  return segment;
}

bool isSameState(const BandSegment& a, const BandSegment& b) {
  return a.administeredBy == b.administeredBy && a.isPassing == b.isPassing && a.claimedBy == b.claimedBy;
}

}  // namespace

std::vector<BandSegment> segmentsOf(const atlas::Atlas& atlas, const atlas::Band& band) {
  const std::vector<std::string> islands = islandsOf(atlas, band);
  const std::set<atlas::Day> changes = changesOf(atlas, islands);
  std::vector<BandSegment> segments;
  for (auto day = changes.begin(); std::next(day) != changes.end(); ++day) {
    BandSegment segment = bandOn(atlas, islands, *day);
    segment.from = *day;
    segment.to = *std::next(day);
    if (!segments.empty() && isSameState(segments.back(), segment)) {
      segments.back().to = segment.to;
    } else {
      segments.push_back(std::move(segment));
    }
  }
  return segments;
}

}  // namespace kurilscope::ui
