#include "io/table.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.hpp"
#include "io/csv_shape.hpp"
#include "io/gdal.hpp"
#include "io/geometry.hpp"

namespace kurilscope::io {

namespace {

namespace fs = std::filesystem;

// Where a part lies: "file" or "file:layer". A colon may also belong to the file's own name.
struct Location {
  std::string file;
  std::string layer;
};

Location locationOf(const TableRequest& request) {
  const std::size_t colon = request.spec.rfind(':');
  if (colon == std::string::npos || fs::exists(request.directory / request.spec)) {
    return {.file = request.spec, .layer = {}};
  }
  return {.file = request.spec.substr(0, colon), .layer = request.spec.substr(colon + 1)};
}

std::vector<std::string> layerNames(GDALDataset& dataset) {
  std::vector<std::string> names;
  for (const OGRLayer* layer : dataset.GetLayers()) {
    names.emplace_back(const_cast<OGRLayer*>(layer)->GetName());
  }
  return names;
}

// The layer that is named, or the only one, or the one that is called as the part is.
OGRLayer* findLayer(GDALDataset& dataset, const TableRequest& request, const Location& location,
                    Diagnostics& diagnostics) {
  if (location.layer.empty() && dataset.GetLayerCount() == 1) {
    return dataset.GetLayer(0);
  }
  const std::string& name = location.layer.empty() ? request.part : location.layer;
  if (OGRLayer* layer = dataset.GetLayerByName(name.c_str())) {
    return layer;
  }
  const std::vector<std::string> names = layerNames(dataset);
  diagnostics.add({location.file, 0, "",
                   names.empty() ? "the file holds no table"
                                 : fmt::format("there is no layer '{}'; the layers are {}; write {} = \"{}:LAYER\"",
                                               name, joined(names, ", "), request.part, location.file)});
  return nullptr;
}

std::string numberText(double number) {
  if (!std::isfinite(number)) {
    return "nan";  // reads as no number anywhere, so that it is reported where it stands
  }
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed).ptr;
  return {buffer.data(), end};
}

std::string dayText(const OGRFeature& feature, int field) {
  int year = 0, month = 0, dayOfMonth = 0, hour = 0, minute = 0, zone = 0;
  float second = 0;
  feature.GetFieldAsDateTime(field, &year, &month, &dayOfMonth, &hour, &minute, &second, &zone);
  return fmt::format("{:04}-{:02}-{:02}", year, month, dayOfMonth);
}

// Spreadsheet drivers write the dates of a column with mixed cells with slashes, which in EDTF is an interval.
std::string withDashes(std::string text) {
  const auto digitAt = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  const bool slashed = text.size() == 10 && text[4] == '/' && text[7] == '/' &&
                       std::ranges::all_of(std::array<std::size_t, 8>{0, 1, 2, 3, 5, 6, 8, 9}, digitAt);
  if (slashed) {
    text[4] = text[7] = '-';
  }
  return text;
}

std::string cellText(const OGRFeature& feature, int field) {
  if (!feature.IsFieldSetAndNotNull(field)) {
    return {};
  }
  switch (feature.GetFieldDefnRef(field)->GetType()) {
    case OFTReal:
      return numberText(feature.GetFieldAsDouble(field));
    case OFTDate:
    case OFTDateTime:
      return dayText(feature, field);
    default:
      return withDashes(std::string(trimmed(feature.GetFieldAsString(field))));
  }
}

bool isSpreadsheet(GDALDataset& dataset) {
  const std::string driver = dataset.GetDriverName();
  return driver == "XLSX" || driver == "ODS";
}

class RowNumbers {
 public:
  RowNumbers(Geometry geometry, bool spreadsheet, CsvShape csv)
      : firstRow_(geometry == Geometry::None ? 2 : 1), spreadsheet_(spreadsheet), csv_(std::move(csv)) {}

  [[nodiscard]] int of(std::size_t index, const OGRFeature& feature) const {
    if (spreadsheet_) {  // those drivers number features as the sheet's rows
      return static_cast<int>(feature.GetFID());
    }
    return index < csv_.rows.size() ? csv_.rows[index].number : firstRow_ + static_cast<int>(index);
  }
  // False for a row that is shifted against its header; what is wrong with it has been said.
  [[nodiscard]] bool isEven(std::size_t index) const { return index >= csv_.rows.size() || csv_.rows[index].isEven; }

