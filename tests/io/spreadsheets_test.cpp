// Dates in workbooks, made here cell by cell: what a spreadsheet shows is what is read, or the cell is named.
#include <cpl_vsi.h>
#include <gtest/gtest.h>

#include <chrono>

#include "io/gdal.hpp"
#include "io/xlsx_dates.hpp"
#include "small_pack.hpp"

namespace kurilscope::io {
namespace {

namespace fs = std::filesystem;

// A file in a zip archive, which GDAL makes when its first file is written.
void addToZip(const fs::path& archive, const std::string& name, const std::string& text) {
  VSILFILE* file = VSIFOpenL(("/vsizip/" + archive.string() + "/" + name).c_str(), "wb");
  ASSERT_NE(file, nullptr) << name;
  VSIFWriteL(text.data(), 1, text.size(), file);
  VSIFCloseL(file);
}

struct Workbook {
  bool countsFrom1904 = false;
  std::string format;  // the number that a built-in format is known by, or a format of the workbook's own
  std::string sheet = "events";
};

// One sheet; `cells` are elements such as <c r="A1" …>.
void writeXlsx(const fs::path& path, const Workbook& book, const std::string& rows) {
  constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  constexpr const char* kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006";
  fs::remove(path);
  // All in one go: an archive that is opened to be written is made anew only the first time.
  VSILFILE* archive = VSIFOpenL(("/vsizip/" + path.string()).c_str(), "wb");
  ASSERT_NE(archive, nullptr);
  constexpr const char* kTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  addToZip(path, "[Content_Types].xml",
           fmt::format(R"(<Types xmlns="{0}/content-types"><Override PartName="/xl/workbook.xml" )"
                       R"(ContentType="{1}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" )"
                       R"(ContentType="{1}.worksheet+xml"/></Types>)",
                       kPackage, kTypes));
  addToZip(path, "xl/workbook.xml",
           fmt::format(R"(<workbook xmlns="{}" xmlns:r="{}"><workbookPr{}/><sheets><sheet name="{}" sheetId="1" )"
                       R"(r:id="rId1"/></sheets></workbook>)",
                       kMain, kRelations, book.countsFrom1904 ? R"( date1904="1")" : "", book.sheet));
  addToZip(path, "xl/_rels/workbook.xml.rels",
           fmt::format(R"(<Relationships xmlns="{}/relationships"><Relationship Id="rId1" Type="{}/worksheet" )"
                       R"(Target="worksheets/sheet1.xml"/></Relationships>)",
                       kPackage, kRelations));
  const bool isBuiltIn = book.format.find_first_not_of("0123456789") == std::string::npos;
  addToZip(
      path, "xl/styles.xml",
      fmt::format(R"(<styleSheet xmlns="{}">{}<cellXfs><xf numFmtId="0"/><xf numFmtId="{}"/></cellXfs></styleSheet>)",
                  kMain,
                  isBuiltIn ? "" : "<numFmts><numFmt numFmtId=\"164\" formatCode=\"" + book.format + "\"/></numFmts>",
                  isBuiltIn ? book.format : "164"));
  addToZip(path, "xl/worksheets/sheet1.xml",
           fmt::format(R"(<worksheet xmlns="{}"><sheetData>{}</sheetData></worksheet>)", kMain, rows));
  VSIFCloseL(archive);
}

std::string textCell(const std::string& text) { return "<c t=\"str\"><v>" + text + "</v></c>"; }

std::string textRow(const std::vector<std::string>& cells) {
  std::string row = "<row r=\"1\">";
  for (const std::string& cell : cells) {
    row += textCell(cell);
  }
  return row + "</row>";
}

const std::vector<std::string> kHeader = {"id",     "start", "end",     "kind",    "title",      "summary",
                                          "actors", "place", "islands", "sources", "confidence", "note"};

// The start of the small pack's one event, as a workbook has it; its cell is B2.
std::string sheetWith(const std::string& start) {
  return textRow(kHeader) + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>declaration</v></c>" + start +
         "<c r=\"D2\" t=\"str\"><v>treaty</v></c><c r=\"E2\" t=\"str\"><v>Joint Declaration</v></c>"
         "<c r=\"F2\" t=\"str\"><v>Signed.</v></c><c r=\"J2\" t=\"str\"><v>survey</v></c>"
         "<c r=\"K2\" t=\"str\"><v>verified</v></c></row>";
}

std::string dateCell(double serial) { return fmt::format(R"(<c r="B2" s="1"><v>{}</v></c>)", serial); }

double serialOf(int year, unsigned month, unsigned day, bool countsFrom1904) {
  using namespace std::chrono;
  const sys_days epoch =
      countsFrom1904 ? sys_days{std::chrono::year{1904} / 1 / 1} : sys_days{std::chrono::year{1899} / 12 / 30};
  return static_cast<double>(
      (sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)} - epoch).count());
}

