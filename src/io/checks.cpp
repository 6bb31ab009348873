#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_set>

#include "base/text.hpp"
#include "io/draft.hpp"

// What can be said only once all parts are read: ids that meet, dates inside the period, islands with their coast.

namespace kurilscope::io {

namespace {

using Ids = std::vector<std::string>;

template <class T>
Ids idsOf(const std::vector<T>& records) {
  Ids ids;
  std::ranges::transform(records, std::back_inserter(ids), &T::id);
  return ids;
}

Ids together(std::initializer_list<Ids> lists) {
  Ids all;
  for (const Ids& list : lists) {
    all.insert(all.end(), list.begin(), list.end());
  }
  return all;
}

// A kind of thing that others refer to by id.
class Known {
 public:
  // `isComplete` is false where the ids could not all be read; then every reference passes.
  Known(std::string what, std::string where, Ids ids, bool isComplete)
      : what_(std::move(what)),
        where_(std::move(where)),
        ids_(std::move(ids)),
        set_(ids_.begin(), ids_.end()),
        isComplete_(isComplete) {}

  [[nodiscard]] bool has(const std::string& id) const { return !isComplete_ || set_.contains(id); }

  // "there is no island 'kunashr' in islands; did you mean 'kunashir'?"
  [[nodiscard]] std::string unknown(const std::string& id) const {
    const auto near = nearestWord(id, ids_);
    return fmt::format("there is no {} '{}'; {}", what_, id,
                       near ? fmt::format("did you mean '{}'?", *near) : fmt::format("they are listed in {}", where_));
  }

 private:
  std::string what_;
  std::string where_;
  Ids ids_;
  std::unordered_set<std::string> set_;
  bool isComplete_;
};

class Checker {
 public:
  Checker(const Draft& draft, Diagnostics& diagnostics) : draft_(draft), diagnostics_(diagnostics) {}

  void problem(std::string_view part, std::size_t index, std::string column, std::string text) const {
    diagnostics_.add(draft_.problem(part, index, std::move(column), std::move(text)));
  }

  // Each record's single reference; an empty one is fine.
  template <class T>
  void refers(std::string_view part, const std::vector<T>& records, const char* column, std::string T::*member,
              const Known& known) const {
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (const std::string& id = records[i].*member; !id.empty() && !known.has(id)) {
        problem(part, i, column, known.unknown(id));
      }
    }
  }

  template <class T>
  void refersAll(std::string_view part, const std::vector<T>& records, const char* column, Ids T::*member,
                 const Known& known) const {
    for (std::size_t i = 0; i < records.size(); ++i) {
      for (const std::string& id : records[i].*member) {
        if (!known.has(id)) {
          problem(part, i, column, known.unknown(id));
        }
      }
    }
  }

  template <class T>
  void sources(std::string_view part, const std::vector<T>& records, const Known& known) const {
    for (std::size_t i = 0; i < records.size(); ++i) {
      for (const std::string& id : records[i].evidence.sources) {
        if (!known.has(id)) {
          problem(part, i, "sources", known.unknown(id));
        }
      }
    }
  }

  template <class T>
  void uniqueIds(std::string_view part, const std::vector<T>& records) const {
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < records.size(); ++i) {
      const auto [place, isNew] = first.emplace(records[i].id, i);
      if (!isNew && !records[i].id.empty()) {
        problem(part, i, "id",
                fmt::format("'{}' stands in row {} already; ids must be unique", records[i].id,
                            draft_.problem(part, place->second, "", "").row));
      }
    }
  }

 private:
  const Draft& draft_;
  Diagnostics& diagnostics_;
};

void checkIds(const atlas::Records& records, const Checker& check) {
  check.uniqueIds("islands", records.islands);
  check.uniqueIds("places", records.places);
  check.uniqueIds("waters", records.waters);
  check.uniqueIds("events", records.events);
  check.uniqueIds("periods", records.periods);
  check.uniqueIds("lines", records.lines);
  check.uniqueIds("distances", records.distances);
  check.uniqueIds("settlements", records.settlements);
  check.uniqueIds("sources", records.sources);
  check.uniqueIds("disagreements", records.disagreements);
  check.uniqueIds("article", records.article);
  check.uniqueIds("views", records.views);
  check.uniqueIds("bands", records.bands);
  check.uniqueIds("administrations", records.administrations);
  check.uniqueIds("event_kinds", records.eventKinds);
  // Islands and places are asked for by the same names, so they share one set.
  const Ids islands = idsOf(records.islands);
  const std::set<std::string> taken(islands.begin(), islands.end());
  for (std::size_t i = 0; i < records.places.size(); ++i) {
    if (taken.contains(records.places[i].id)) {
      check.problem("places", i, "id", fmt::format("'{}' is the id of an island already", records.places[i].id));
    }
  }
}

