#include "view/filter.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "view/fold.hpp"

namespace kurilscope::view {

namespace {

std::string allWords(const atlas::Atlas& atlas, const atlas::Event& event) {
  std::string words = event.title + ' ' + event.summary + ' ' + atlas::inWords(event.start, event.end) + ' ' +
                      joined(event.actors, " ");
  for (const std::string& id : event.islands) {
    if (const atlas::Island* island = atlas.island(id)) {
      const atlas::NameSet& names = island->names;
      words += ' ' + names.en + ' ' + names.ru + ' ' + names.ja + ' ' + names.jaLatin + ' ' + names.jaShort;
    }
  }
  return words;
}

}  // namespace

bool hasWords(const atlas::Event& event, std::string_view text, const atlas::Atlas& atlas) {
  const std::vector<std::string> wanted = split(text, ' ');
  if (wanted.empty()) {
    return true;
  }
  const std::u32string words = folded(allWords(atlas, event));
  return std::ranges::all_of(wanted,
                             [&](const std::string& word) { return words.find(folded(word)) != std::u32string::npos; });
}

bool passes(const Filter& filter, const atlas::Event& event, const atlas::Atlas& atlas) {
  const bool hasActor = filter.actor.empty() || std::ranges::find(event.actors, filter.actor) != event.actors.end();
  return hasActor && !filter.hiddenKinds.contains(event.kind) &&
         (filter.island.empty() || atlas.touches(event, filter.island)) && hasWords(event, filter.text, atlas);
}

const atlas::Event* neighbourEvent(const View& view, Direction direction, const atlas::Atlas& atlas) {
  const std::vector<atlas::Event>& events = atlas.events();
  const bool isForward = direction == Direction::Forward;
  const atlas::Event* selected = view.selection.subject == Subject::Event ? atlas.event(view.selection.id) : nullptr;
  const bool isUnderPlayhead = selected != nullptr && selected->start.first == view.date;
  const atlas::Event* next = isForward ? atlas.eventAfter(view.date) : atlas.eventBefore(view.date);
  std::ptrdiff_t index = next == nullptr ? -1 : next - events.data();
  if (isUnderPlayhead) {
    index = selected - events.data() + (isForward ? 1 : -1);
  }
  for (; index >= 0 && index < std::ssize(events); index += isForward ? 1 : -1) {
    const atlas::Event& event = events[static_cast<std::size_t>(index)];
    if (passes(view.filter, event, atlas)) {
      return &event;
    }
  }
  return nullptr;
}

}  // namespace kurilscope::view
