#include "io/csv_shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/input_file.hpp"
#include "base/text.hpp"

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

// The text before the first byte that is none; all of a good one.
std::string_view goodPart(std::string_view text) {
  return text.substr(0, std::min({utf8Length(text), text.find('\0'), text.size()}));
}

int rowAfter(std::string_view text, char separator) {
  int row = 0;
  for (; !text.empty(); ++row) {
    takeRecord(text, separator);
  }
  return std::max(1, row);
}

// Takes a first line such as "sep=;" off, which tells Excel how cells are parted; gives its separator, or nothing.
std::optional<char> takeSeparatorLine(std::string& text) {
  constexpr std::string_view kBefore = "sep=";
  const std::string first{trimmed(std::string_view(text).substr(0, text.find('\n')))};
  if (first.size() != kBefore.size() + 1 || !lowercased(first).starts_with(kBefore)) {
    return std::nullopt;
  }
  text.erase(0, std::min(text.find('\n'), text.size() - 1) + 1);
  return first.back();
}

CsvShape shapeOf(std::string_view text, char separator, const std::string& name, Diagnostics& diagnostics) {
  CsvShape shape;
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

}  // namespace

std::optional<CsvText> readCsv(const std::filesystem::path& path, const std::string& name, Diagnostics& diagnostics) {
  CsvText csv{.text = withoutMark(readFile(path).value_or(std::string{})), .shape = {}};
  if (csv.text.find('\n') == std::string::npos) {
    std::ranges::replace(csv.text, '\r', '\n');
  }
  const std::optional<char> said = takeSeparatorLine(csv.text);
  const char separator = separatorOf(csv.text);
  if (const std::string_view good = goodPart(csv.text); good.size() < csv.text.size()) {
    diagnostics.add({name, rowAfter(good, separator), "", "the text is not UTF-8; save it as \"CSV UTF-8\""});
    return std::nullopt;
  }
  if (said && *said != separator) {
    diagnostics.add({name, 1, "",
                     fmt::format("the first line says that '{}' parts the cells, and the header has '{}'; "
                                 "save the table with commas",
                                 *said, separator)});
    return std::nullopt;
  }
  csv.shape = shapeOf(csv.text, separator, name, diagnostics);
  return csv;
}

}  // namespace kurilscope::io
