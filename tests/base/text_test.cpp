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
