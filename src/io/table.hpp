#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "geo/point.hpp"

namespace kurilscope::io {

enum class Geometry { None, Lines, Polygons };

// One row of a table. Every cell is text, whatever type the file gave it: "12", "145.86", "1945-08-28", "" for none.
struct TableRow {
  int number = 0;  // as a spreadsheet counts, the header being row 1; of geometry, the feature's number from 1
  std::vector<std::string> cells;
  std::vector<std::vector<geo::LonLat>> lines;  // where lines were asked for
  std::vector<geo::Polygon> polygons;           // where polygons were asked for
};

struct Table {
  std::string file;  // as problems name it
  std::vector<std::string>
      files;  // all that it was read from, below the pack's folder or beside it: ".." may begin one
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
  bool isWhole = true;  // false where rows had to be left out

  // By a name in lower case, as all of them are kept.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

// What is asked of a part: where it lies, what it is called in pack.toml, what it must hold.
struct TableRequest {
  std::filesystem::path directory;
  std::string part;  // "islands": also the layer looked for in a file with several
  std::string spec;  // "islands.csv" or "pack.gpkg:islands"
  int specLine = 0;  // where pack.toml says so
  std::vector<std::string_view> columns;
  Geometry geometry = Geometry::None;
};

// Reads a part through GDAL. Whatever is wrong goes to `diagnostics`; nothing comes back when the table cannot be used.
[[nodiscard]] std::optional<Table> readTable(const TableRequest& request, Diagnostics& diagnostics);

}  // namespace kurilscope::io
