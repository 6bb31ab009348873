#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/bookmarks.hpp"
#include "app/page_settings.hpp"
#include "app/progress.hpp"
#include "atlas/atlas.hpp"
#include "base/result.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// One page of a deck: a View with its words.
struct DeckPage {
  std::string id;     // the event's, or "bookmark-3": letters, digits and hyphens
  std::string title;  // the event's, or the bookmark's name
  std::string date;   // in words
  view::View view;
};

struct Deck {
  std::string title;
  view::View view;  // that every page started from
  std::vector<DeckPage> pages;
};

struct DeckOptions {
  std::filesystem::path output;
  std::string format;     // ".pdf" or ".html"
  PageSettings settings;  // of each page of a PDF, of each picture of an HTML
};

// The events that pass the View's filter, in the pack's order; of those that `ids` names where there are any, each an
// id or the beginning of several, "abe-putin-*", in the order given.
// Errors: Usage (an unknown id, no event left).
[[nodiscard]] Result<std::vector<const atlas::Event*>> chosenEvents(const atlas::Atlas& atlas,
                                                                    const view::Filter& filter,
                                                                    const std::vector<std::string>& ids);

// A page an event: selected, on its first day, the camera where a story goes for it, or the View's own where it is
// fixed.
[[nodiscard]] std::vector<DeckPage> eventPages(const atlas::Atlas& atlas, const view::View& view,
                                               const std::vector<const atlas::Event*>& events, bool isCameraFixed);

// A page a bookmark, as it was kept, in the look (theme, names, perspective) it was kept in.
[[nodiscard]] std::vector<DeckPage> bookmarkPages(const atlas::Atlas& atlas, const Bookmarks& bookmarks);

// The ids of the sources of the page's event; none for a bookmark.
[[nodiscard]] std::vector<std::string> sourcesOf(const atlas::Atlas& atlas, const DeckPage& page);

[[nodiscard]] std::string deckFormats();               // ".pdf or .html"
[[nodiscard]] std::vector<std::string> deckEndings();  // ".pdf", ".html"

// One page an event with a list of contents before and of all sources after them, linked: a .pdf of vectors, or an
// .html that holds all it needs. It appears whole or not at all. May be called on any thread, one at a time.
// Errors: Usage (no page, another extension), Machine (fonts, no GL for an .html, full disk).
[[nodiscard]] Result<void> writeDeck(const atlas::Atlas& atlas, const Deck& deck, const DeckOptions& options,
                                     const OnProgress& onProgress);

}  // namespace kurilscope::app