struct Loaded {
  std::string start;     // of the event, in EDTF
  std::string problems;  // empty where the pack loads
};

Loaded loadWith(const Workbook& book, const std::string& start) {
  const TempFolder folder;
  writeSmallPack(folder);
  writeXlsx(folder.path() / "events.xlsx", book, sheetWith(start));
  folder.replace("pack.toml", "events.csv", "events.xlsx");
  folder.replace("article.csv", "date=1956-10-19", "");
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
  return {atlas ? atlas::toEdtf(atlas->events().at(0).start) : "", diagnostics.text()};
}

TEST(Spreadsheets, AWorkbookMayCountItsDaysFrom1904) {
  for (const bool countsFrom1904 : {false, true}) {
    const Loaded loaded =
        loadWith({.countsFrom1904 = countsFrom1904, .format = "14"}, dateCell(serialOf(1956, 10, 19, countsFrom1904)));
    EXPECT_EQ(loaded.problems, "");
    EXPECT_EQ(loaded.start, "1956-10-19") << countsFrom1904;
  }
}

TEST(Spreadsheets, EveryFormatThatShowsADayReadsAsOne) {
  for (const char* format : {"14",
                             "15",
                             "22",
                             "27",
                             "28",
                             "29",
                             "30",
                             "31",
                             "36",
                             "50",
                             "51",
                             "54",
                             "57",
                             "58",
                             "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
                             "[$-411]ge.m.d;@",
                             "[$-ja-JP]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
                             "d/m/y",
                             "yyyy\\-mm\\-dd",
                             "yyyy/m/d h:mm",
                             "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                             "DD.MM.YYYY"}) {
    const Loaded loaded = loadWith({.format = format}, dateCell(serialOf(1956, 10, 19, false)));
    EXPECT_EQ(loaded.problems, "") << format;
    EXPECT_EQ(loaded.start, "1956-10-19") << format;
  }
}

TEST(Spreadsheets, AMonthThatIsShownAsOneStaysAMonth) {
  for (const char* format : {"17", "34", "55", "mmm\\-yy", "yyyy&quot;年&quot;m&quot;月&quot;"}) {
    const Loaded loaded = loadWith({.format = format}, dateCell(serialOf(1946, 2, 1, false)));
    EXPECT_EQ(loaded.problems, "") << format;
    EXPECT_EQ(loaded.start, "1946-02") << format;
  }
  EXPECT_EQ(loadWith({.format = "yyyy"}, dateCell(serialOf(1977, 1, 1, false))).start, "1977");
  EXPECT_EQ(loadWith({.format = "17"}, dateCell(serialOf(1946, 2, 3, false))).problems,
            "events.xlsx:2: start: the cell B2: it holds 1946-02-03 and shows only 1946-02; show the day, or write "
            "1946-02 as text\n");
}

TEST(Spreadsheets, WhatIsNoDayIsNamedByItsCell) {
  EXPECT_EQ(loadWith({.format = "22"}, dateCell(serialOf(1956, 10, 19, false) + 0.5)).problems,
            "events.xlsx:2: start: the cell B2: it holds a time of day on 1956-10-19; give the day alone\n");
  EXPECT_NE(loadWith({.format = "14"}, dateCell(60)).problems.find("the cell B2: 60 is no day"), std::string::npos);
  EXPECT_NE(loadWith({.format = "14"}, dateCell(-3)).problems.find("the cell B2: -3 is no day"), std::string::npos);
}

TEST(Spreadsheets, FormatsOfNumbersShowNoDate) {
  for (const char* format : {"General", "0.00E+00", "#,##0", "\"day\"0", "[Red]0;[Blue]-0", "@", "h:mm:ss", "0_d"}) {
    EXPECT_EQ(shownBy(format), DateShown::Nothing) << format;
  }
  EXPECT_EQ(cellName(7, 2), "B7");
  EXPECT_EQ(cellName(1, 28), "AB1");
}

}  // namespace
}  // namespace kurilscope::io
