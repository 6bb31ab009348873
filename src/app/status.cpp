#include "app/status.hpp"

namespace kurilscope::app {

std::string_view stateWord(const atlas::Status& status) { return status.passing ? "passing" : "held"; }

atlas::Day administeredSince(const atlas::Status& status, const atlas::Atlas& atlas) {
  atlas::Day since = status.from;
  const atlas::Status* before = atlas.statusOn(status.island, since - std::chrono::days{1});
  while (before != nullptr && before->administeredBy == status.administeredBy && before->from < since) {
    since = before->from;
    before = atlas.statusOn(status.island, since - std::chrono::days{1});
  }
  return since;
}

}  // namespace kurilscope::app
