#include "app/deck.hpp"

#include <algorithm>

#include "app/deck_html.hpp"
#include "app/deck_pdf.hpp"
#include "app/playback.hpp"
#include "app/view_options.hpp"
#include "base/text.hpp"
#include "view/command.hpp"
#include "view/filter.hpp"
#include "view/sides.hpp"

namespace kurilscope::app {

namespace {

// The events of one word of the list.
Result<std::vector<const atlas::Event*>> eventsNamed(const atlas::Atlas& atlas, const std::string& word) {
  const bool isBeginning = word.ends_with('*');
  const std::string beginning = word.substr(0, word.size() - (isBeginning ? 1 : 0));
  std::vector<const atlas::Event*> events;
  std::vector<std::string> known;
  for (const atlas::Event& event : atlas.events()) {
    known.push_back(event.id);
    if (isBeginning ? event.id.starts_with(beginning) : event.id == word) {
      events.push_back(&event);
    }
  }
  if (events.empty()) {
    return fail(ErrorKind::Usage, "--events: no event is called '{}'.{} (kurilscope events lists them)", word,
                didYouMean(beginning, known));
  }
  return events;
}

Result<std::vector<const atlas::Event*>> eventsNamed(const atlas::Atlas& atlas, const std::vector<std::string>& ids) {
  std::vector<const atlas::Event*> all;
  for (const std::string& id : ids) {
    const auto events = eventsNamed(atlas, id);
    if (!events) {
      return events;
    }
    for (const atlas::Event* event : *events) {
      if (std::ranges::find(all, event) == all.end()) {
        all.push_back(event);
      }
    }
  }
  return all;
}

}  // namespace

Result<std::vector<const atlas::Event*>> chosenEvents(const atlas::Atlas& atlas, const view::Filter& filter,
                                                      const std::vector<std::string>& ids) {
  std::vector<const atlas::Event*> events;
  if (ids.empty()) {
    std::ranges::transform(atlas.events(), std::back_inserter(events), [](const auto& event) { return &event; });
  } else if (auto named = eventsNamed(atlas, ids)) {
    events = std::move(*named);
  } else {
    return named;
  }
  std::erase_if(events, [&](const atlas::Event* event) { return !view::passes(filter, *event, atlas); });
  if (events.empty()) {
    return fail(ErrorKind::Usage,
                "no event is left to show: the filter (--kinds, --about, --actor, --find, or that "
                "of a link) passes none; widen it");
  }
  return events;
}

std::vector<DeckPage> eventPages(const atlas::Atlas& atlas, const view::View& view,
                                 const std::vector<const atlas::Event*>& events, bool isCameraFixed) {
  std::vector<DeckPage> pages;
  for (const atlas::Event* event : events) {
    view::View page = view::apply(view, view::Select{{view::Subject::Event, event->id}, true}, atlas);
    if (const auto camera = storyCamera(*event, atlas); camera && !isCameraFixed) {
      page.camera = *camera;
    }
    pages.push_back({event->id, event->title, atlas::inWords(event->start, event->end), page});
  }
  return pages;
}

std::vector<DeckPage> bookmarkPages(const atlas::Atlas& atlas, const Bookmarks& bookmarks) {
  std::vector<DeckPage> pages;
  for (const auto& [number, bookmark] : bookmarks) {
    pages.push_back({fmt::format("bookmark-{}", number),
                     bookmark.name.empty() ? bookmarkName(bookmark.view, atlas) : bookmark.name,
                     view::dateLine(bookmark.view), bookmark.view});
  }
  return pages;
}

std::vector<std::string> sourcesOf(const atlas::Atlas& atlas, const DeckPage& page) {
  const atlas::Event* event = atlas.event(page.id);
  return event != nullptr ? event->evidence.sources : std::vector<std::string>{};
}

std::string deckFormats() { return ".pdf or .html"; }

std::vector<std::string> deckEndings() { return {".pdf", ".html"}; }

Result<void> writeDeck(const atlas::Atlas& atlas, const Deck& deck, const DeckOptions& options,
                       const OnProgress& onProgress) {
  if (deck.pages.empty()) {
    return fail(ErrorKind::Usage, "a deck needs at least one event or bookmark");
  }
  auto studio = Studio::create(atlas);
  if (!studio) {
    return tl::make_unexpected(studio.error());
  }
  if (options.format == ".pdf") {
    return writeDeckPdf(*studio, deck, options, onProgress);
  }
  if (options.format == ".html") {
    return writeDeckHtml(*studio, deck, options, onProgress);
  }
  return fail(ErrorKind::Usage, "'{}' does not end in {}, the decks that can be written", options.output.string(),
              deckFormats());
}

}  // namespace kurilscope::app
