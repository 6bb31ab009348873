#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/atlas.hpp"

namespace kurilscope::view {

enum class HitKind { Island, Place, Water, View, Event, Action };

struct Hit {
  HitKind kind = HitKind::Island;
  std::string id;     // of the record, or of the action
  std::string title;  // "Iturup"
  std::string note;   // "Etorofu, Итуруп, 択捉島"; an event's date in words
  double score = 0;   // greater is better; only to be compared within one answer

  bool operator==(const Hit&) const = default;
};

// Something to do that can be found like a place: "Dark theme", with the words by which people look for it.
struct Action {
  std::string_view id;
  std::string_view title;
  std::string_view words;
};

// The `most` best finds for what was typed, the best first; nothing for an empty query. Every word of the query must
// fit: a name in any of its languages and romanisations, the beginning of one, a part of one, or one mistyped by a
// letter (two in long words); for events also the summary, the actors, the islands and the date. Case and diacritics
// do not count.
[[nodiscard]] std::vector<Hit> search(const atlas::Atlas& atlas, std::string_view query, std::size_t most,
                                      std::span<const Action> actions = {});

}  // namespace kurilscope::view
