#include "view/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "view/sides.hpp"
#include "view/standing.hpp"

namespace kurilscope::view {

namespace {

using atlas::Atlas;
using atlas::Day;
using Ids = std::vector<std::string>;

// ---- islands by name

struct Group {
  std::string id;
  std::string title;
  Ids members;
};

// The pack's groups and bands with the single islands in each, the largest first.
std::vector<Group> groupsOf(const Atlas& atlas) {
  std::vector<Group> groups;
  for (const atlas::Island& island : atlas.islands()) {
    const Ids members = island.isGroup() ? atlas.membersOf(island.id) : Ids{};
    if (members.size() > 1) {
      const bool saysSo = island.names.en.ends_with("Islands");
      groups.push_back({island.id, island.names.en + (saysSo ? "" : " group"), members});
    }
  }
  for (const atlas::Band& band : atlas.records().bands) {
    if (band.islands.size() > 1) {
      groups.push_back({band.id, band.title, band.islands});
    }
  }
  std::ranges::stable_sort(groups, std::greater{}, [](const Group& group) { return group.members.size(); });
  return groups;
}

std::string bothNames(const atlas::Island& island) {
  const atlas::NameSet& names = island.names;
  return !island.disputed || names.jaShort.empty() || names.jaShort == names.en ? names.en
                                                                                : names.en + " / " + names.jaShort;
}

// A large group may lack one of its islands: "Northern Kurils except Shumshu".
constexpr std::size_t kLargeGroup = 5;

// The groups and single islands that together are just these islands, in the pack's order.
std::vector<Group> coveredBy(const Atlas& atlas, const Ids& islands) {
  std::set<std::string> left(islands.begin(), islands.end());
  std::vector<Group> cover;
  for (Group& group : groupsOf(atlas)) {
    Ids missing;
    std::ranges::copy_if(group.members, std::back_inserter(missing),
                         [&left](const std::string& id) { return !left.contains(id); });
    if (missing.size() > (group.members.size() >= kLargeGroup ? 1 : 0)) {
      continue;
    }
    if (!missing.empty()) {
      group.title += " except " + bothNames(*atlas.island(missing.front()));
      std::erase(group.members, missing.front());
    }
    std::ranges::for_each(group.members, [&left](const std::string& id) { left.erase(id); });
    cover.push_back(std::move(group));
  }
  for (const std::string& id : left) {
    const atlas::Island* island = atlas.island(id);
    cover.push_back({id, island == nullptr ? id : bothNames(*island), {id}});
  }
  std::ranges::stable_sort(cover, {}, [&islands](const Group& group) {
    return std::ranges::find(islands, group.members.front()) - islands.begin();
  });
  return cover;
}

std::string listed(const Ids& words) {
  if (words.size() < 2) {
    return joined(words, "");
  }
  return fmt::format("{} and {}", joined(Ids(words.begin(), words.end() - 1), ", "), words.back());
}

// ---- evidence and dates of what a sentence sums up

// Sums up the rows that a sentence rests on: all their sources, the least of their confidences, the span of their days.
struct Gathered {
  Ids islands;
  atlas::Evidence evidence{.sources = {}, .confidence = atlas::Confidence::Verified};
  std::optional<Day> first;
  std::optional<Day> last;

  void add(const atlas::Evidence& row) {
    for (const std::string& source : row.sources) {
      if (std::ranges::find(evidence.sources, source) == evidence.sources.end()) {
        evidence.sources.push_back(source);
      }
    }
    evidence.confidence = std::max(evidence.confidence, row.confidence);
  }
  void add(Day begin, Day end) {
    first = std::min(first.value_or(begin), begin);
    last = std::max(last.value_or(end), end);
  }
  // " (3–5 September 1945)"
  [[nodiscard]] std::string when() const {
    const auto date = [](Day day) { return atlas::Date{.first = day, .last = day}; };
    return first ? fmt::format(" ({})", atlas::inWords(date(*first), date(*last))) : std::string();
  }
};

class Teller {
 public:
  Teller(const Atlas& atlas, View from, View to) : atlas_(atlas), from_(std::move(from)), to_(std::move(to)) {}

  std::vector<Change> days() {
    tellAdministrations();
    tellClaims();
    tellLines();
    return sorted();
  }

  std::vector<Change> perspectives() {
    tellReadings();
    tellLineReadings();
    tellStatements();
    return sorted();
  }

