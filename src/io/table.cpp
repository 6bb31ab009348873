#include "io/table.hpp"

#include <cpl_string.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>

#include "base/input_file.hpp"
#include "base/text.hpp"
#include "io/csv_shape.hpp"
#include "io/gdal.hpp"
#include "io/geometry.hpp"
#include "io/xlsx_dates.hpp"

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
  const std::string day = fmt::format("{:04}-{:02}-{:02}", year, month, dayOfMonth);
  const bool isMidnight = hour == 0 && minute == 0 && second == 0;
  return isMidnight ? day : fmt::format("{}T{:02}:{:02}:{:02.0f}", day, hour, minute, second);  // is refused as a date
}

// Spreadsheet drivers write the dates of a column with mixed cells with slashes, which in EDTF is an interval, and at
// midnight where the cell has room for a time.
std::string withDashes(std::string text) {
  const auto digitAt = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  constexpr std::string_view kMidnight = " 00:00:00";
  const bool isDay = text.size() == 10 || (text.size() == 19 && text.ends_with(kMidnight));
  const bool slashed = isDay && text[4] == '/' && text[7] == '/' &&
                       std::ranges::all_of(std::array<std::size_t, 8>{0, 1, 2, 3, 5, 6, 8, 9}, digitAt);
  if (slashed) {
    text[4] = text[7] = '-';
    text.resize(10);
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

// The cells of a feature; what is wrong with any of them is reported.
std::vector<std::string> cellsOf(const OGRFeature& feature, int number, const DateCells& dates, const Table& table,
                                 Diagnostics& diagnostics) {
  std::vector<std::string> cells;
  for (int field = 0; field < feature.GetFieldCount(); ++field) {
    const auto date = dates.find({number, field + 1});
    const DateCell cell = date != dates.end() ? date->second : DateCell{cellText(feature, field), ""};
    const std::string& column = table.columns.at(static_cast<std::size_t>(field));
    if (!cell.problem.empty()) {
      diagnostics.add(
          {table.file, number, column, fmt::format("the cell {}: {}", cellName(number, field + 1), cell.problem)});
    } else if (!isUtf8(cell.text)) {
      diagnostics.add({table.file, number, column, "the text is not UTF-8; save the layer anew with that encoding"});
    }
    cells.push_back(wellFormed(cell.text));
  }
  return cells;
}

void readRows(OGRLayer& layer, const TableRequest& request, const RowNumbers& numbers, const DateCells& dates,
              Table& table, Diagnostics& diagnostics) {
  const GeometryReader geometry(request.geometry, layer.GetSpatialRef());
  std::size_t index = 0;
  for (const auto& feature : layer) {
    const std::size_t i = index++;
    if (!numbers.isEven(i)) {
      table.isWhole = false;
      continue;
    }
    TableRow row{.number = numbers.of(i, *feature), .cells = {}, .lines = {}, .polygons = {}};
    const std::size_t problemsBefore = diagnostics.count();
    row.cells = cellsOf(*feature, row.number, dates, table, diagnostics);
    if (diagnostics.count() > problemsBefore) {
      table.isWhole = false;
      continue;
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

// Names in lower case; one that a DBF file cut to its ten letters is the one expected column that begins so.
std::vector<std::string> columnsOf(OGRLayer& layer, const TableRequest& request) {
  constexpr std::size_t kDbfLetters = 10;
  std::vector<std::string> columns;
  for (int field = 0; field < layer.GetLayerDefn()->GetFieldCount(); ++field) {
    columns.push_back(lowercased(std::string(trimmed(layer.GetLayerDefn()->GetFieldDefn(field)->GetNameRef()))));
  }
  for (std::string& column : columns) {
    const auto beginsSo = [&column](std::string_view name) { return name.starts_with(column); };
    const auto whole = std::ranges::find_if(request.columns, beginsSo);
    if (column.size() == kDbfLetters && std::ranges::count_if(request.columns, beginsSo) == 1 &&
        std::ranges::find(columns, *whole) == columns.end()) {
      column = *whole;
    }
  }
  return columns;
}

// What a part is opened as: from memory where GDAL would need the text otherwise than it is on disk, or would write
// what it learns of it beside it.
struct Source {
  std::unique_ptr<MemoryFile> memory = {};  // outlives the dataset
  CsvShape csv = {};
  DatasetPtr dataset = {};
};

std::optional<Source> opened(const fs::path& path, const std::string& name, Diagnostics& diagnostics) {
  const std::string ending = lowercased(path.extension().string());
  Source source;
  if (ending == ".csv") {
    std::optional<CsvText> csv = readCsv(path, name, diagnostics);
    if (!csv) {
      return std::nullopt;
    }
    source.csv = std::move(csv->shape);
    source.memory = std::make_unique<MemoryFile>("table.csv", std::move(csv->text));
  } else if (ending == ".gml") {
    source.memory = std::make_unique<MemoryFile>("layer.gml", readFile(path).value_or(std::string{}));
  }
  source.dataset = openVector(source.memory ? source.memory->path() : path.string());
  return source;
}

// The files that a part lies in, from the pack's folder: a Shapefile is several.
std::vector<std::string> filesOf(GDALDataset& dataset, const fs::path& path, const fs::path& directory) {
  const fs::path folder = fs::absolute(directory).lexically_normal();
  const auto fromFolder = [&folder](const fs::path& file) {
    return file.lexically_normal().lexically_relative(folder).string();
  };
  std::vector<std::string> files{fromFolder(path)};
  const CPLStringList names(dataset.GetFileList());
  for (int i = 0; i < names.size(); ++i) {
    std::error_code ignored;
    if (fs::is_regular_file(names[i], ignored)) {  // and none of GDAL's own, in memory or an archive
      files.push_back(fromFolder(names[i]));
    }
  }
  return files;
}

}  // namespace

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto found = std::ranges::find(columns, name);
  return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::optional<Table> readTable(const TableRequest& request, Diagnostics& diagnostics) {
  const std::size_t problemsBefore = diagnostics.count();
  const Location location = locationOf(request);
  const std::optional<fs::path> path = fileOf(request, location, diagnostics);
  if (!path) {
    return std::nullopt;
  }
  Table table{.file = location.file, .columns = {}, .rows = {}};
  const GdalMessages messages;
  const std::optional<Source> source = opened(*path, table.file, diagnostics);
  if (!source) {
    return std::nullopt;
  }
  const DatasetPtr& dataset = source->dataset;
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
  table.files = filesOf(*dataset, *path, request.directory);
  table.columns = columnsOf(*layer, request);
  if (!hasColumns(table, request, diagnostics)) {
    return std::nullopt;
  }
  const bool isWorkbook = std::string_view(dataset->GetDriverName()) == "XLSX";
  const DateCells dates = isWorkbook ? dateCellsOf(*path, layer->GetName()) : DateCells{};
  readRows(*layer, request, RowNumbers(request.geometry, isSpreadsheet(*dataset), source->csv), dates, table,
           diagnostics);
  for (const std::string& failure : messages.failures()) {
    diagnostics.add({table.file, 0, "", failure});
    table.isWhole = false;
  }
  // A table that lost its rows to another problem has had its say already.
  if (table.rows.empty() && table.isWhole && diagnostics.count() == problemsBefore) {
    diagnostics.add({table.file, 0, "", "the table has no rows"});
  }
  return table;
}

}  // namespace kurilscope::io
