#include "base/diagnostics.hpp"

#include <fmt/format.h>

namespace kurilscope {

std::string toString(const Problem& problem) {
  std::string place = problem.file;
  if (problem.row > 0) {
    place += fmt::format(":{}", problem.row);
  }
  if (!problem.column.empty()) {
    place += fmt::format(": {}", problem.column);
  }
  return fmt::format("{}: {}", place, problem.text);
}

std::string Diagnostics::text() const {
  std::string lines;
  for (const Problem& problem : problems_) {
    lines += toString(problem) + "\n";
  }
  return lines;
}

}  // namespace kurilscope
