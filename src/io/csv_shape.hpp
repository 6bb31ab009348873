#pragma once

#include <filesystem>
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

// Reports rows with more or fewer cells than the header, quotes that never close and bytes that are not UTF-8.
[[nodiscard]] CsvShape readCsvShape(const std::filesystem::path& path, const std::string& name,
                                    Diagnostics& diagnostics);

}  // namespace kurilscope::io
