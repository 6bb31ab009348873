#include "ui/filter_choices.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kurilscope::ui {

std::vector<std::string> islandsOfEvents(const atlas::Atlas& atlas) {
  std::set<std::string> named;
  for (const atlas::Event& event : atlas.events()) {
    named.insert(event.islands.begin(), event.islands.end());
  }
  std::vector<std::string> ids;
  for (const atlas::Island& island : atlas.islands()) {
    if (named.contains(island.id)) {
      ids.push_back(island.id);
    }
  }
  return ids;
}

std::vector<std::string> actorsOfEvents(const atlas::Atlas& atlas) {
  std::map<std::string, int> counts;
  for (const atlas::Event& event : atlas.events()) {
    for (const std::string& actor : event.actors) {
      ++counts[actor];
    }
  }
  std::vector<std::string> actors;
  for (const auto& [actor, count] : counts) {
    actors.push_back(actor);
  }
  std::ranges::stable_sort(actors, std::greater{}, [&](const std::string& actor) { return counts.at(actor); });
  return actors;
}

}  // namespace kurilscope::ui