void checkSources(const Draft& draft, const Checker& check) {
  const atlas::Records& records = draft.records;
  const Known sources("source", "the sources part", idsOf(records.sources), draft.hasRead("sources"));
  check.sources("islands", records.islands, sources);
  check.sources("places", records.places, sources);
  check.sources("waters", records.waters, sources);
  check.sources("events", records.events, sources);
  check.sources("status", records.status, sources);
  check.sources("claims", records.claims, sources);
  check.sources("periods", records.periods, sources);
  check.sources("lines", records.lines, sources);
  check.sources("distances", records.distances, sources);
  check.sources("settlements", records.settlements, sources);
  check.sources("positions", records.positions, sources);
  check.refersAll("article", records.article, "sources", &atlas::ArticleClaim::sources, sources);
}

void checkReferences(const Draft& draft, const Checker& check) {
  const atlas::Records& records = draft.records;
  const auto known = [&](std::string what, std::string where, std::initializer_list<std::string_view> parts,
                         std::initializer_list<Ids> ids) {
    return Known(std::move(what), std::move(where), together(ids),
                 std::ranges::all_of(parts, [&](std::string_view part) { return draft.hasRead(part); }));
  };
  const Ids islandIds = idsOf(records.islands);
  const Ids placeIds = idsOf(records.places);
  const Ids bandIds = idsOf(records.bands);
  const Known islands = known("island", "the islands part", {"islands"}, {islandIds});
  const Known areas = known("island, group or band", "the islands part", {"islands", "bands"}, {islandIds, bandIds});
  const Known spots =
      known("island or place", "the islands and places parts", {"islands", "places"}, {islandIds, placeIds});
  const Known bands = known("band", "[[bands]] of pack.toml", {"bands"}, {bandIds});
  const Known administrations = known("administration", "[[administrations]] of pack.toml", {"administrations"},
                                      {idsOf(records.administrations)});
  const Known kinds = known("event kind", "[[event_kinds]] of pack.toml", {"event_kinds"}, {idsOf(records.eventKinds)});
  const Known periods = known("period", "the periods part", {"periods"}, {idsOf(records.periods)});
  const Known lines = known("line", "the lines part", {"lines"}, {idsOf(records.lines)});
  const Known events = known("event", "the events part", {"events"}, {idsOf(records.events)});
  const Known anything = known("record", "the other parts",
                               {"islands", "places", "bands", "waters", "events", "periods", "lines", "distances"},
                               {islandIds, placeIds, bandIds, idsOf(records.waters), idsOf(records.events),
                                idsOf(records.periods), idsOf(records.lines), idsOf(records.distances)});

  check.refers("islands", records.islands, "group", &atlas::Island::group, bands);
  check.refersAll("islands", records.islands, "part_of", &atlas::Island::partOf, islands);
  check.refersAll("bands", records.bands, "bands.islands", &atlas::Band::islands, islands);
  check.refers("coast", records.land, "island", &atlas::LandPolygon::island, islands);
  check.refers("events", records.events, "kind", &atlas::Event::kind, kinds);
  check.refers("events", records.events, "place", &atlas::Event::place, spots);
  check.refersAll("events", records.events, "islands", &atlas::Event::islands, areas);
  check.refers("status", records.status, "island", &atlas::Status::island, islands);
  check.refers("status", records.status, "administered_by", &atlas::Status::administeredBy, administrations);
  check.refers("status", records.status, "period", &atlas::Status::period, periods);
  check.refers("claims", records.claims, "island", &atlas::Claim::island, areas);
  check.refers("claims", records.claims, "claimant", &atlas::Claim::claimant, administrations);
  check.refers("claims", records.claims, "period", &atlas::Claim::period, periods);
  check.refersAll("periods", records.periods, "areas", &atlas::Period::areas, areas);
  check.refers("lines", records.lines, "period", &atlas::Line::period, periods);
  check.refers("distances", records.distances, "from", &atlas::PublishedDistance::from, spots);
  check.refers("distances", records.distances, "to", &atlas::PublishedDistance::to, spots);
  check.refers("settlements", records.settlements, "administered_by", &atlas::Settlement::administeredBy,
               administrations);
  check.refersAll("settlements", records.settlements, "islands", &atlas::Settlement::islands, areas);
  check.refers("settlements", records.settlements, "cut_island", &atlas::Settlement::cutIsland, islands);
  check.refers("settlements", records.settlements, "line", &atlas::Settlement::line, lines);
  check.refers("settlements", records.settlements, "period", &atlas::Settlement::period, periods);
  check.refers("meetings", records.meetings, "event", &atlas::Meeting::event, events);
  check.refersAll("disagreements", records.disagreements, "about", &atlas::Disagreement::about, anything);
  check.refersAll("article", records.article, "evidence_ids", &atlas::ArticleClaim::records, anything);
}

