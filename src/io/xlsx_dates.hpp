#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace kurilscope::io {

// What a cell that shows a date holds, as EDTF and as exactly as it is shown: "1945-08-28", "1945-08" where the day is
// not shown. GDAL's driver knows neither workbooks that count days from 1904 nor the date formats of Japanese Excel.
struct DateCell {
  std::string text;
  std::string problem;  // what is wrong with it, where something is
};

// By row and column, both from 1.
using DateCells = std::map<std::pair<int, int>, DateCell>;

// The dates of one sheet of an XLSX file; none where the file is no workbook: GDAL says what is wrong with that.
[[nodiscard]] DateCells dateCellsOf(const std::filesystem::path& file, const std::string& sheet);

// "B7"
[[nodiscard]] std::string cellName(int row, int column);

// What a number format shows of a date.
enum class DateShown { Nothing, Year, Month, Day };
[[nodiscard]] DateShown shownBy(const std::string& formatCode);

}  // namespace kurilscope::io
