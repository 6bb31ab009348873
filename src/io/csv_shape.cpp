#include "io/csv_shape.hpp"

#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>

namespace kurilscope::io {

namespace {

struct Record {
  int cells = 1;
  bool blank = true;
  bool quoteLeftOpen = false;
};

// The separator is the one the header uses most, as a spreadsheet writes it in its country.
char separatorOf(std::string_view text) {
  const std::string_view header = text.substr(0, text.find('\n'));
  constexpr std::string_view kSeparators = ",;\t";
  return *std::ranges::max_element(kSeparators, {}, [&](char c) { return std::ranges::count(header, c); });
}

// Takes one record off the front of `text`. As GDAL reads it, every quote opens or closes; a doubled one does both.
Record takeRecord(std::string_view& text, char separator) {
  Record record;
  bool quoted = false;
  std::size_t i = 0;
  for (; i < text.size() && (quoted || text[i] != '\n'); ++i) {
    const char c = text[i];
    quoted = quoted != (c == '"');
    record.cells += !quoted && c == separator ? 1 : 0;
    record.blank = record.blank && c == '\r';
  }
  record.quoteLeftOpen = quoted;
  text.remove_prefix(std::min(i + 1, text.size()));
  return record;
}

bool isUtf8(const std::string& bytes) { return CPLIsUTF8(bytes.c_str(), static_cast<int>(bytes.size())) != 0; }

}  // namespace

CsvShape readCsvShape(const std::filesystem::path& path, const std::string& name, Diagnostics& diagnostics) {
  std::ifstream stream(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  CsvShape shape;
  if (!isUtf8(bytes)) {
    diagnostics.add({name, 0, "", "the text is not UTF-8; save it as \"CSV UTF-8\""});
    return shape;
  }
  std::string_view text = bytes;
  const char separator = separatorOf(text);
  int columns = 0;
  for (int row = 1; !text.empty(); ++row) {
    const Record record = takeRecord(text, separator);
    if (record.blank) {
      continue;
    }
    if (record.quoteLeftOpen) {
      diagnostics.add({name, row, "", "a quote is opened and never closed"});
    } else if (columns > 0 && record.cells != columns) {
      diagnostics.add({name, row, "",
                       fmt::format("the row has {} cells where the header has {}; a text with a '{}' in it needs "
                                   "quotes around it",
                                   record.cells, columns, separator)});
    }
    if (columns == 0) {
      columns = record.cells;
    } else {
      shape.rows.push_back({.number = row, .isEven = record.cells == columns && !record.quoteLeftOpen});
    }
  }
  return shape;
}

}  // namespace kurilscope::io