 private:
  int firstRow_;
  bool spreadsheet_;
  CsvShape csv_;
};

void readRows(OGRLayer& layer, const TableRequest& request, const RowNumbers& numbers, Table& table,
              Diagnostics& diagnostics) {
  const GeometryReader geometry(request.geometry, layer.GetSpatialRef());
  std::size_t index = 0;
  for (const auto& feature : layer) {
    const std::size_t i = index++;
    if (!numbers.isEven(i)) {
      table.isWhole = false;
      continue;
    }
    TableRow row{.number = numbers.of(i, *feature), .cells = {}, .lines = {}, .polygons = {}};
    for (int field = 0; field < feature->GetFieldCount(); ++field) {
      row.cells.push_back(cellText(*feature, field));
    }
    if (request.geometry != Geometry::None) {
      if (const std::string problem = geometry.read(feature->GetGeometryRef(), row); !problem.empty()) {
        diagnostics.add({table.file, row.number, "geometry", problem});
        table.isWhole = false;
        continue;
      }
    } else if (std::ranges::all_of(row.cells, &std::string::empty)) {
      continue;  // spreadsheets are full of rows that only look like ones
    }
    table.rows.push_back(std::move(row));
  }
}

bool hasColumns(const Table& table, const TableRequest& request, Diagnostics& diagnostics) {
  const std::vector<std::string> expected(request.columns.begin(), request.columns.end());
  const int headerRow = request.geometry == Geometry::None ? 1 : 0;
  if (!expected.empty() &&
      std::ranges::none_of(expected, [&](const auto& name) { return table.column(name).has_value(); })) {
    diagnostics.add(
        {table.file, headerRow, "",
         fmt::format("none of the columns is there; the first row names them: {}", joined(expected, ", "))});
    return false;
  }
  bool all = true;
  for (const std::string& name : expected) {
    if (table.column(name)) {
      continue;
    }
    all = false;
    std::vector<std::string> strangers;
    std::ranges::copy_if(table.columns, std::back_inserter(strangers), [&](const std::string& column) {
      return std::ranges::find(expected, column) == expected.end();
    });
    const auto near = nearestWord(name, strangers);
    diagnostics.add({table.file, headerRow, name,
                     fmt::format("the column '{}' is missing{}; expected are {}", name,
                                 near ? fmt::format(" (is it '{}'?)", *near) : "", joined(expected, ", "))});
  }
  return all;
}

// The file of a part, or nothing and a problem. Only files on disk: GDAL would also open addresses on the network.
std::optional<fs::path> fileOf(const TableRequest& request, const Location& location, Diagnostics& diagnostics) {
  const fs::path path = request.directory / location.file;
  std::error_code error;
  if (fs::path(location.file).is_absolute() || !fs::is_regular_file(path, error)) {
    diagnostics.add({"pack.toml", request.specLine, "parts." + request.part,
                     fmt::format("there is no file '{}' in '{}'", request.spec, request.directory.string())});
    return std::nullopt;
  }
  if (fs::file_size(path, error) == 0) {
    diagnostics.add({location.file, 0, "", "the file is empty"});
    return std::nullopt;
  }
  return fs::absolute(path);
}

}  // namespace

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto found = std::ranges::find(columns, name);
  return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::optional<Table> readTable(const TableRequest& request, Diagnostics& diagnostics) {
  const Location location = locationOf(request);
  const std::optional<fs::path> path = fileOf(request, location, diagnostics);
  if (!path) {
    return std::nullopt;
  }
  Table table{.file = location.file, .columns = {}, .rows = {}};
  const GdalMessages messages;
  const DatasetPtr dataset = openVector(*path);
  if (!dataset) {
    diagnostics.add({table.file, 0, "",
                     fmt::format("this is no table or map layer that can be read{}",
                                 messages.failures().empty() ? "" : " (" + messages.failures().front() + ")")});
    return std::nullopt;
  }
  OGRLayer* layer = findLayer(*dataset, request, location, diagnostics);
  if (layer == nullptr) {
    return std::nullopt;
  }
  if (request.geometry != Geometry::None && layer->GetFeatureCount() == 0) {
    diagnostics.add({table.file, 0, "", "the layer has no features"});
    return std::nullopt;
  }
  for (int field = 0; field < layer->GetLayerDefn()->GetFieldCount(); ++field) {
    table.columns.emplace_back(trimmed(layer->GetLayerDefn()->GetFieldDefn(field)->GetNameRef()));
  }
  if (!hasColumns(table, request, diagnostics)) {
    return std::nullopt;
  }
  const std::size_t problemsBefore = diagnostics.problems().size();
  const bool isCsv = std::string_view(dataset->GetDriverName()) == "CSV";
  CsvShape shape = isCsv ? readCsvShape(*path, table.file, diagnostics) : CsvShape{};
  readRows(*layer, request, RowNumbers(request.geometry, isSpreadsheet(*dataset), std::move(shape)), table,
           diagnostics);
  for (const std::string& failure : messages.failures()) {
    diagnostics.add({table.file, 0, "", failure});
    table.isWhole = false;
  }
  // A table that lost its rows to another problem has had its say already.
  if (table.rows.empty() && table.isWhole && diagnostics.problems().size() == problemsBefore) {
    diagnostics.add({table.file, 0, "", "the table has no rows"});
  }
  return table;
}

}  // namespace kurilscope::io
