#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kurilscope {

// One problem in a pack. `row` counts as a spreadsheet does (the header is row 1); 0 where a whole file is meant.
struct Problem {
  std::string file;
  int row = 0;
  std::string column;
  std::string text;  // what is wrong and what would be right

  bool operator==(const Problem&) const = default;
};

// "islands.csv:12: lon: 'abc' is not a number; write degrees east, such as 145.86"
[[nodiscard]] std::string toString(const Problem& problem);

// All problems found while reading; reading goes on after the first, so that one run shows them all. Of a table that is
// wrong in every row the first ones are kept and the others counted.
class Diagnostics {
 public:
  static constexpr std::size_t kMostProblems = 1000;

  void add(Problem problem);
  void add(const Diagnostics& others);
  [[nodiscard]] bool empty() const { return problems_.empty(); }
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  [[nodiscard]] std::size_t count() const { return problems_.size() + dropped_; }
  [[nodiscard]] std::string text() const;  // a line each, and one for those that were only counted

 private:
  std::vector<Problem> problems_;
  std::size_t dropped_ = 0;
};

}  // namespace kurilscope
