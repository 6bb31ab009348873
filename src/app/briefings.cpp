#include "app/briefings.hpp"

#include "app/asked.hpp"
#include "app/deck.hpp"
#include "app/film.hpp"
#include "app/view_options.hpp"
#include "base/text.hpp"
#include "view/fit.hpp"

namespace kurilscope::app {

namespace {

bool isCameraFixed(const ViewOptions& options) {
  return options.center || options.span || options.bbox || options.view || options.link || options.from;
}

Result<Bookmarks> bookmarksFrom(const std::string& text, const atlas::Atlas& atlas) {
  const BookmarksRead read = loadBookmarks(bookmarksPath());
  for (const std::string& problem : read.problems) {
    fmt::print(stderr, "kurilscope: {}\n", problem);
  }
  Bookmarks chosen = text == "all" ? read.bookmarks : Bookmarks{};
  for (const std::string& word : text == "all" ? std::vector<std::string>{} : split(text, ',')) {
    const auto number = wholeNumber(word, 1, kLastBookmark);
    const auto found = number ? read.bookmarks.find(*number) : read.bookmarks.end();
    if (found == read.bookmarks.end()) {
      return fail(ErrorKind::Usage, "--bookmarks: there is no bookmark '{}'; the window keeps them under 1 to {}", word,
                  kLastBookmark);
    }
    chosen.insert(*found);
  }
  if (chosen.empty()) {
    return fail(ErrorKind::Usage, "--bookmarks: no bookmark is kept; Ctrl+1 to Ctrl+9 keep one in the window");
  }
  for (const auto& [number, bookmark] : chosen) {
    if (const auto leftOut = view::fitted(bookmark.view, atlas).leftOut; !leftOut.empty()) {
      return fail(ErrorKind::Usage, "--bookmarks: {} cannot be shown: {}", number, view::missing(leftOut));
    }
  }
  return chosen;
}

Result<std::vector<DeckPage>> pagesOf(const Invocation& invocation, const atlas::Atlas& atlas, const view::View& view) {
  if (invocation.deck.bookmarks) {
    return bookmarksFrom(*invocation.deck.bookmarks, atlas).map([&](const Bookmarks& bookmarks) {
      return bookmarkPages(atlas, bookmarks);
    });
  }
  return chosenEvents(atlas, view.filter, split(invocation.deck.events.value_or(""), ',')).map([&](const auto& events) {
    return eventPages(atlas, view, events, isCameraFixed(invocation.view));
  });
}

}  // namespace

Result<void> makeDeck(const Invocation& invocation, const atlas::Atlas& atlas) {
  const auto asked = askedFor(invocation.view, invocation.page, atlas);
  if (!asked) {
    return tl::make_unexpected(asked.error());
  }
  const auto pages = pagesOf(invocation, atlas, asked->view);
  if (!pages) {
    return tl::make_unexpected(pages.error());
  }
  const std::string& title = asked->settings.title;
  const Deck deck{title.empty() ? atlas.records().title : title, asked->view, *pages};
  Progress progress("page");
  return writeDeck(atlas, deck, {invocation.output, invocation.format, asked->settings},
                   [&progress](int done, int total) { progress.show(done, total); });
}

Result<void> makeFilm(const Invocation& invocation, const atlas::Atlas& atlas) {
  const auto asked = askedFor(invocation.view, invocation.page, atlas);
  if (!asked) {
    return tl::make_unexpected(asked.error());
  }
  auto timing = timingFrom(invocation.film);
  if (!timing) {
    return tl::make_unexpected(timing.error());
  }
  for (const auto& [option, day] : {std::pair("--start", timing->first), std::pair("--end", timing->last)}) {
    if (day && !atlas.inPeriod(*day)) {
      return fail(ErrorKind::Usage, "{}: {} is outside the pack's period; choose a day from {} to {}", option,
                  atlas::toIso(*day), atlas::toIso(atlas.records().periodFirst),
                  atlas::toIso(atlas.records().periodLast));
    }
  }
  timing->followsCamera = !isCameraFixed(invocation.view);
  const FilmOptions options{invocation.output, invocation.format, asked->settings, *timing};
  if (const std::string note = filmNote(options); !note.empty()) {
    fmt::print(stderr, "kurilscope: {}\n", note);
  }
  Progress progress("frame");
  return writeFilm(atlas, asked->view, options, [&progress](int done, int total) { progress.show(done, total); });
}

}  // namespace kurilscope::app
