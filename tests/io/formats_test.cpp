#include <cpl_vsi.h>
#include <gdal_utils.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <set>

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

TEST(Formats, ADateWithRoomForATimeIsADayAtMidnightAlone) {
  for (const char* format : {"XLSX", "ODS"}) {
    for (const char* time : {"00:00:00", "12:30:00"}) {
      const TempFolder folder;
      writeSmallPack(folder);
      folder.replace("events.csv", "1956-10-19", std::string("1956/10/19 ") + time);
      folder.replace("events.csv", "1946-02,1946-06", "1946/02/01 00:00:00,1946-06");
      const std::string file = std::string("events.") + lowercased(format);
      convert(folder.path() / "events.csv", {"HEADERS=YES", "AUTODETECT_TYPE=YES"}, folder.path() / file,
              {"-f", format});
      folder.replace("pack.toml", "events.csv", file);
      Diagnostics diagnostics;
      const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
      if (std::string_view(time) == "00:00:00") {
        ASSERT_TRUE(atlas) << file << "\n" << diagnostics.text();
        EXPECT_EQ(atlas::toEdtf(atlas->event("declaration")->start), "1956-10-19") << file;
      } else {
        EXPECT_FALSE(atlas) << file;
        EXPECT_TRUE(diagnostics.text().starts_with(file + ":2: start: ")) << diagnostics.text();
      }
    }
  }
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

// Any vector format of data/README.md.
struct VectorFormat {
  const char* name;
  const char* driver;
  const char* file;
  const char* zipped;  // the archive that all of it is put into; empty for none
};

class CoastAs : public testing::TestWithParam<VectorFormat> {};

void zip(const fs::path& folder, const std::string& stem, const std::string& archive) {
  VSILFILE* open = VSIFOpenL(("/vsizip/" + (folder / archive).string()).c_str(), "wb");
  ASSERT_NE(open, nullptr);
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().stem() == stem && entry.path().filename() != archive) {
      std::ifstream stream(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
      VSILFILE* file = VSIFOpenL(
          ("/vsizip/" + (folder / archive).string() + "/data/" + entry.path().filename().string()).c_str(), "wb");
      VSIFWriteL(bytes.data(), 1, bytes.size(), file);
      VSIFCloseL(file);
    }
  }
  VSIFCloseL(open);
}

TEST_P(CoastAs, LoadsLikeTheGeoJson) {
  const VectorFormat& format = GetParam();
  const TempFolder folder;
  writeSmallPack(folder);
  convert(folder.path() / "coast.geojson", {}, folder.path() / format.file, {"-f", format.driver, "-nln", "land"});
  fs::remove(folder.path() / "coast.geojson");
  const std::string part = *format.zipped == '\0' ? format.file : format.zipped;
  if (part != format.file) {
    zip(folder.path(), "land", part);
  }
  folder.replace("pack.toml", "coast.geojson", part);
  std::set<std::string> before;
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    before.insert(entry.path().filename());
  }
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  std::map<std::string, geo::LonLat> firsts;
  for (const atlas::LandPolygon& land : atlas->land()) {
    EXPECT_TRUE(land.isMain);
    EXPECT_EQ(land.rings.size(), 1U);
    EXPECT_EQ(land.rings[0].size(), 4U);
    firsts[land.island] = *std::ranges::min_element(land.rings[0], {}, &geo::LonLat::lon);
  }
  ASSERT_EQ(firsts.size(), 2U);
  EXPECT_NEAR(firsts["kunashir"].lon, 145.5, 1e-5);
  EXPECT_NEAR(firsts["kunashir"].lat, 43.7, 1e-5);
  EXPECT_NEAR(firsts["shikotan"].lon, 146.6, 1e-5);
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    EXPECT_TRUE(before.contains(entry.path().filename())) << entry.path() << " was written beside the pack's files";
  }
}

