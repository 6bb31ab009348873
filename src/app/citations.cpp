#include "app/citations.hpp"

namespace kurilscope::app {

std::set<int> Citations::cite(const std::vector<std::string>& ids, int page) {
  std::set<int> cited;
  for (const std::string& id : ids) {
    const atlas::Source* source = atlas_.source(id);
    if (source == nullptr) {
      continue;
    }
    const auto [number, isNew] = numbers_.try_emplace(id, static_cast<int>(list_.size()) + 1);
    if (isNew) {
      list_.push_back({.source = source, .pages = {}});
    }
    list_[static_cast<std::size_t>(number->second) - 1].pages.insert(page);
    cited.insert(number->second);
  }
  return cited;
}

}  // namespace kurilscope::app
