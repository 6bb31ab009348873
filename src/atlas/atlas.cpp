#include "atlas/atlas.hpp"

#include "base/text.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <tuple>
#include <utility>

namespace kurilscope::atlas {
namespace {

template <class Value>
using ById = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

template <class Record>
ById<std::size_t> indexById(const std::vector<Record>& records) {
  ById<std::size_t> index;
  for (std::size_t i = 0; i < records.size(); ++i) {
    index.emplace(records[i].id, i);
  }
  return index;
}

template <class Record>
ById<std::vector<std::size_t>> indexByIsland(const std::vector<Record>& records) {
  ById<std::vector<std::size_t>> index;
  for (std::size_t i = 0; i < records.size(); ++i) {
    index[records[i].island].push_back(i);
  }
  return index;
}

template <class Record>
const Record* find(const ById<std::size_t>& index, const std::vector<Record>& records, std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : &records[found->second];
}

const std::vector<std::size_t>& find(const ById<std::vector<std::size_t>>& index, std::string_view island) {
  static const std::vector<std::size_t> kNone;
  const auto found = index.find(island);
  return found == index.end() ? kNone : found->second;
}

// An id that nobody titled is shown as it is.
std::string titleOf(const std::vector<TitledId>& titles, std::string_view id) {
  const auto found = std::ranges::find(titles, id, &TitledId::id);
  return found == titles.end() ? std::string(id) : found->title;
}

constexpr std::string_view kWholeChain = "kuril-chain";

bool isAmong(const std::vector<std::string>& ids, std::string_view id) {
  return std::ranges::find(ids, id) != ids.end();
}

// The chain in a pack whose islands do not say that they are part of it: all bands but those of a mainland, which are
// told by their context islands (Hokkaido with Rishiri and Rebun).
std::vector<std::string> islandsOfTheChain(const Records& records) {
  const auto isContext = [&](const std::string& id) {
    const auto found = std::ranges::find(records.islands, id, &Island::id);
    return found != records.islands.end() && found->isContext();
  };
  std::vector<std::string> islands;
  for (const Band& band : records.bands) {
    if (std::ranges::none_of(band.islands, isContext)) {
      islands.insert(islands.end(), band.islands.begin(), band.islands.end());
    }
  }
  return islands;
}

}  // namespace

std::string_view word(Verdict verdict) {
  static constexpr std::array<std::string_view, 4> kWords = {"confirmed", "imprecise", "contradicted", "unverifiable"};
  return kWords.at(static_cast<std::size_t>(verdict));
}

bool isSameParty(std::string_view a, std::string_view b) {
  const auto party = [](std::string_view id) { return id == "ussr" ? std::string_view{"russia"} : id; };
  return party(a) == party(b);
}

Atlas::Atlas(Records records) : records_(std::move(records)) {
  std::ranges::stable_sort(records_.events, {},
                           [](const Event& event) { return std::tuple(event.start.first, event.end.last); });
  for (const Event& event : records_.events) {
    lastEnds_.push_back(lastEnds_.empty() ? event.end.last : std::max(lastEnds_.back(), event.end.last));
  }
  islandIndex_ = indexById(records_.islands);
  placeIndex_ = indexById(records_.places);
  eventIndex_ = indexById(records_.events);
  sourceIndex_ = indexById(records_.sources);
  lineIndex_ = indexById(records_.lines);
  periodIndex_ = indexById(records_.periods);
  statusOfIsland_ = indexByIsland(records_.status);
  claimsOfIsland_ = indexByIsland(records_.claims);
  landOfIsland_ = indexByIsland(records_.land);
}

const Island* Atlas::island(std::string_view id) const { return find(islandIndex_, records_.islands, id); }
const Place* Atlas::place(std::string_view id) const { return find(placeIndex_, records_.places, id); }
const Event* Atlas::event(std::string_view id) const { return find(eventIndex_, records_.events, id); }
const Source* Atlas::source(std::string_view id) const { return find(sourceIndex_, records_.sources, id); }
const Line* Atlas::line(std::string_view id) const { return find(lineIndex_, records_.lines, id); }
const Period* Atlas::period(std::string_view id) const { return find(periodIndex_, records_.periods, id); }

const Settlement* Atlas::settlement(std::string_view id) const {
  const auto found = std::ranges::find(records_.settlements, id, &Settlement::id);
  return found == records_.settlements.end() ? nullptr : &*found;
}

std::string Atlas::titleOfAdministration(std::string_view id) const { return titleOf(records_.administrations, id); }
std::string Atlas::titleOfEventKind(std::string_view id) const { return titleOf(records_.eventKinds, id); }

const Status* Atlas::statusOn(std::string_view island, Day day) const {
  for (const std::size_t i : find(statusOfIsland_, island)) {
    if (records_.status[i].covers(day)) {
      return &records_.status[i];
    }
  }
  return nullptr;
}

std::vector<const Claim*> Atlas::claimsOn(std::string_view island, Day day) const {
  std::vector<const Claim*> claims;
  for (const std::size_t i : find(claimsOfIsland_, island)) {
    if (records_.claims[i].covers(day)) {
      claims.push_back(&records_.claims[i]);
    }
  }
  return claims;
}

std::vector<const Claim*> Atlas::rivalClaimsOn(std::string_view island, Day day) const {
  std::vector<const Claim*> claims = claimsOn(island, day);
  const Status* status = statusOn(island, day);
  const auto isOther = [&claims](const Claim* claim) { return claim->claimant != claims.front()->claimant; };
  if (status == nullptr || std::ranges::none_of(claims, isOther)) {
    return {};
  }
  std::erase_if(claims, [status](const Claim* claim) { return claim->claimant == status->administeredBy; });
  return claims;
}

std::vector<std::string> Atlas::membersOf(std::string_view islandOrGroup) const {
  const Island* record = island(islandOrGroup);
  const std::vector<std::string> itself = {std::string(islandOrGroup)};
  if (record != nullptr && !record->isGroup()) {
    return itself;
  }
  const auto band = std::ranges::find(records_.bands, islandOrGroup, &Band::id);
  if (band != records_.bands.end()) {
    return band->islands;
  }
  std::vector<std::string> members;
  for (const Island& candidate : records_.islands) {
    const bool belongs = candidate.group == islandOrGroup || isAmong(candidate.partOf, islandOrGroup);
    if (belongs && !candidate.isGroup() && !islandOrGroup.empty()) {
      members.push_back(candidate.id);
    }
  }
  if (members.empty() && islandOrGroup == kWholeChain) {
    members = islandsOfTheChain(records_);
  }
  // A group that nobody belongs to (two islets under one name) is treated as one island.
  return members.empty() && record != nullptr ? itself : members;
}

bool Atlas::touches(const Event& event, std::string_view island) const {
  const std::vector<std::string> members = membersOf(island);
  return std::ranges::any_of(event.islands, [&](const std::string& id) {
    return id == island || std::ranges::any_of(membersOf(id), [&](const auto& one) { return isAmong(members, one); });
  });
}

std::vector<const Event*> Atlas::eventsOf(std::string_view island) const {
  std::vector<const Event*> events;
  for (const Event& event : records_.events) {
    if (touches(event, island)) {
      events.push_back(&event);
    }
  }
  return events;
}

std::vector<const Disagreement*> Atlas::disagreementsAbout(std::string_view id) const {
  std::vector<const Disagreement*> found;
  for (const Disagreement& disagreement : records_.disagreements) {
    if (isAmong(disagreement.about, id)) {
      found.push_back(&disagreement);
    }
  }
  return found;
}

std::optional<geo::LonLat> Atlas::positionOf(const Event& event) const {
  std::optional<geo::LonLat> position = positionOf(event.place);
  if (!position && !event.islands.empty()) {
    position = positionOf(event.islands.front());
  }
  return position;
}

std::optional<geo::LonLat> Atlas::positionOf(std::string_view islandOrPlace) const {
  if (const Island* found = island(islandOrPlace)) {
    return found->position;
  }
  if (const Place* found = place(islandOrPlace)) {
    return found->position;
  }
  return std::nullopt;
}

const Event* Atlas::eventAt(Day day) const {
  const auto starts = [](const Event& event) { return event.start.first; };
  const auto begun =
      static_cast<std::size_t>(std::ranges::upper_bound(records_.events, day, {}, starts) - records_.events.begin());
  // Of several in progress the one that began last, which is the one in the foreground; of those of one day the first.
  const Event* inProgress = nullptr;
  for (std::size_t i = begun; i > 0 && lastEnds_[i - 1] >= day; --i) {
    const Event& event = records_.events[i - 1];
    if (inProgress != nullptr && event.start.first < inProgress->start.first) {
      break;
    }
    inProgress = day <= event.end.last ? &event : inProgress;
  }
  return inProgress != nullptr ? inProgress : begun == 0 ? nullptr : &records_.events[begun - 1];
}

std::vector<const Event*> Atlas::eventsIn(Day first, Day last) const {
  const auto starts = [](const Event& event) { return event.start.first; };
  const auto begun =
      static_cast<std::size_t>(std::ranges::upper_bound(records_.events, last, {}, starts) - records_.events.begin());
  std::vector<const Event*> events;
  for (std::size_t i = begun; i > 0 && lastEnds_[i - 1] >= first; --i) {
    if (records_.events[i - 1].end.last >= first) {
      events.push_back(&records_.events[i - 1]);
    }
  }
  std::ranges::reverse(events);
  return events;
}

const Event* Atlas::eventBefore(Day day) const {
  const auto starts = [](const Event& event) { return event.start.first; };
  const auto end = std::ranges::lower_bound(records_.events, day, {}, starts);
  return end == records_.events.begin() ? nullptr : &*std::prev(end);
}

const Event* Atlas::eventAfter(Day day) const {
  const auto starts = [](const Event& event) { return event.start.first; };
  const auto next = std::ranges::upper_bound(records_.events, day, {}, starts);
  return next == records_.events.end() ? nullptr : &*next;
}

geo::Coast Atlas::coastOf(std::string_view islandOrGroup) const {
  std::vector<geo::Ring> rings;
  for (const std::string& id : membersOf(islandOrGroup)) {
    const std::size_t before = rings.size();
    for (const std::size_t i : find(landOfIsland_, id)) {
      if (records_.land[i].isMain && !records_.land[i].rings.empty()) {
        rings.push_back(records_.land[i].rings.front());
      }
    }
    const Island* member = island(id);
    if (rings.size() == before && member != nullptr) {
      rings.push_back({member->position});
    }
  }
  return geo::Coast(std::move(rings));
}

std::optional<geo::Coast> Atlas::coastNamed(const std::string& end) const {
  if (island(end) != nullptr) {
    return coastOf(end);
  }
  const auto point = pointNamed(end);
  return point ? std::optional(geo::Coast({geo::Ring{*point}})) : std::nullopt;
}

std::optional<geo::LonLat> Atlas::pointNamed(const std::string& end) const {
  if (const auto known = positionOf(end)) {
    return known;
  }
  return geo::lonLatFrom(end);
}

std::optional<geo::Shortest> Atlas::shortestBetween(const std::string& from, const std::string& to) const {
  constexpr std::size_t kMostWays = 1024;  // an end that is dragged is another one each frame
  if (ways_.size() >= kMostWays) {
    ways_.clear();
  }
  const auto [found, isNew] = ways_.try_emplace({from, to});
  if (isNew) {
    const auto start = coastNamed(from);
    const auto end = coastNamed(to);
    if (start && end && !start->empty() && !end->empty()) {
      found->second = start->nearest(*end);
    }
  }
  return found->second;
}

std::optional<double> Atlas::areaSquareMeters(std::string_view islandOrGroup) const {
  std::optional<double> area;
  for (const std::string& id : membersOf(islandOrGroup)) {
    for (const std::size_t i : find(landOfIsland_, id)) {
      if (records_.land[i].isMain && !records_.land[i].rings.empty()) {
        area = area.value_or(0) + geo::areaSquareMeters(records_.land[i].rings.front());
      }
    }
  }
  return area;
}

}  // namespace kurilscope::atlas