 private:
  [[nodiscard]] std::vector<Change> sorted() {
    // By the pack's order of islands, which goes along the chain, inside each kind.
    const auto place = [this](const Change& change) {
      const auto& islands = atlas_.islands();
      return change.islands.empty()
                 ? islands.end() - islands.begin()
                 : std::ranges::find(islands, change.islands.front(), &atlas::Island::id) - islands.begin();
    };
    std::ranges::stable_sort(changes_, {}, [&](const Change& change) { return std::pair(change.kind, place(change)); });
    return std::move(changes_);
  }

  void tell(ChangeKind kind, const Gathered& about, std::string sentence) {
    const std::vector<Group> cover = coveredBy(atlas_, about.islands);
    // Of several groups the first stands for all; the map lights up every island that is concerned anyway.
    const Selection subject = cover.empty() ? Selection{} : Selection{Subject::Island, cover.front().id};
    changes_.push_back({kind, subject, about.islands, std::move(sentence), about.evidence});
  }

  [[nodiscard]] std::string names(const Gathered& about) const { return islandsInWords(atlas_, about.islands); }
  [[nodiscard]] std::string party(std::string_view id) const { return partyInWords(atlas_, id); }

  // Every state of an island from one side's day to the other's.
  [[nodiscard]] std::vector<const atlas::Status*> history(const std::string& island) const {
    std::vector<const atlas::Status*> states;
    const atlas::Status* state = atlas_.statusOn(island, from_.date);
    while (state != nullptr) {
      states.push_back(state);
      state = state->to && *state->to <= to_.date ? atlas_.statusOn(island, *state->to) : nullptr;
    }
    return states;
  }

  void tellAdministrations() {
    // By the governments in turn, and the days where those are told apart; one entry for each passage.
    std::map<Ids, std::vector<Gathered>> passages;
    std::map<std::string, Gathered> takeovers;
    std::map<std::pair<std::string, std::string>, Gathered> grounds;
    for (const atlas::Island& island : atlas_.islands()) {
      const std::vector<const atlas::Status*> states = history(island.id);
      if (states.size() < 2) {
        continue;
      }
      const atlas::Status& last = *states.back();
      if (hasOneParty(states)) {
        Gathered& about = last.passing ? takeovers[last.administeredBy] : grounds[{last.administeredBy, last.basis}];
        about.islands.push_back(island.id);
        about.add(last.evidence);
        about.add(last.from, last.from);
      } else {
        Ids key = partiesOf(states);
        key.push_back(dayKey(firstPassage(states), states.back()->from));
        addPassages(island.id, states, passages[key]);
      }
    }
    tellPassages(passages);
    for (const auto& [holder, about] : takeovers) {
      tell(ChangeKind::Administration, about,
           fmt::format("{}: administered by {}, a takeover is in progress{}.", names(about), party(holder),
                       about.when()));
    }
    for (const auto& [key, about] : grounds) {
      tell(ChangeKind::Ground, about,
           fmt::format("{}: still administered by {}, now as: {}{}", names(about), party(key.first), key.second,
                       key.second.ends_with('.') ? "" : "."));
    }
  }

  static bool hasOneParty(const std::vector<const atlas::Status*>& states) {
    return std::ranges::all_of(states, [&states](const atlas::Status* state) {
      return state->administeredBy == states.front()->administeredBy;
    });
  }

  static Ids partiesOf(const std::vector<const atlas::Status*>& states) {
    Ids parties;
    for (const atlas::Status* state : states) {
      if (parties.empty() || parties.back() != state->administeredBy) {
        parties.push_back(state->administeredBy);
      }
    }
    return parties;
  }

  // Within a year the days of the changes are told apart; over longer times they are summed up.
  [[nodiscard]] std::string dayKey(Day first, Day last) const {
    constexpr std::chrono::days kYear{366};
    return to_.date - from_.date <= kYear ? atlas::toIso(first) + atlas::toIso(last) : std::string();
  }

  static Day firstPassage(const std::vector<const atlas::Status*>& states) {
    const auto next = std::ranges::find_if(states, [&states](const atlas::Status* state) {
      return state->passing || state->administeredBy != states.front()->administeredBy;
    });
    return next == states.end() ? states.back()->from : (*next)->from;
  }

