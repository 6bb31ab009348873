#pragma once

#include <set>
#include <string>
#include <vector>

#include "brief/leaves.hpp"

namespace kurilscope::brief {

// What stands around the pages of a deck. In a document each page is an anchor named "page-1" and so on, each source
// "source-1" and so on: links lead there.
struct DeckLook {
  const scene::Stage& stage;
  view::Theme theme = view::Theme::Light;
  scene::Frame frame;  // of every page
  std::string title;   // the deck's
};

// A page as the contents list it.
struct ContentsEntry {
  std::string title;
  std::string date;  // in words
};

// The list of pages with their numbers, which link there; the first entry's page follows the list's own.
[[nodiscard]] std::vector<scene::Sheet> contentsSheets(const DeckLook& look, const std::vector<ContentsEntry>& entries);

// A source as the list at the end gives it.
struct CitedSource {
  const atlas::Source* source = nullptr;
  std::set<int> pages;  // that cite it
};

// Each source by its number, from 1, with its address as a link.
[[nodiscard]] std::vector<scene::Sheet> sourceSheets(const DeckLook& look, const std::vector<CitedSource>& sources,
                                                     int firstPage);

// The strip along the foot of a page of the deck: the numbers of its sources, which link to them, the way back to the
// contents and the page's number. `sheet` holds a map as wide as the deck's frame and lower by `footPixels`.
struct Foot {
  std::set<int> eventSources;  // numbers
  std::set<int> mapSources;
  int page = 1;
};
[[nodiscard]] int footPixels(const DeckLook& look);
void addFoot(const DeckLook& look, const Foot& foot, scene::Sheet& sheet);

// Whole numbers in their order: "1, 4–6, 9".
struct NumberRun {
  int first = 0;
  int last = 0;

  bool operator==(const NumberRun&) const = default;
};
[[nodiscard]] std::vector<NumberRun> runsOf(const std::set<int>& numbers);
[[nodiscard]] std::string inWords(const NumberRun& run);

}  // namespace kurilscope::brief
