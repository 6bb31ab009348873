#include <gdal_utils.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "io/gdal.hpp"
#include "records_text.hpp"
#include "small_pack.hpp"

// The same tables load the same, whatever they are saved as.

namespace kurilscope::io {
namespace {

namespace fs = std::filesystem;

const fs::path kPack = KURILSCOPE_SOURCE_DIR "/data/kuril";

const std::vector<std::string> kTables = {"islands",   "places",    "events",     "status",   "claims",
                                          "periods",   "distances", "sources",    "meetings", "disagreements",
                                          "positions", "article",   "settlements"};

// Converts one layer as ogr2ogr would.
void convert(const fs::path& from, const std::vector<std::string>& openOptions, const fs::path& to,
             const std::vector<std::string>& arguments) {
  registerDrivers();
  std::vector<const char*> open;
  for (const std::string& option : openOptions) {
    open.push_back(option.c_str());
  }
  open.push_back(nullptr);
  std::vector<char*> list;
  for (const std::string& argument : arguments) {
    list.push_back(const_cast<char*>(argument.c_str()));
  }
  list.push_back(nullptr);
  const DatasetPtr source(GDALDataset::Open(from.c_str(), GDAL_OF_VECTOR, nullptr, open.data()));
  ASSERT_NE(source, nullptr) << from;
  const std::unique_ptr<GDALVectorTranslateOptions, void (*)(GDALVectorTranslateOptions*)> options(
      GDALVectorTranslateOptionsNew(list.data(), nullptr), GDALVectorTranslateOptionsFree);
  GDALDatasetH input = GDALDataset::ToHandle(source.get());
  int usage = 0;
  const DatasetPtr result(
      GDALDataset::FromHandle(GDALVectorTranslate(to.c_str(), nullptr, 1, &input, options.get(), &usage)));
  ASSERT_NE(result, nullptr) << to << ": " << CPLGetLastErrorMsg();
}

std::string load(const fs::path& pack) {
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(pack, diagnostics);
  EXPECT_TRUE(atlas) << (atlas ? "" : atlas.error().message) << "\n" << diagnostics.text().substr(0, 1500);
  return atlas ? RecordsText::of(atlas->records()) : std::string();
}

// Lines that differ, so that a failure can be read.
void expectSame(const std::string& actual, const std::string& expected) {
  const auto a = split(actual, '\n');
  const auto b = split(expected, '\n');
  ASSERT_EQ(a.size(), b.size());
  int shown = 0;
  for (std::size_t i = 0; i < a.size() && shown < 5; ++i) {
    EXPECT_EQ(a[i], b[i]);
    shown += a[i] == b[i] ? 0 : 1;
  }
}

// The shipped pack's folder, to be given other tables.
void copyPack(const TempFolder& folder) {
  fs::copy(kPack, folder.path() / "kuril", fs::copy_options::recursive);
  fs::copy(kPack.parent_path() / "world", folder.path() / "world", fs::copy_options::recursive);
}

struct Format {
  const char* name;
  const char* driver;
  const char* extension;
  const char* types;  // whether GDAL guesses numbers and dates before it saves, as a spreadsheet does
};

class SavedAs : public testing::TestWithParam<Format> {};

TEST_P(SavedAs, LoadsLikeTheCsv) {
  const Format& format = GetParam();
  const TempFolder folder;
  copyPack(folder);
  for (const std::string& table : kTables) {
    const fs::path csv = folder.path() / "kuril" / (table + ".csv");
    convert(csv, {"HEADERS=YES", std::string("AUTODETECT_TYPE=") + format.types},
            folder.path() / "kuril" / (table + format.extension), {"-f", format.driver, "-nlt", "NONE"});
    fs::remove(csv);
    folder.replace("kuril/pack.toml", table + ".csv", table + format.extension);
  }
  expectSame(load(folder.path() / "kuril"), load(kPack));
}

INSTANTIATE_TEST_SUITE_P(
    Formats, SavedAs,
    testing::Values(Format{"XlsxText", "XLSX", ".xlsx", "NO"}, Format{"XlsxTyped", "XLSX", ".xlsx", "YES"},
                    Format{"OdsText", "ODS", ".ods", "NO"}, Format{"OdsTyped", "ODS", ".ods", "YES"},
                    Format{"GeoPackageText", "GPKG", ".gpkg", "NO"}, Format{"GeoPackageTyped", "GPKG", ".gpkg", "YES"}),
    [](const auto& format) { return std::string(format.param.name); });

TEST(Formats, AllTablesMayBeLayersOfOneGeoPackage) {
  const TempFolder folder;
  copyPack(folder);
  const fs::path package = folder.path() / "kuril" / "tables.gpkg";
  for (const std::string& table : kTables) {
    std::vector<std::string> arguments = {"-f", "GPKG", "-nlt", "NONE", "-nln", table};
    if (fs::exists(package)) {
      arguments.emplace_back("-update");
    }
    convert(folder.path() / "kuril" / (table + ".csv"), {"HEADERS=YES"}, package, arguments);
    // With the layer named, and with the layer found by the part's own name.
    folder.replace("kuril/pack.toml", table + ".csv", table == "events" ? "tables.gpkg:events" : "tables.gpkg");
  }
  expectSame(load(folder.path() / "kuril"), load(kPack));
}

TEST(Formats, AnUnknownLayerIsNamedWithTheOnesThereAre) {
  const TempFolder folder;
  writeSmallPack(folder);
  for (const std::string table : {"claims", "status"}) {
    std::vector<std::string> arguments = {"-f", "GPKG", "-nlt", "NONE", "-nln", table};
    if (table == "status") {
      arguments.emplace_back("-update");
    }
    convert(folder.path() / (table + ".csv"), {}, folder.path() / "tables.gpkg", arguments);
  }
  folder.replace("pack.toml", "claims.csv", "tables.gpkg:claim");
  Diagnostics diagnostics;
  ASSERT_FALSE(loadPack(folder.path(), diagnostics));
  ASSERT_EQ(diagnostics.problems().size(), 1u) << diagnostics.text();
  EXPECT_EQ(diagnostics.problems()[0].file, "tables.gpkg");
  EXPECT_NE(diagnostics.text().find("the layers are claims, status"), std::string::npos) << diagnostics.text();
}

TEST(Formats, ASpreadsheetsProblemNamesItsRow) {
  const TempFolder folder;
  writeSmallPack(folder);
  folder.replace("events.csv", "1946-06,treaty", "1946-06,treatie");
  convert(folder.path() / "events.csv", {}, folder.path() / "events.xlsx", {"-f", "XLSX"});
  folder.replace("pack.toml", "events.csv", "events.xlsx");
  Diagnostics diagnostics;
  ASSERT_FALSE(loadPack(folder.path(), diagnostics));
  EXPECT_EQ(diagnostics.text(), "events.xlsx:3: kind: there is no event kind 'treatie'; did you mean 'treaty'?\n");
}

TEST(Formats, GeometryInAnotherCoordinateSystemComesBackInDegrees) {
  const TempFolder folder;
  writeSmallPack(folder);
  convert(folder.path() / "coast.geojson", {}, folder.path() / "coast.gpkg", {"-f", "GPKG", "-t_srs", "EPSG:3857"});
  folder.replace("pack.toml", "coast.geojson", "coast.gpkg");
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  ASSERT_EQ(atlas->land().size(), 2u);
  const geo::LonLat first = atlas->land()[0].rings.at(0).at(0);
  EXPECT_NEAR(first.lon, 145.5, 1e-9);
  EXPECT_NEAR(first.lat, 43.7, 1e-9);
}

TEST(Formats, CsvWithSemicolonsAndAByteOrderMarkAsExcelSavesIt) {
  const TempFolder folder;
  writeSmallPack(folder);
  folder.write("meetings.csv",
               "\xEF\xBB\xBF"
               "event;n_total;n_since_2013\r\ndeclaration;1;\r\n");
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  EXPECT_EQ(atlas->records().meetings.at(0).event, "declaration");
}

}  // namespace
}  // namespace kurilscope::io
