#pragma once

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

// All problems found while reading; reading goes on after the first, so that one run shows them all.
class Diagnostics {
 public:
  void add(Problem problem) { problems_.push_back(std::move(problem)); }
  [[nodiscard]] bool empty() const { return problems_.empty(); }
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  [[nodiscard]] std::string text() const;  // a line each

 private:
  std::vector<Problem> problems_;
};

}  // namespace kurilscope
