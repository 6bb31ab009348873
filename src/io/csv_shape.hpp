#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace kurilscope::io {

// The shape of a CSV file, which GDAL does not tell: it drops blank rows and evens out rows of different lengths,
// and so hides both the true row numbers and texts with a comma but no quotes.
struct CsvShape {
  struct Row {
    int number = 0;       // as a spreadsheet counts, the header being row 1
    bool isEven = false;  // has as many cells as the header
  };
  std::vector<Row> rows;  // each row with content, the header left out
};

struct CsvText {
  std::string text;  // as GDAL reads it: UTF-8 without a mark, the header first
  CsvShape shape;
};

// Reads a CSV file as spreadsheets save it: UTF-8 or UTF-16 with a mark, with a first line "sep=;", lines ended as on
// any system. Reports rows with more or fewer cells than the header and quotes that never close. Nothing comes back,
// and the row is reported, where the bytes are no such text.
[[nodiscard]] std::optional<CsvText> readCsv(const std::filesystem::path& path, const std::string& name,
                                             Diagnostics& diagnostics);

}  // namespace kurilscope::io
