#include "view/search.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"
#include "view/fold.hpp"

namespace kurilscope::view {

namespace {

using Words = std::vector<std::u32string>;

// How well one word of the query fits; every step is clear of what the lesser fits of other words can add up to.
constexpr double kSameName = 200;  // the whole name, nothing more
constexpr double kSame = 100;
constexpr double kBeginning = 70;
constexpr double kPart = 40;
constexpr double kMistyped = 30;  // less so by each wrong letter
constexpr double kPerWrongLetter = 8;
constexpr double kTold = 12;  // stands in the text about it

Words wordsOf(std::string_view text) {
  const std::u32string plain = withoutPunctuation(folded(text));
  Words words;
  for (std::size_t from = 0; from < plain.size();) {
    const std::size_t end = std::min(plain.find(U' ', from), plain.size());
    if (end > from) {
      words.push_back(plain.substr(from, end - from));
    }
    from = end + 1;
  }
  return words;
}

// Wrong, missing, surplus and swapped letters between what was typed and the beginning of a word (optimal string
// alignment), so that a mistyped name is found while it is still being typed.
std::size_t wrongLetters(std::u32string_view typed, std::u32string_view word) {
  std::vector<std::size_t> beforeLast(word.size() + 1);
  std::vector<std::size_t> last(word.size() + 1);
  std::vector<std::size_t> row(word.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= word.size(); ++j) {
      const std::size_t substitution = last[j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, substitution});
      if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1]) {
        row[j] = std::min(row[j], beforeLast[j - 2] + 1);
      }
    }
    std::swap(beforeLast, last);
    std::swap(last, row);
  }
  return *std::ranges::min_element(last);
}

// Short words are not guessed at: nearly everything is one letter away from them.
std::size_t allowedWrongLetters(std::size_t length) { return length < 4 ? 0 : length < 7 ? 1 : 2; }

double mistypedScore(const std::u32string& typed, const std::u32string& word) {
  const std::size_t allowed = allowedWrongLetters(typed.size());
  const bool isNumber = typed.front() >= U'0' && typed.front() <= U'9';  // 1957 is no mistyped 1956
  if (allowed == 0 || isNumber || word.size() + allowed < typed.size()) {
    return 0;
  }
  const std::size_t wrong = wrongLetters(typed, word);
  return wrong > allowed ? 0 : kMistyped - kPerWrongLetter * static_cast<double>(wrong);
}

double wordScore(const std::u32string& typed, const std::u32string& word) {
  const std::size_t at = word.find(typed);
  if (at == std::u32string::npos) {
    return mistypedScore(typed, word);
  }
  // Of two words that begin alike the shorter is the nearer.
  const double nearness = static_cast<double>(typed.size()) / static_cast<double>(word.size());
  return (typed.size() == word.size() ? kSame : at == 0 ? kBeginning : kPart) + 9 * nearness;
}

// What may be found, with the names it goes by and the text about it.
struct Candidate {
  Hit hit;
  std::vector<std::string> names;
  std::string text;
  double weight = 0;  // breaks ties between equally good names
};

double nameScore(const std::u32string& typed, const Words& name, bool isOnlyWord) {
  double best = 0;
  for (const std::u32string& word : name) {
    best = std::max(best, wordScore(typed, word));
  }
  return isOnlyWord && name.size() == 1 && name.front() == typed ? kSameName : best;
}

// Zero where a word of the query fits nothing.
double scoreOf(const Words& query, const Candidate& candidate) {
  std::vector<Words> names;
  std::ranges::transform(candidate.names, std::back_inserter(names), wordsOf);
  const std::u32string text = folded(candidate.text);
  double sum = 0;
  for (const std::u32string& typed : query) {
    double best = typed.size() > 1 && text.find(typed) != std::u32string::npos ? kTold : 0;
    for (const Words& name : names) {
      best = std::max(best, nameScore(typed, name, query.size() == 1));
    }
    if (best <= 0) {
      return 0;
    }
    sum += best;
  }
  return sum / static_cast<double>(query.size()) + candidate.weight;
}

std::string otherNames(const atlas::NameSet& names, const std::string& former) {
  std::vector<std::string> others;
  for (const std::string& name : {names.jaShort, names.ru, names.ja, former}) {
    if (!name.empty() && name != names.en) {
      others.push_back(name);
    }
  }
  return joined(others, ", ");
}

