#include "app/filter_options.hpp"

#include <algorithm>

#include "app/view_options.hpp"
#include "base/text.hpp"

namespace kurilscope::app {

namespace {

// "+a,-b" shows and hides; "a,b" shows these alone.
Result<std::set<std::string>> hiddenKindsFrom(const std::string& text, const atlas::Atlas& atlas,
                                              std::set<std::string> hidden) {
  std::vector<std::string> known;
  for (const atlas::TitledId& kind : atlas.records().eventKinds) {
    known.push_back(kind.id);
  }
  const std::vector<std::string> words = split(text, ',');
  const auto isSigned = [](const std::string& word) { return word[0] == '+' || word[0] == '-'; };
  const auto count = std::ranges::count_if(words, isSigned);
  if (words.empty() || (count != 0 && count != std::ssize(words))) {
    return fail(ErrorKind::Usage, "--kinds: '{}' is neither a list (treaty,summit) nor changes, each with + or -",
                text);
  }
  if (count == 0) {
    hidden = {known.begin(), known.end()};
  }
  for (const std::string& word : words) {
    const std::string id = isSigned(word) ? word.substr(1) : word;
    if (std::ranges::find(known, id) == known.end()) {
      return fail(ErrorKind::Usage, "--kinds: no kind of event is called '{}'.{} This pack has {}", id,
                  didYouMean(id, known), joined(known, ", "));
    }
    word[0] == '-' ? void(hidden.insert(id)) : void(hidden.erase(id));
  }
  return hidden;
}

std::vector<std::string> actorsOf(const atlas::Atlas& atlas) {
  std::set<std::string> actors;
  for (const atlas::Event& event : atlas.events()) {
    actors.insert(event.actors.begin(), event.actors.end());
  }
  return {actors.begin(), actors.end()};
}

}  // namespace

Result<view::Filter> filterFrom(const ViewOptions& options, const atlas::Atlas& atlas, const view::Filter& filter) {
  view::Filter result = filter;
  if (options.kinds) {
    auto hidden = hiddenKindsFrom(*options.kinds, atlas, filter.hiddenKinds);
    if (!hidden) {
      return tl::make_unexpected(hidden.error());
    }
    result.hiddenKinds = std::move(*hidden);
  }
  if (options.about && atlas.island(*options.about) == nullptr) {
    std::vector<std::string> known;
    std::ranges::transform(atlas.islands(), std::back_inserter(known), &atlas::Island::id);
    return fail(ErrorKind::Usage, "--about: no island or group is called '{}'.{}", *options.about,
                didYouMean(*options.about, known));
  }
  const std::vector<std::string> actors = actorsOf(atlas);
  if (options.actor && std::ranges::find(actors, *options.actor) == actors.end()) {
    return fail(ErrorKind::Usage, "--actor: no event has '{}'.{} Actors are {}", *options.actor,
                didYouMean(*options.actor, actors), joined(actors, ", "));
  }
  result.island = options.about.value_or(result.island);
  result.actor = options.actor.value_or(result.actor);
  result.text = options.find.value_or(result.text);
  return result;
}

}  // namespace kurilscope::app
