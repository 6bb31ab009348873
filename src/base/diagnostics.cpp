#include "base/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

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

void Diagnostics::add(Problem problem) {
  if (problems_.size() < kMostProblems) {
    problems_.push_back(std::move(problem));
  } else {
    ++dropped_;
  }
}

void Diagnostics::add(const Diagnostics& others) {
  std::ranges::for_each(others.problems_, [this](const Problem& problem) { add(problem); });
  dropped_ += others.dropped_;
}

std::string Diagnostics::text() const {
  std::string lines;
  for (const Problem& problem : problems_) {
    lines += toString(problem) + "\n";
  }
  if (dropped_ > 0) {
    lines += fmt::format("and {} more\n", dropped_);
  }
  return lines;
}

}  // namespace kurilscope
