#include "app/deck_pdf.hpp"

#include "app/citations.hpp"
#include "base/text.hpp"
#include "brief/deck_sheets.hpp"
#include "canvas/cairo/document.hpp"

namespace kurilscope::app {

namespace {

std::map<std::string, std::string> metadataOf(const atlas::Atlas& atlas, const Deck& deck) {
  std::vector<std::string> views;
  for (const DeckPage& page : deck.pages) {
    views.push_back(view::toText(page.view));
  }
  return {{"Title", deck.title},
          {"Author", "kurilscope"},
          {"Subject", fmt::format("{} pages of {}", deck.pages.size(), atlas.records().title)},
          {"kurilscope:pack", atlas.records().title},
          {"kurilscope:view", view::toText(deck.view)},
          {"kurilscope:views", joined(views, " ")}};
}

class PdfWriter {
 public:
  PdfWriter(Studio& studio, const Deck& deck, const DeckOptions& options)
      : studio_(studio),
        atlas_(studio.stage().atlas),
        deck_(deck),
        options_(options),
        look_{studio.stage(), deck.view.theme, options.settings.frame(), deck.title},
        citations_(atlas_) {}

  Result<void> write(const OnProgress& onProgress) {
    auto document = canvas::cairo::Document::create(options_.output, metadataOf(atlas_, deck_));
    if (!document) {
      return tl::make_unexpected(document.error());
    }
    auto good = addAll(*document, contents());
    // The events' own sources get the low numbers; what the maps rest on besides follows.
    for (int page = firstPage_; const DeckPage& each : deck_.pages) {
      citations_.cite(sourcesOf(atlas_, each), page++);
    }
    const auto total = static_cast<int>(deck_.pages.size());
    for (int i = 0; good && i < total; ++i) {
      onProgress(i, total);
      good = document->add(studio_.stage(), pageSheet(deck_.pages[static_cast<std::size_t>(i)], firstPage_ + i));
    }
    return good.and_then([&] { return addAll(*document, sourceSheets(look_, citations_.list(), firstPage_ + total)); })
        .and_then([&] { return document->finish(); });
  }

 private:
  std::vector<scene::Sheet> contents() {
    std::vector<brief::ContentsEntry> entries;
    for (const DeckPage& page : deck_.pages) {
      entries.push_back({page.title, page.date});
    }
    std::vector<scene::Sheet> sheets = brief::contentsSheets(look_, entries);
    firstPage_ = static_cast<int>(sheets.size()) + 1;
    return sheets;
  }

  Result<void> addAll(canvas::cairo::Document& document, const std::vector<scene::Sheet>& sheets) {
    for (const scene::Sheet& sheet : sheets) {
      if (auto added = document.add(studio_.stage(), sheet); !added) {
        return added;
      }
    }
    return {};
  }

  // A composed page is headed by its event, whose title it knows, or by its bookmark's name; the deck's stands before
  // the contents.
  [[nodiscard]] brief::Page aroundMap(const DeckPage& page) const {
    brief::Page around = options_.settings.page();
    if (around.layout != brief::Layout::Map) {
      around.title = atlas_.event(page.id) != nullptr ? std::string() : page.title;
    }
    return around;
  }

  scene::Sheet pageSheet(const DeckPage& page, int number) {
    scene::Frame map = look_.frame;
    map.height -= brief::footPixels(look_);
    scene::Sheet sheet{.scene = studio_.scene(page.view, map, aroundMap(page), options_.settings.vision),
                       .title = page.date + ": " + page.title};
    brief::Foot foot{.eventSources = citations_.cite(sourcesOf(atlas_, page), number),
                     .mapSources = citations_.cite(sheet.scene.sources, number),
                     .page = number};
    std::erase_if(foot.mapSources, [&foot](int source) { return foot.eventSources.contains(source); });
    brief::addFoot({look_.stage, page.view.theme, look_.frame, look_.title}, foot, sheet);
    return sheet;
  }

  Studio& studio_;
  const atlas::Atlas& atlas_;
  const Deck& deck_;
  const DeckOptions& options_;
  brief::DeckLook look_;
  Citations citations_;
  int firstPage_ = 1;  // of the events
};

}  // namespace

Result<void> writeDeckPdf(Studio& studio, const Deck& deck, const DeckOptions& options, const OnProgress& onProgress) {
  return PdfWriter(studio, deck, options).write(onProgress);
}

}  // namespace kurilscope::app