  // Each passage from one government to the next, from the first day of a takeover to the day it was complete.
  static void addPassages(const std::string& island, const std::vector<const atlas::Status*>& states,
                          std::vector<Gathered>& passages) {
    std::size_t passage = 0;
    for (std::size_t i = 1; i < states.size(); ++i) {
      if (states[i]->administeredBy == states[i - 1]->administeredBy) {
        continue;
      }
      passages.resize(std::max(passages.size(), passage + 1));
      Gathered& about = passages[passage++];
      about.islands.push_back(island);
      about.add(states[i]->evidence);
      about.add(states[i - 1]->passing ? states[i - 1]->from : states[i]->from, states[i]->from);
    }
  }

  void tellPassages(const std::map<Ids, std::vector<Gathered>>& passages) {
    for (const auto& [parties, each] : passages) {
      Gathered all = each.front();
      std::string path = fmt::format("from {} to {}{}", party(parties[0]), party(parties[1]), each.front().when());
      for (std::size_t i = 1; i < each.size(); ++i) {
        all.add(each[i].evidence);
        path += fmt::format(", then to {}{}", party(parties[i + 1]), each[i].when());
      }
      tell(ChangeKind::Administration, all, fmt::format("{}: administration passes {}.", names(all), path));
    }
  }

  void tellClaims() {
    struct Key {
      ChangeKind kind;
      std::string claimant;
      std::string instrument;
      std::string day;
      auto operator<=>(const Key&) const = default;
    };
    std::map<Key, Gathered> groups;
    for (const atlas::Island& island : atlas_.islands()) {
      const auto before = atlas_.claimsOn(island.id, from_.date);
      const auto after = atlas_.claimsOn(island.id, to_.date);
      const auto add = [&](ChangeKind kind, const atlas::Claim& claim, std::string instrument, Day day) {
        Gathered& about = groups[{kind, claim.claimant, std::move(instrument), dayKey(day, day)}];
        about.islands.push_back(island.id);
        about.add(claim.evidence);
        about.add(day, day);
      };
      for (const atlas::Claim* claim : after) {
        const atlas::Claim* earlier = claimBy(before, claim->claimant);
        if (earlier == nullptr) {
          add(ChangeKind::ClaimBegun, *claim, claim->instrument, claim->from);
        } else if (earlier != claim && earlier->claimant == claim->claimant) {
          add(ChangeKind::Ground, *claim, claim->instrument, claim->from);
        }
      }
      for (const atlas::Claim* claim : before) {
        if (claimBy(after, claim->claimant) == nullptr) {
          add(ChangeKind::ClaimEnded, *claim, {}, claim->to.value_or(to_.date));
        }
      }
    }
    for (const auto& [key, about] : groups) {
      tell(key.kind, about, claimSentence(key.kind, party(key.claimant), key.instrument, about));
    }
  }

  // The USSR's claim goes on as Russia's.
  static const atlas::Claim* claimBy(const std::vector<const atlas::Claim*>& claims, std::string_view party) {
    const auto found = std::ranges::find_if(
        claims, [party](const atlas::Claim* claim) { return atlas::isSameParty(claim->claimant, party); });
    return found == claims.end() ? nullptr : *found;
  }

  [[nodiscard]] std::string claimSentence(ChangeKind kind, const std::string& claimant, const std::string& instrument,
                                          const Gathered& about) const {
    const std::string ground = instrument.empty() ? "" : fmt::format(": {}", instrument);
    switch (kind) {
      case ChangeKind::ClaimBegun:
        return fmt::format("{}: a claim by {} begins{}{}.", names(about), claimant, about.when(), ground);
      case ChangeKind::ClaimEnded:
        return fmt::format("{}: the claim by {} ends{}.", names(about), claimant, about.when());
      default:
        return fmt::format("{}: the claim by {} now rests on another ground{}{}.", names(about), claimant, about.when(),
                           ground);
    }
  }

  void tellLine(ChangeKind kind, const atlas::Line& line, std::string sentence) {
    changes_.push_back({kind, {Subject::Line, line.id}, {}, std::move(sentence), line.evidence});
  }

