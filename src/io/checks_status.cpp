#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "io/draft.hpp"

// Every single island is administered by somebody on every day of the status period, and by one only.

namespace kurilscope::io {

namespace {

using atlas::Day;
using std::chrono::days;

std::string daysText(Day first, Day last) {
  return first == last ? atlas::toIso(first) : fmt::format("{} to {}", atlas::toIso(first), atlas::toIso(last));
}

class IslandStatus {
 public:
  IslandStatus(const Draft& draft, const std::string& island, std::vector<std::size_t> rows, Diagnostics& diagnostics)
      : draft_(draft), records_(draft.records), island_(island), rows_(std::move(rows)), diagnostics_(diagnostics) {
    std::ranges::stable_sort(rows_, {}, [&](std::size_t row) { return records_.status[row].from; });
  }

  void check() const {
    // The first day not covered so far; `last` is the row that reaches up to it.
    Day open = records_.statusFirst;
    std::optional<std::size_t> last;
    for (const std::size_t row : rows_) {
      const atlas::Status& status = records_.status[row];
      if (status.from > open) {
        gap(open, status.from - days{1}, last, row);
      } else if (last && status.from < open) {
        overlap(row, *last, open);
      }
      const Day end = status.to.value_or(Day::max());
      if (end > open) {
        open = end;
        last = row;
      }
    }
    if (open <= records_.statusLast) {
      gap(open, records_.statusLast, last, last);
    }
  }

 private:
  void gap(Day first, Day last, std::optional<std::size_t> before, std::optional<std::size_t> at) const {
    const Day end = std::min(last, records_.statusLast);
    if (first > end) {
      return;  // beyond the days that must be covered
    }
    const std::string text = fmt::format("nobody administers '{}' on {}; every day of {} needs a row", island_,
                                         daysText(first, end), daysText(records_.statusFirst, records_.statusLast));
    if (at) {
      diagnostics_.add(draft_.problem("status", *at, before == at ? "to" : "from", text));
    } else {
      const auto origin = draft_.origins.find("status");
      diagnostics_.add({origin == draft_.origins.end() ? "status" : origin->second.file, 0, "island", text});
    }
  }

  void overlap(std::size_t row, std::size_t other, Day open) const {
    const atlas::Status& status = records_.status[row];
    const Day end = std::min(status.to.value_or(Day::max()), open) - days{1};
    diagnostics_.add(draft_.problem(
        "status", row, "from",
        fmt::format("'{}' has two rows for {}; the other is row {}", island_,
                    end > records_.statusLast ? atlas::toIso(status.from) + " on" : daysText(status.from, end),
                    draft_.problem("status", other, "", "").row)));
  }

  const Draft& draft_;
  const atlas::Records& records_;
  const std::string& island_;
  std::vector<std::size_t> rows_;
  Diagnostics& diagnostics_;
};

}  // namespace

void checkStatus(const Draft& draft, Diagnostics& diagnostics) {
  const atlas::Records& records = draft.records;
  std::map<std::string, std::vector<std::size_t>> rowsOf;
  for (std::size_t i = 0; i < records.status.size(); ++i) {
    rowsOf[records.status[i].island].push_back(i);
  }
  for (const atlas::Island& island : records.islands) {
    if (!island.isGroup()) {
      IslandStatus(draft, island.id, rowsOf[island.id], diagnostics).check();
      continue;
    }
    for (const std::size_t row : rowsOf[island.id]) {
      diagnostics.add(draft.problem("status", row, "island",
                                    fmt::format("'{}' is a group; give a row to each of its islands", island.id)));
    }
  }
}

}  // namespace kurilscope::io