Candidate candidateOf(const atlas::Island& island) {
  const atlas::NameSet& names = island.names;
  return {.hit = {HitKind::Island, island.id, names.en, otherNames(names, {}), 0},
          .names = {names.en, names.ru, names.ja, names.jaLatin, names.jaShort, island.id},
          .text = {},
          .weight = island.isContext() ? 4.0 : 6.0};
}

Candidate candidateOf(const atlas::Place& place) {
  const atlas::NameSet& names = place.names;
  return {.hit = {HitKind::Place, place.id, names.en, otherNames(names, place.formerName), 0},
          .names = {names.en, names.ru, names.ja, names.jaLatin, names.jaShort, place.formerName},
          .text = {},
          .weight = 5.0 - 0.2 * place.rank};
}

Candidate candidateOf(const atlas::Water& water) {
  const atlas::NameSet& names = water.names;
  return {.hit = {HitKind::Water, water.id, names.en, otherNames(names, {}), 0},
          .names = {names.en, names.ru, names.ja, names.jaLatin, names.jaShort},
          .text = {},
          .weight = 4.5 - 0.2 * water.rank};
}

Candidate candidateOf(const atlas::NamedView& named) {
  return {.hit = {HitKind::View, named.id, named.title, "View", 0}, .names = {named.title}, .text = {}, .weight = 3.0};
}

Candidate candidateOf(const atlas::Atlas& atlas, const atlas::Event& event) {
  std::string date = atlas::inWords(event.start, event.end);
  std::string when = date + ' ' + atlas::toEdtf(event.start);
  std::string text = event.summary + ' ' + joined(event.actors, " ") + ' ' + atlas.titleOfEventKind(event.kind);
  for (const std::string& id : event.islands) {
    if (const atlas::Island* island = atlas.island(id)) {
      text += ' ' + island->names.en + ' ' + island->names.ru + ' ' + island->names.ja + ' ' + island->names.jaShort;
    }
  }
  if (const atlas::Place* place = atlas.place(event.place)) {
    text += ' ' + place->names.en + ' ' + place->names.ru + ' ' + place->names.ja;
  }
  return {.hit = {HitKind::Event, event.id, event.title, std::move(date), 0},
          .names = {event.title, std::move(when)},
          .text = std::move(text),
          .weight = 1.0};
}

Candidate candidateOf(const Action& action) {
  return {.hit = {HitKind::Action, std::string(action.id), std::string(action.title), "Command", 0},
          .names = {std::string(action.title), std::string(action.words)},
          .text = {},
          .weight = 2.0};
}

std::vector<Candidate> candidatesOf(const atlas::Atlas& atlas, std::span<const Action> actions) {
  std::vector<Candidate> candidates;
  for (const atlas::Island& island : atlas.islands()) {
    candidates.push_back(candidateOf(island));
  }
  for (const atlas::Place& place : atlas.places()) {
    candidates.push_back(candidateOf(place));
  }
  for (const atlas::Water& water : atlas.records().waters) {
    candidates.push_back(candidateOf(water));
  }
  for (const atlas::NamedView& named : atlas.records().views) {
    candidates.push_back(candidateOf(named));
  }
  for (const atlas::Event& event : atlas.events()) {
    candidates.push_back(candidateOf(atlas, event));
  }
  for (const Action& action : actions) {
    candidates.push_back(candidateOf(action));
  }
  return candidates;
}

}  // namespace

std::vector<Hit> search(const atlas::Atlas& atlas, std::string_view text, std::size_t most,
                        std::span<const Action> actions) {
  const Words query = wordsOf(text);
  std::vector<Hit> hits;
  if (query.empty()) {
    return hits;
  }
  for (Candidate& candidate : candidatesOf(atlas, actions)) {
    candidate.hit.score = scoreOf(query, candidate);
    if (candidate.hit.score > 0) {
      hits.push_back(std::move(candidate.hit));
    }
  }
  // Stable: what is equally good keeps the pack's order, and events that of time.
  std::ranges::stable_sort(hits, std::ranges::greater{}, &Hit::score);
  hits.resize(std::min(hits.size(), most));
  return hits;
}

}  // namespace kurilscope::view
