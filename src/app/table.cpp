#include "app/table.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace kurilscope::app {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// The blocks whose characters are East Asian wide or full-width (Unicode, UAX 11).
constexpr std::array kWide = {Range{0x1100, 0x115F}, Range{0x2E80, 0x303E}, Range{0x3041, 0xA4CF},
                              Range{0xAC00, 0xD7A3}, Range{0xF900, 0xFAFF}, Range{0xFE30, 0xFE4F},
                              Range{0xFF00, 0xFF60}, Range{0xFFE0, 0xFFE6}, Range{0x20000, 0x3FFFD}};
constexpr Range kCombining{0x0300, 0x036F};

bool lies(char32_t point, Range range) { return range.first <= point && point <= range.last; }

std::size_t widthOf(char32_t point) {
  if (lies(point, kCombining)) {
    return 0;
  }
  return std::ranges::any_of(kWide, [point](Range range) { return lies(point, range); }) ? 2 : 1;
}

}  // namespace

std::size_t displayWidth(std::string_view utf8) {
  std::size_t width = 0;
  for (const char32_t point : codePoints(utf8)) {
    width += widthOf(point);
  }
  return width;
}

std::string Table::text() const {
  std::vector<std::size_t> widths;
  std::ranges::transform(columns_, std::back_inserter(widths),
                         [](const Column& column) { return displayWidth(column.title); });
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
  }
  std::string lines;
  const auto addLine = [&](auto cellAt) {
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& cell = cellAt(i);
      const std::string blanks(widths[i] - displayWidth(cell), ' ');
      line += i == 0 ? "" : "  ";
      line += columns_[i].align == Align::Right ? blanks + cell : cell + blanks;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    lines += line + "\n";
  };
  addLine([&](std::size_t i) -> const std::string& { return columns_[i].title; });
  for (const auto& row : rows_) {
    addLine([&](std::size_t i) -> const std::string& { return row[i]; });
  }
  return lines;
}

}  // namespace kurilscope::app
