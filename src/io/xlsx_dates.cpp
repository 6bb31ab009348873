#include "io/xlsx_dates.hpp"

#include <cpl_minixml.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <vector>

#include "base/text.hpp"

namespace kurilscope::io {

namespace {

using XmlTree = std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)>;

// A file of the workbook, without prefixes; null where it is missing.
XmlTree treeOf(const std::filesystem::path& file, const std::string& name) {
  const std::string path = fmt::format("/vsizip/{{{}}}/{}", file.string(), name);
  GByte* bytes = nullptr;
  vsi_l_offset size = 0;
  constexpr GIntBig kMostBytes = 256 << 20;
  if (VSIIngestFile(nullptr, path.c_str(), &bytes, &size, kMostBytes) == 0) {
    return {nullptr, CPLDestroyXMLNode};
  }
  const std::unique_ptr<GByte, decltype(&VSIFree)> owned(bytes, VSIFree);
  XmlTree tree(CPLParseXMLString(reinterpret_cast<const char*>(bytes)), CPLDestroyXMLNode);
  CPLStripXMLNamespace(tree.get(), nullptr, TRUE);
  return tree;
}

// Calls `visit` for each element called `name` of a list.
template <class Visit>
void forEach(const CPLXMLNode* list, const std::string& name, Visit visit) {
  for (const CPLXMLNode* node = list == nullptr ? nullptr : list->psChild; node != nullptr; node = node->psNext) {
    if (node->eType == CXT_Element && node->pszValue == name) {
      visit(*node);
    }
  }
}

// The list that a path leads to from a tree's root, such as "=workbook.sheets".
const CPLXMLNode* listIn(const XmlTree& tree, const char* path) {
  return tree ? CPLGetXMLNode(const_cast<const CPLXMLNode*>(tree.get()), path) : nullptr;
}

std::string text(const CPLXMLNode& node, const char* path) { return CPLGetXMLValue(&node, path, ""); }

// Where a sheet lies: "xl/worksheets/sheet1.xml"; empty where there is none of that name.
std::string partOf(const XmlTree& workbook, const XmlTree& relations, const std::string& sheet) {
  std::string id;
  forEach(listIn(workbook, "=workbook.sheets"), "sheet",
          [&](const CPLXMLNode& node) { id = text(node, "name") == sheet ? text(node, "id") : id; });
  std::string target;
  forEach(listIn(relations, "=Relationships"), "Relationship",
          [&](const CPLXMLNode& node) { target = text(node, "Id") == id ? text(node, "Target") : target; });
  return target.empty() || target.starts_with('/') ? target.substr(target.empty() ? 0 : 1) : "xl/" + target;
}

// Formats that are known by their number alone; those from 27 to 58 as a Japanese Excel has them.
DateShown shownByBuiltIn(int id) {
  constexpr auto isAnyOf = [](int number, std::initializer_list<int> ids) {
    return std::ranges::find(ids, number) != ids.end();
  };
  if (isAnyOf(id, {17, 34, 52, 55})) {
    return DateShown::Month;
  }
  return isAnyOf(id, {14, 15, 16, 22, 27, 28, 29, 30, 31, 35, 36, 50, 51, 53, 54, 56, 57, 58}) ? DateShown::Day
                                                                                               : DateShown::Nothing;
}

// By the number that a cell gives as its style.
std::vector<DateShown> stylesOf(const XmlTree& styles) {
  std::map<std::string, DateShown> own;
  forEach(listIn(styles, "=styleSheet.numFmts"), "numFmt",
          [&](const CPLXMLNode& node) { own[text(node, "numFmtId")] = shownBy(text(node, "formatCode")); });
  std::vector<DateShown> shown;
  forEach(listIn(styles, "=styleSheet.cellXfs"), "xf", [&](const CPLXMLNode& node) {
    const std::string id = text(node, "numFmtId");
    const auto found = own.find(id);
    shown.push_back(found != own.end() ? found->second : shownByBuiltIn(wholeNumber(id, 0, 10'000).value_or(0)));
  });
  return shown;
}

// A day's number in a workbook, or nothing for what is no day of its calendar.
std::optional<std::chrono::sys_days> dayOf(double serial, bool countsFrom1904) {
  using namespace std::chrono;
  constexpr double kMost = 2'958'465;  // 9999-12-31
  constexpr int kNeverWas = 60;        // 1900-02-29, a day that spreadsheets believe in
  if (!(serial >= (countsFrom1904 ? 0 : 1)) || !(serial <= kMost) || (!countsFrom1904 && int(serial) == kNeverWas)) {
    return std::nullopt;
  }
  const auto number = days{static_cast<int>(serial)};
  if (countsFrom1904) {
    return sys_days{year{1904} / January / 1} + number;
  }
  return sys_days{year{1899} / December / (serial < kNeverWas ? 31 : 30)} + number;
}

std::string inEdtf(std::chrono::year_month_day date, DateShown shown) {
  const auto year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  return shown == DateShown::Year    ? fmt::format("{:04}", year)
         : shown == DateShown::Month ? fmt::format("{:04}-{:02}", year, month)
                                     : fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(date.day()));
}

DateCell dateOf(double serial, bool countsFrom1904, DateShown shown) {
  const auto day = dayOf(serial, countsFrom1904);
  if (!day) {
    return {"", fmt::format("{} is no day of a spreadsheet's calendar; write the date as text", shortest(serial))};
  }
  const std::chrono::year_month_day date{*day};
  if (serial != std::floor(serial)) {
    return {"", fmt::format("it holds a time of day on {}; give the day alone", inEdtf(date, DateShown::Day))};
  }
  const bool isFirst = shown == DateShown::Day || (date.day() == std::chrono::day{1} &&
                                                   (shown == DateShown::Month || date.month() == std::chrono::January));
  if (!isFirst) {
    return {"", fmt::format("it holds {0} and shows only {1}; show the day, or write {1} as text",
                            inEdtf(date, DateShown::Day), inEdtf(date, shown))};
  }
  return {inEdtf(date, shown), ""};
}

constexpr int kMostRows = 1'048'576;

// "B7" as row 7 and column 2; row 0 for what names no cell.
std::pair<int, int> placeOf(const std::string& name) {
  constexpr int kLetters = 26;
  std::size_t at = 0;
  int column = 0;
  for (; at < name.size() && at < 3 && name[at] >= 'A' && name[at] <= 'Z'; ++at) {
    column = column * kLetters + (name[at] - 'A' + 1);
  }
  return {wholeNumber(std::string_view(name).substr(at), 1, kMostRows).value_or(0), column};
}

// What a number format shows outside quotes, brackets and escapes, of its first part: that of positive numbers.
std::string bareFormat(const std::string& code) {
  std::string bare;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    if (code[i] == '"' || code[i] == '[') {
      i = std::min(code.find(code[i] == '"' ? '"' : ']', i + 1), code.size());
    } else if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
      ++i;
    } else {
      bare += code[i];
    }
  }
  return lowercased(bare);
}

}  // namespace