INSTANTIATE_TEST_SUITE_P(
    Formats, CoastAs,
    testing::Values(VectorFormat{"GeoPackage", "GPKG", "land.gpkg", ""},
                    VectorFormat{"FlatGeobuf", "FlatGeobuf", "land.fgb", ""},
                    VectorFormat{"GeoJsonSequence", "GeoJSONSeq", "land.geojsonl", ""},
                    VectorFormat{"Shapefile", "ESRI Shapefile", "land.shp", ""},
                    VectorFormat{"ShapefileZippedByGdal", "ESRI Shapefile", "land.shz", ""},
                    VectorFormat{"ShapefileZippedByHand", "ESRI Shapefile", "land.shp", "coast.zip"},
                    VectorFormat{"ShapefileZippedWithBothEndings", "ESRI Shapefile", "land.shp", "coast.shp.zip"},
                    VectorFormat{"Gml", "GML", "land.gml", ""}, VectorFormat{"Kml", "LIBKML", "land.kml", ""},
                    VectorFormat{"Kmz", "LIBKML", "land.kmz", ""},
                    VectorFormat{"MapInfoTab", "MapInfo File", "land.tab", ""},
                    VectorFormat{"MapInfoMif", "MapInfo File", "land.mif", ""},
                    VectorFormat{"Sqlite", "SQLite", "land.sqlite", ""}),
    [](const auto& format) { return std::string(format.param.name); });

TEST(Formats, TheCoastMayBeTopoJson) {
  const TempFolder folder;
  writeSmallPack(folder);
  folder.write("coast.geojson", R"({"type":"Topology","objects":{"coast":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","properties":{"island":"kunashir","main":1},"arcs":[[0]]},
{"type":"Polygon","properties":{"island":"shikotan","main":1},"arcs":[[1]]}]}},
"arcs":[[[145.5,43.7],[146.5,44.4],[145.9,44.4],[145.5,43.7]],[[146.6,43.7],[146.9,43.8],[146.7,43.9],[146.6,43.7]]]})");
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  EXPECT_EQ(atlas->land().size(), 2U);
}

TEST(Formats, ADbfFilesTenLettersAreTheColumnThatBeginsSo) {
  const TempFolder folder;
  writeSmallPack(folder);
  convert(folder.path() / "waters.geojson", {}, folder.path() / "waters.shp", {"-f", "ESRI Shapefile"});
  folder.replace("pack.toml", "waters.geojson", "waters.shp");
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  EXPECT_EQ(atlas->records().waters.at(0).id, "strait");
  const std::vector<std::string>& files = atlas->records().files;
  for (const char* file : {"waters.shp", "waters.dbf", "waters.shx", "waters.prj"}) {
    EXPECT_EQ(std::ranges::count(files, file), 1) << file;
  }
  Diagnostics none;
  EXPECT_EQ(loadPack(folder.path() / "." / "pack.toml", none)->records().files, files) << "however the pack is named";
}

TEST(Formats, AProjectionMayBeAnEpsgCode) {
  const TempFolder folder;
  writeSmallPack(folder);
  folder.replace("pack.toml", "+proj=lcc +lat_1=44 +lat_2=50 +lat_0=47 +lon_0=150 +datum=WGS84", "EPSG:32655");
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  EXPECT_TRUE(atlas->records().projection.starts_with("+proj=utm +zone=55")) << atlas->records().projection;
}

TEST(Formats, ARegionMayLieAcrossThe180thMeridian) {
  const TempFolder folder;
  writeSmallPack(folder);
  folder.replace("pack.toml", "[140.0, 40.0, 160.0, 52.0]", "[170.0, 40.0, -170.0, 52.0]");
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  const geo::Box& region = atlas->records().region;
  EXPECT_EQ(region.east, 190);
  EXPECT_TRUE(region.holds({-175, 45}));
  EXPECT_TRUE(region.holds({175, 45}));
  EXPECT_FALSE(region.holds({160, 45}));
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
