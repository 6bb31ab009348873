#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kurilscope::app {

enum class Align { Left, Right };

struct Column {
  std::string title;
  Align align = Align::Left;
};

// A table for a terminal: columns as wide as their widest cell, two blanks between, no trailing blanks.
class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // One cell a column.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

// Cells of a terminal that a text takes: two for each Chinese, Japanese or Korean character, none for combining marks.
[[nodiscard]] std::size_t displayWidth(std::string_view utf8);

}  // namespace kurilscope::app
