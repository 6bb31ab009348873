#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "atlas/atlas.hpp"
#include "brief/deck_sheets.hpp"

namespace kurilscope::app {

// The sources of a deck, numbered from 1 in the order in which they are first cited.
class Citations {
 public:
  explicit Citations(const atlas::Atlas& atlas) : atlas_(atlas) {}

  // The numbers of the sources with these ids, which the page cites; ids that the pack does not have are left out.
  std::set<int> cite(const std::vector<std::string>& ids, int page);
  // By number, the first at 0.
  [[nodiscard]] const std::vector<brief::CitedSource>& list() const { return list_; }

 private:
  const atlas::Atlas& atlas_;
  std::map<std::string, int, std::less<>> numbers_;
  std::vector<brief::CitedSource> list_;
};

}  // namespace kurilscope::app