// An event known only by its year or month need not lie inside with all of its days.
void checkEventDates(const atlas::Records& records, const Checker& check) {
  for (std::size_t i = 0; i < records.events.size(); ++i) {
    const atlas::Event& event = records.events[i];
    if (event.start.last < records.periodFirst || event.end.first > records.periodLast) {
      check.problem("events", i, "start",
                    fmt::format("{} lies outside the pack's period, {} to {}", atlas::toEdtf(event.start),
                                atlas::toIso(records.periodFirst), atlas::toIso(records.periodLast)));
    }
  }
}

void checkCoast(const atlas::Records& records, const Checker& check) {
  std::set<std::string> withMain;
  for (const atlas::LandPolygon& land : records.land) {
    if (land.isMain) {
      withMain.insert(land.island);
    }
  }
  for (std::size_t i = 0; i < records.islands.size(); ++i) {
    const atlas::Island& island = records.islands[i];
    if (island.inCoast == withMain.contains(island.id)) {
      continue;
    }
    check.problem(
        "islands", i, "in_coast",
        island.inCoast
            ? fmt::format("in_coast is 1, but no polygon of the coast has island = '{}' and main = 1", island.id)
            : fmt::format("in_coast is 0, but the coast has a main polygon for '{}'", island.id));
  }
}

// An island is cut only where it has a coast, and not handed over whole as well.
void checkCutIslands(const atlas::Records& records, const Checker& check) {
  for (std::size_t i = 0; i < records.settlements.size(); ++i) {
    const atlas::Settlement& settlement = records.settlements[i];
    const auto cut = std::ranges::find(records.islands, settlement.cutIsland, &atlas::Island::id);
    if (cut == records.islands.end()) {
      continue;
    }
    const bool hasCoast = std::ranges::any_of(
        records.land, [&](const atlas::LandPolygon& land) { return land.isMain && land.island == cut->id; });
    if (!hasCoast) {
      check.problem("settlements", i, "cut_island", fmt::format("'{}' has no polygon that could be cut", cut->id));
    }
    if (std::ranges::find(settlement.islands, cut->id) != settlement.islands.end()) {
      check.problem("settlements", i, "cut_island", fmt::format("'{}' stands in islands as a whole already", cut->id));
    }
  }
}

}  // namespace

void checkRecords(const Draft& draft, Diagnostics& diagnostics) {
  // Dates and geometry that did not read would make a false gap or a missing coast of every problem.
  std::set<std::string> damaged;
  for (const Problem& problem : diagnostics.problems()) {
    damaged.insert(problem.file);
  }
  const auto isWhole = [&](std::initializer_list<std::string_view> parts) {
    return !damaged.contains("pack.toml") && std::ranges::all_of(parts, [&](std::string_view part) {
      return draft.hasRead(part) && !damaged.contains(draft.origins.find(part)->second.file);
    });
  };
  const Checker check(draft, diagnostics);
  checkIds(draft.records, check);
  checkSources(draft, check);
  checkReferences(draft, check);
  if (isWhole({"events"})) {
    checkEventDates(draft.records, check);
  }
  if (isWhole({"islands", "coast"})) {
    checkCoast(draft.records, check);
    checkCutIslands(draft.records, check);
  }
  if (isWhole({"islands", "status"})) {
    checkStatus(draft, diagnostics);
  }
}

}  // namespace kurilscope::io
