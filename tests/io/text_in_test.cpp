// Tables and pack.toml as other programs save them: read, or refused with file, row and the way out.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"
#include "small_pack.hpp"

namespace kurilscope::io {
namespace {

std::string utf16(const std::string& text, bool isBig, bool hasMark = true) {
  std::string bytes;
  const auto put = [&](unsigned unit) {
    const auto high = static_cast<char>(unit >> 8U);
    const auto low = static_cast<char>(unit & 0xFFU);
    bytes += isBig ? std::string{high, low} : std::string{low, high};
  };
  if (hasMark) {
    put(0xFEFF);
  }
  for (const char32_t point : codePoints(text)) {
    if (point < 0x10000) {
      put(point);
    } else {
      put(0xD800 + ((point - 0x10000) >> 10U));
      put(0xDC00 + ((point - 0x10000) & 0x3FFU));
    }
  }
  return bytes;
}

std::string withLineEnds(std::string text, const std::string& end) {
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + end.size())) {
    text.replace(at, 1, end);
  }
  return text;
}

const std::string kSources =
    "id,title,publisher,date,url,kind,note\n"
    "survey,\"A survey, 測量 𠮷\",Somebody,2014,https://example.org/survey,official,\n";

std::string withSemicolons(std::string text) {
  text = text.replace(text.find("survey, 測"), 8, "survey; ");
  std::ranges::replace(text, ',', ';');
  return text;
}

Result<atlas::Atlas> loadWith(const std::string& file, const std::string& bytes, Diagnostics& diagnostics) {
  const TempFolder folder;
  writeSmallPack(folder);
  folder.write(file, bytes);
  return loadPack(folder.path(), diagnostics);
}

TEST(TextIn, ATableReadsTheSameHoweverItWasSaved) {
  std::string upper = kSources;
  std::transform(upper.begin(), upper.begin() + static_cast<std::ptrdiff_t>(upper.find('\n')), upper.begin(),
                 ::toupper);
  const std::pair<const char*, std::string> kSaved[] = {
      {"as it is", kSources},
      {"UTF-8 with a mark", "\xEF\xBB\xBF" + kSources},
      {"UTF-16, little end first", utf16(kSources, false)},
      {"UTF-16, big end first", utf16(kSources, true)},
      {"lines as on Windows", withLineEnds(kSources, "\r\n")},
      {"lines as on an old Mac", withLineEnds(kSources, "\r")},
      {"an upper-case header", upper},
      {"a first line for Excel", "sep=,\r\n" + kSources},
      {"all of Excel at once", utf16("SEP=,\n" + withLineEnds(upper, "\r\n"), false)},
  };
  for (const auto& [what, bytes] : kSaved) {
    Diagnostics diagnostics;
    const Result<atlas::Atlas> atlas = loadWith("sources.csv", bytes, diagnostics);
    ASSERT_TRUE(atlas) << what << "\n" << diagnostics.text();
    EXPECT_EQ(atlas->source("survey")->title, "A survey, 測量 𠮷") << what;
  }
  for (const std::string first : {"", "sep=;\n"}) {
    Diagnostics diagnostics;
    ASSERT_TRUE(loadWith("sources.csv", first + withSemicolons(kSources), diagnostics)) << diagnostics.text();
  }
}

TEST(TextIn, WhatCannotBeReadIsNamedWithItsRow) {
  const std::pair<std::string, const char*> kWrong[] = {
      {kSources + "caf\xE9,A,B,2014,,official,\n", "sources.csv:3: the text is not UTF-8"},
      {kSources + "overlong,\xC0\xAF,B,2014,,official,\n", "sources.csv:3: the text is not UTF-8"},
      {kSources + "surrogate,\xED\xA0\x80,B,2014,,official,\n", "sources.csv:3: the text is not UTF-8"},
      {utf16(kSources, false, false), "sources.csv:1: the text is not UTF-8"},
      {"sep=;\n" + kSources, "sources.csv:1: the first line says that ';' parts the cells, and the header has ','"},
  };
  for (const auto& [bytes, expected] : kWrong) {
    Diagnostics diagnostics;
    EXPECT_FALSE(loadWith("sources.csv", bytes, diagnostics)) << expected;
    ASSERT_FALSE(diagnostics.empty());
    EXPECT_TRUE(toString(diagnostics.problems().front()).starts_with(expected)) << diagnostics.text();
  }
}

TEST(TextIn, ThePacksOwnFileMayBeUtf16) {
  const TempFolder folder;
  writeSmallPack(folder);
  folder.write("pack.toml", utf16(folder.read("pack.toml"), true));
  Diagnostics diagnostics;
  EXPECT_TRUE(loadPack(folder.path(), diagnostics)) << diagnostics.text();
  folder.write("pack.toml", "title = \"A\"\nname = \"caf\xE9\"\n");
  Diagnostics wrong;
  EXPECT_FALSE(loadPack(folder.path(), wrong));
  EXPECT_TRUE(wrong.text().starts_with("pack.toml: line 2 is not UTF-8; save the file as UTF-8")) << wrong.text();
}

}  // namespace
}  // namespace kurilscope::io
