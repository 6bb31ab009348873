#include "base/text.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace kurilscope {
namespace {

using Parts = std::vector<std::string>;

TEST(Text, TrimsBlanksOnly) {
  EXPECT_EQ(trimmed("  Iturup \t\r\n"), "Iturup");
  EXPECT_EQ(trimmed("South Kurils"), "South Kurils");
  EXPECT_EQ(trimmed(" \n "), "");
  EXPECT_EQ(trimmed(""), "");
}

TEST(Text, SplitsAndDropsEmptyParts) {
  EXPECT_EQ(split("iturup; kunashir;;shikotan ;", ';'), (Parts{"iturup", "kunashir", "shikotan"}));
  EXPECT_EQ(split("iturup", ';'), Parts{"iturup"});
  EXPECT_EQ(split("", ';'), Parts{});
  EXPECT_EQ(split(" ; ; ", ';'), Parts{});
}

TEST(Text, WholeNumbersAreNothingElse) {
  EXPECT_EQ(wholeNumber("9", 1, 9), 9);
  for (const char* wrong : {"", "0", "10", "1.9", "1e0", " 1", "1e30", "99999999999999999999", "nan"}) {
    EXPECT_EQ(wholeNumber(wrong, 1, 9), std::nullopt) << wrong;
  }
}

TEST(Text, Utf8IsWellFormedOrReplacedByteByByte) {
  EXPECT_EQ(codePoints("aé択😀"), U"aé択😀");
  EXPECT_EQ(toUtf8(U"aé択😀"), "aé択😀");
  EXPECT_TRUE(isUtf8("aé択😀\U0010FFFF\uD7FF\uE000"));
  struct Wrong {
    const char* what;
    const char* bytes;
    std::size_t good;
    std::u32string points;
  };
  for (const auto& [what, bytes, good, points] : std::initializer_list<Wrong>{
           {"Latin-1", "caf\xE9!", 3, U"caf\uFFFD!"},
           {"a lead whose next byte is no continuation", "\xE6\x8A!", 0, U"\uFFFD\uFFFD!"},
           {"a continuation alone", "a\x80", 1, U"a\uFFFD"},
           {"two bytes where one would do", "\xC0\xAF", 0, U"\uFFFD\uFFFD"},
           {"three bytes where two would do", "\xE0\x80\xAF", 0, U"\uFFFD\uFFFD\uFFFD"},
           {"four bytes where three would do", "\xF0\x82\x82\xAC", 0, U"\uFFFD\uFFFD\uFFFD\uFFFD"},
           {"a surrogate", "\xED\xA0\x80", 0, U"\uFFFD\uFFFD\uFFFD"},
           {"beyond the last character", "\xF4\x90\x80\x80", 0, U"\uFFFD\uFFFD\uFFFD\uFFFD"},
           {"a lead that UTF-8 does not have", "\xF8\x88\x80\x80\x80", 0, U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
           {"cut short", "a\xE6\x8A", 1, U"a\uFFFD\uFFFD"}}) {
    EXPECT_EQ(utf8Length(bytes), good) << what;
    EXPECT_FALSE(isUtf8(bytes)) << what;
    EXPECT_EQ(codePoints(bytes), points) << what;
    EXPECT_TRUE(isUtf8(wellFormed(bytes))) << what;
  }
}

TEST(Text, FilesMayBeginWithAMark) {
  const std::string text = "id\n択😀\n";
  EXPECT_EQ(withoutMark(text), text);
  EXPECT_EQ(withoutMark("\xEF\xBB\xBF" + text), text);
  std::string little = "\xFF\xFE";
  std::string big = "\xFE\xFF";
  for (const char16_t unit : std::u16string(u"id\n択😀\n")) {
    const auto low = static_cast<char>(unit & 0xFF);
    const auto high = static_cast<char>(unit >> 8);
    little += {low, high};
    big += {high, low};
  }
  EXPECT_EQ(withoutMark(little), text);
  EXPECT_EQ(withoutMark(big), text);
  EXPECT_EQ(textOf(big).value(), text);
  EXPECT_EQ(withoutMark(std::string("\xFF\xFE\x00\xD8!", 5)), "\uFFFD") << "half a pair, half a unit";
  EXPECT_EQ(textOf("id\ncaf\xE9\n").error().message, "line 2 is not UTF-8; save the file as UTF-8");
  EXPECT_FALSE(textOf(little.substr(2))) << "UTF-16 without a mark is full of zero bytes";
}

TEST(Text, EscapesWhatPartsALink) {
  for (const char* text : {"", "plain", "a&b=c%d+e#f g", "択捉島\n", "100 %"}) {
    EXPECT_EQ(unescaped(escaped(text)), text);
  }
  EXPECT_EQ(escaped("a&b c"), "a%26b%20c");
  for (const char* wrong : {"%", "%2", "%zz", "a%4"}) {
    EXPECT_EQ(unescaped(wrong), std::nullopt) << wrong;
  }
}

TEST(Text, KeysAndValuesAreLines) {
  const std::map<std::string, std::string> texts = {{"a", "1=2; 3"}, {"b", ""}, {"c:d", "択捉"}};
  EXPECT_EQ(keyValueLines(texts), "a=1=2; 3\nb=\nc:d=択捉\n");
  EXPECT_EQ(fromKeyValueLines(keyValueLines(texts)), texts);
  EXPECT_EQ(keyValueLines({{"a", "1\n2"}}), "a=1 2\n");
  EXPECT_TRUE(fromKeyValueLines("no equals sign\n\n").empty());
}

TEST(Text, LowersAsciiLettersAlone) { EXPECT_EQ(lowercased("Map.PNG 9Ä"), "map.png 9Ä"); }

TEST(Text, GroupsThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(grouped(-100), "-100");
  EXPECT_EQ(grouped(-7072), "-7,072");
}

TEST(Text, JoinsWhatItSplit) {
  EXPECT_EQ(joined({"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(joined({"a"}, ", "), "a");
  EXPECT_EQ(joined({}, ", "), "");
}

TEST(Text, ReadsWholeNumbersOnly) {
  EXPECT_EQ(parseNumber("145.86"), 145.86);
  EXPECT_EQ(parseNumber("-7"), -7);
  EXPECT_EQ(parseNumber("1e3"), 1000);
  for (const char* wrong : {"", " 1", "1 ", "1,5", "abc", "1.5km", "0x10", "+1", "--1"}) {
    EXPECT_EQ(parseNumber(wrong), std::nullopt) << wrong;
  }
}

TEST(Text, WritesNumbersThatReadBackExactly) {
  EXPECT_EQ(shortest(0.1), "0.1");
  EXPECT_EQ(shortest(145), "145");
  for (const double number : {1.0 / 3, -180.0, 1e-300, 6378137.0, std::numeric_limits<double>::max(), 5e-324}) {
    EXPECT_EQ(parseNumber(shortest(number)), number);
  }
}

TEST(Text, DecodesUtf8) {
  EXPECT_EQ(codePoints("Aя択𠮷"), U"Aя択𠮷");
  EXPECT_EQ(codePoints(""), U"");
}

TEST(Text, MarksBytesThatAreNotUtf8) {
  EXPECT_EQ(codePoints("\x80"), U"\uFFFD");              // a continuation without its start
  EXPECT_EQ(codePoints("a\xE6\x8A"), U"a\uFFFD\uFFFD");  // cut off
}

TEST(Text, KnowsTheNearestWord) {
  const Parts known = {"iturup", "kunashir", "shikotan"};
  EXPECT_EQ(nearestWord("iturop", known), "iturup");
  EXPECT_EQ(nearestWord("kunashiri", known), "kunashir");
  EXPECT_EQ(nearestWord("shikotan", known), "shikotan");
  EXPECT_EQ(nearestWord("moscow", known), std::nullopt);
  EXPECT_EQ(nearestWord("iturup", {}), std::nullopt);
}

}  // namespace
}  // namespace kurilscope