DateShown shownBy(const std::string& formatCode) {
  const std::string bare = bareFormat(formatCode);
  const auto has = [&bare](const char* letters) { return bare.find_first_of(letters) != std::string::npos; };
  if (bare.starts_with("general") || has("0#?")) {  // numbers, "0.00E+00" among them
    return DateShown::Nothing;
  }
  if (has("d")) {
    return DateShown::Day;
  }
  const bool hasYear = has("yeg");  // "e" and "g": a year of an era
  return !hasYear ? DateShown::Nothing : has("m") ? DateShown::Month : DateShown::Year;
}

std::string cellName(int row, int column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters + std::to_string(row);
}

DateCells dateCellsOf(const std::filesystem::path& file, const std::string& sheet) {
  const XmlTree workbook = treeOf(file, "xl/workbook.xml");
  const XmlTree relations = treeOf(file, "xl/_rels/workbook.xml.rels");
  const XmlTree styles = treeOf(file, "xl/styles.xml");
  const std::vector<DateShown> shown = stylesOf(styles);
  const XmlTree cells = treeOf(file, partOf(workbook, relations, sheet));
  if (!workbook || !cells) {
    return {};
  }
  const std::string epoch = CPLGetXMLValue(workbook.get(), "=workbook.workbookPr.date1904", "0");
  const bool countsFrom1904 = epoch == "1" || epoch == "true";
  DateCells dates;
  std::pair<int, int> place{0, 0};  // of the cell that is looked at; those that do not say theirs follow one another
  forEach(listIn(cells, "=worksheet.sheetData"), "row", [&](const CPLXMLNode& row) {
    place = {wholeNumber(text(row, "r"), 1, kMostRows).value_or(place.first + 1), 0};
    forEach(&row, "c", [&](const CPLXMLNode& cell) {
      const auto [said, column] = placeOf(text(cell, "r"));
      place.second = said == 0 ? place.second + 1 : column;
      const std::string type = CPLGetXMLValue(&cell, "t", "n");
      const auto style = static_cast<std::size_t>(wholeNumber(text(cell, "s"), 0, 1'000'000).value_or(0));
      const auto serial = parseNumber(text(cell, "v"));
      if (type == "n" && serial && style < shown.size() && shown[style] != DateShown::Nothing) {
        dates.emplace(place, dateOf(*serial, countsFrom1904, shown[style]));
      }
    });
  });
  return dates;
}

}  // namespace kurilscope::io