  void tellLines() {
    for (const atlas::Line& line : atlas_.records().lines) {
      const bool before = line.covers(from_.date);
      if (before == line.covers(to_.date)) {
        continue;
      }
      const std::string_view what = inWords(line.kind, from_.perspective);
      before ? tellLine(ChangeKind::LineWent, line,
                        fmt::format("{} no longer stands: {} (until {}).", what, line.title,
                                    line.to ? atlas::inWords(*line.to) : atlas::inWords(to_.date)))
             : tellLine(ChangeKind::LineCame, line,
                        fmt::format("{} now stands: {} (from {}).", what, line.title, atlas::inWords(line.from)));
    }
  }

  void tellReadings() {
    std::map<std::pair<std::string, std::string>, Gathered> groups;
    for (const atlas::Island& island : atlas_.islands()) {
      const Standing before = standingOf(atlas_, island.id, from_.date, from_.perspective);
      const Standing after = standingOf(atlas_, island.id, to_.date, to_.perspective);
      if (before.looksLike(after)) {
        continue;
      }
      Gathered& about = groups[{readingOf(before), readingOf(after)}];
      about.islands.push_back(island.id);
      for (const Standing* standing : {&before, &after}) {
        about.add(standing->status->evidence);
        if (standing->claim != nullptr) {
          about.add(standing->claim->evidence);
        }
      }
    }
    for (const auto& [readings, about] : groups) {
      tell(ChangeKind::Reading, about,
           fmt::format("{}: {}, {}; {}, {}.", names(about), sideName(from_), readings.first, sideName(to_),
                       readings.second));
    }
  }

  static std::string sideName(const View& side) {
    std::string words = inWords(side.perspective);
    words[0] = words[0] == 'A' ? 'a' : 'n';  // inside a sentence
    return words;
  }

  // What tint and stripes say together.
  [[nodiscard]] std::string readingOf(const Standing& standing) const {
    const std::string tint =
        fmt::format("the tint says {} by {}", standing.isStated ? "claimed" : "administered", party(standing.ground));
    return standing.stripes.empty()
               ? tint + " and there are no stripes"
               : fmt::format("{}, the stripes say {} by {}", tint, standing.isStated ? "administered" : "claimed",
                             party(standing.stripes));
  }

  void tellLineReadings() {
    for (const atlas::Line& line : atlas_.records().lines) {
      const std::string_view before = inWords(line.kind, from_.perspective);
      const std::string_view after = inWords(line.kind, to_.perspective);
      if (line.covers(from_.date) && before != after) {
        tellLine(ChangeKind::Reading, line,
                 fmt::format("{}: {}, \"{}\"; {}, \"{}\".", line.title, sideName(from_), before, sideName(to_), after));
      }
    }
  }

  void tellStatements() {
    for (const View* side : {&from_, &to_}) {
      for (const atlas::Position& position : atlas_.records().positions) {
        if (position.perspective == word(side->perspective)) {
          changes_.push_back({ChangeKind::Statement,
                              {},
                              {},
                              fmt::format("{} states: {}", side->perspective == Perspective::Tokyo ? "Tokyo" : "Moscow",
                                          position.text),
                              position.evidence});
        }
      }
    }
  }

  const Atlas& atlas_;
  View from_;
  View to_;
  std::vector<Change> changes_;
};

}  // namespace

std::string partyInWords(const Atlas& atlas, std::string_view party) {
  const std::string title = atlas.titleOfAdministration(party);
  return party == "ussr" || party == "allies" ? "the " + title : title;
}

std::string islandsInWords(const Atlas& atlas, const Ids& islands) {
  Ids titles;
  for (const Group& group : coveredBy(atlas, islands)) {
    titles.push_back(group.title);
  }
  return listed(titles);
}

std::string_view word(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::Administration:
      return "administration";
    case ChangeKind::ClaimBegun:
      return "claim-begun";
    case ChangeKind::ClaimEnded:
      return "claim-ended";
    case ChangeKind::LineCame:
      return "line-came";
    case ChangeKind::LineWent:
      return "line-went";
    case ChangeKind::Ground:
      return "ground";
    case ChangeKind::Reading:
      return "reading";
    case ChangeKind::Statement:
      break;
  }
  return "statement";
}

std::vector<Change> changesOf(const Atlas& atlas, const View& view) {
  if (!view.comparison) {
    return {};
  }
  const auto [from, to] = sidesOf(view);
  Teller teller(atlas, from, to);
  return comparesPerspectives(view) ? teller.perspectives() : teller.days();
}

}  // namespace kurilscope::view
