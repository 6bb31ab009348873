#include "scene/typesetter.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/text.hpp"
#include "scene/text_items.hpp"

namespace kurilscope::scene {
namespace {

constexpr const char* kSummary =
    "Soviet troops land on Iturup (Etorofu), 択捉島, and go on to Kunashir; the garrisons give up their arms. "
    "ソ連軍が択捉島、国後島、色丹島を占領した。「北方領土」と呼ばれる。 Итуруп, Кунашир, Шикотан и Хабомаи.";

class TypesetterTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto found = Typesetter::fromSystem();
    ASSERT_TRUE(found) << found.error().message;
    type_ = std::make_unique<Typesetter>(std::move(*found));
  }
  static void TearDownTestSuite() { type_.reset(); }

  static std::unique_ptr<Typesetter> type_;
};
std::unique_ptr<Typesetter> TypesetterTest::type_;

std::string withoutSpaces(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

// Every character of a text once, but for line ends and the byte order mark.
std::set<std::string> charactersOf(const std::string& text) {
  std::set<std::string> characters;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
      ++end;
    }
    characters.insert(text.substr(begin, end - begin));
    begin = end;
  }
  for (const char* noText : {"\n", "\r", "\t", "\xEF\xBB\xBF"}) {
    characters.erase(noText);
  }
  return characters;
}

std::set<Face> facesOf(const GlyphRun& run) {
  std::set<Face> faces;
  for (const Glyph& glyph : run.glyphs) {
    faces.insert(glyph.face);
  }
  return faces;
}

bool hasMissingGlyph(const GlyphRun& run) {
  return std::ranges::any_of(run.glyphs, [](const Glyph& glyph) { return glyph.id == 0; });
}

TEST_F(TypesetterTest, FindsTheFontsAskedFor) {
  EXPECT_NE(type_->fontFile(Face::Sans).path.find("NotoSansCJK"), std::string::npos);
  EXPECT_NE(type_->fontFile(Face::SansBold).path.find("Bold"), std::string::npos);
  EXPECT_NE(type_->fontFile(Face::WaterItalic).path.find("Italic"), std::string::npos);
  EXPECT_NE(type_->fontFile(Face::WaterUpright).path.find("NotoSerifCJK"), std::string::npos);
}

// Fonts are looked for in the usual folders alone at first, and by the system's configuration where somebody names one.
TEST_F(TypesetterTest, TheUsualFoldersHoldWhatTheSystemWouldChoose) {
  ASSERT_EQ(std::getenv("FONTCONFIG_FILE"), nullptr);
  ::setenv("FONTCONFIG_FILE", "/etc/fonts/fonts.conf", 1);
  const auto system = Typesetter::fromSystem();
  ::unsetenv("FONTCONFIG_FILE");
  ASSERT_TRUE(system) << system.error().message;
  for (std::size_t i = 0; i < static_cast<std::size_t>(Face::Count); ++i) {
    const FontFile& ours = type_->fontFile(static_cast<Face>(i));
    const FontFile& theirs = system->fontFile(static_cast<Face>(i));
    EXPECT_EQ(ours.path, theirs.path);
    EXPECT_EQ(ours.index, theirs.index) << ours.path;
  }
}

TEST(Typesetter, NamesTheFontAndThePackageThatAreMissing) {
  // A configuration that knows no folder of fonts.
  const std::filesystem::path config = std::filesystem::temp_directory_path() / "kurilscope_no_fonts.conf";
  std::ofstream(config) << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>";
  ::setenv("FONTCONFIG_FILE", config.c_str(), 1);
  const auto found = Typesetter::fromSystem();
  ::unsetenv("FONTCONFIG_FILE");
  std::filesystem::remove(config);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::Machine);
  EXPECT_NE(found.error().message.find("Noto Sans CJK JP"), std::string::npos) << found.error().message;
  EXPECT_NE(found.error().message.find("fonts-noto-cjk"), std::string::npos) << found.error().message;
}

TEST_F(TypesetterTest, EveryCharacterOfThePackHasAGlyph) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(KURILSCOPE_SOURCE_DIR "/data/kuril")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".csv" && extension != ".toml" && extension != ".geojson") {
      continue;
    }
    ++files;
    std::ifstream stream(entry.path());
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    for (const std::string& character : charactersOf(text)) {
      EXPECT_TRUE(type_->covers(character)) << entry.path() << ": " << character;
      for (const Face face : {Face::Sans, Face::SansBold, Face::WaterItalic, Face::WaterUpright}) {
        EXPECT_FALSE(hasMissingGlyph(type_->shape(character, face, 12))) << entry.path() << ": " << character;
      }
    }
  }
  EXPECT_GE(files, 8);
}

TEST_F(TypesetterTest, DoesNotCoverWhatNoFaceHas) {
  EXPECT_TRUE(type_->covers("Ōkhotsk Итуруп 択捉島"));
  EXPECT_FALSE(type_->covers("ꯃꯤꯇꯩ"));  // Meitei
  EXPECT_FALSE(type_->covers("Iturup \U0010FFFD"));
}

TEST_F(TypesetterTest, FallsBackFaceByFace) {
  EXPECT_EQ(facesOf(type_->shape("Iturup Итуруп 択捉島", Face::Sans, 14)), std::set{Face::Sans});
  EXPECT_EQ(facesOf(type_->shape("Sea of Okhotsk", Face::WaterItalic, 14)), std::set{Face::WaterItalic});
  EXPECT_EQ(facesOf(type_->shape("Охотское море", Face::WaterItalic, 14)), std::set{Face::WaterItalic});
  EXPECT_EQ(facesOf(type_->shape("根室海峡", Face::WaterItalic, 14)), std::set{Face::WaterUpright});
  EXPECT_EQ(facesOf(type_->shape("Nemuro 根室", Face::WaterItalic, 14)),
            (std::set{Face::WaterItalic, Face::WaterUpright}));
}

TEST_F(TypesetterTest, HasOneGlyphPerCharacter) {
  // The vector canvas and curved labels rely on it, "fi" included.
  for (const Face face : {Face::Sans, Face::SansBold, Face::WaterItalic, Face::WaterUpright}) {
    for (const std::string text : {"Pacific Ocean, official", "Ōkhotsk", "Йетоroфу ё", "択捉島（北方領土）"}) {
      EXPECT_EQ(type_->shape(text, face, 20).glyphs.size(), codePoints(text).size()) << text;
    }
  }
}

TEST_F(TypesetterTest, MeasuresScaleWithTheSize) {
  for (const Face face : {Face::Sans, Face::SansBold, Face::WaterItalic, Face::WaterUpright}) {
    const GlyphRun& small = type_->shape("Yuzhno-Kurilsk 古釜布 AVATAR", face, 10);
    const GlyphRun& large = type_->shape("Yuzhno-Kurilsk 古釜布 AVATAR", face, 73);
    EXPECT_NEAR(large.width, small.width * 7.3F, 0.01F);
    EXPECT_NEAR(large.ascent, small.ascent * 7.3F, 0.01F);
    EXPECT_GT(small.ascent, 7);
    EXPECT_LT(small.ascent, 11);
    EXPECT_GT(small.descent, 1.5F);
    EXPECT_LT(small.descent, 4);
  }
  EXPECT_EQ(type_->shape("ace", Face::Sans, 10).ascent, type_->shape("ÉgЙ", Face::Sans, 10).ascent);
}

TEST_F(TypesetterTest, KernsAndSpacesLetters) {
  const auto width = [](const char* text, float spacing = 0) {
    return type_->shape(text, Face::Sans, 100, spacing).width;
  };
  EXPECT_LT(width("AV"), width("A") + width("V") - 1);
  EXPECT_NEAR(width("SEA", 10), width("SEA") + 2 * 10, 0.01F);  // none after the last
  const GlyphRun& spaced = type_->shape("海峡", Face::Sans, 100, 25);
  ASSERT_EQ(spaced.glyphs.size(), 2U);
  EXPECT_NEAR(spaced.glyphs[1].x, spaced.glyphs[0].advance, 0.01F);
  EXPECT_NEAR(spaced.glyphs[0].advance, 125, 0.01F);
}

TEST_F(TypesetterTest, EmptyAndBrokenTextsAreSafe) {
  EXPECT_TRUE(type_->shape("", Face::Sans, 12, 3).glyphs.empty());
  EXPECT_EQ(type_->shape("", Face::Sans, 12, 3).width, 0);
  EXPECT_EQ(type_->shape("a\xFF\xC3", Face::Sans, 12).glyphs.size(), 3U);
  EXPECT_TRUE(type_->wrapped("", Face::Sans, 12, 100).empty());
  EXPECT_EQ(withoutSpaces(joined(type_->wrapped("abc", Face::Sans, 12, -5), "")), "abc");
}

TEST_F(TypesetterTest, ReturnedRunsStayWhereTheyAre) {
  const GlyphRun& first = type_->shape("Kunashir", Face::Sans, 12);
  const GlyphRun* address = &first;
  for (int i = 0; i < 5000; ++i) {
    (void)type_->shape(std::to_string(i), Face::Sans, 12);
  }
  EXPECT_EQ(&type_->shape("Kunashir", Face::Sans, 12), address);
  EXPECT_EQ(first.text, "Kunashir");
  EXPECT_NE(&type_->shape("Kunashir", Face::SansBold, 12), address);
  EXPECT_NE(&type_->shape("Kunashir", Face::Sans, 12, 1), address);
}

TEST_F(TypesetterTest, WhatIsStillAskedForStaysHoweverMuchElseComes) {
  const GlyphRun* first = &type_->shape("Shikotan", Face::Sans, 14);
  for (int i = 0; i < 30'000; ++i) {
    static_cast<void>(type_->shape(std::to_string(i), Face::Sans, 14));
    if (i % 1000 == 0) {
      EXPECT_EQ(&type_->shape("Shikotan", Face::Sans, 14), first);
    }
  }
  EXPECT_EQ(first->text, "Shikotan");
}

TEST_F(TypesetterTest, WrappedLinesFitAndLoseNothing) {
  for (float width = 8; width < 700; width = width * 1.07F + 1) {
    const std::vector<std::string> lines = type_->wrapped(kSummary, Face::Sans, 13.5F, width);
    EXPECT_EQ(withoutSpaces(joined(lines, "")), withoutSpaces(kSummary)) << width;
    for (const std::string& line : lines) {
      const bool isOneCharacter = codePoints(line).size() == 1;
      EXPECT_TRUE(isOneCharacter || type_->shape(line, Face::Sans, 13.5F).width <= width) << width << ": " << line;
      EXPECT_FALSE(line.empty());
      EXPECT_NE(line.back(), ' ');
    }
  }
}

TEST_F(TypesetterTest, WrappedLinesBreakWhereReadersExpect) {
  // Wide enough for the longest word, so that no line needs to break inside one.
  for (float width = 110; width < 700; width += 13) {
    const std::vector<std::string> lines = type_->wrapped(kSummary, Face::Sans, 13.5F, width);
    for (const std::string& line : lines) {
      const std::u32string points = codePoints(line);
      EXPECT_EQ(std::u32string_view(U"、。」）,.)").find(points.front()), std::u32string_view::npos) << line;
      EXPECT_EQ(std::u32string_view(U"「（(").find(points.back()), std::u32string_view::npos) << line;
    }
    for (const char* word : {"garrisons", "Etorofu", "Кунашир"}) {
      EXPECT_TRUE(std::ranges::any_of(lines, [&](const auto& line) { return line.find(word) != std::string::npos; }))
          << word << " is broken at " << width;
    }
  }
}

TEST_F(TypesetterTest, WrapsGreedilyAndAtLineFeeds) {
  const float width = type_->shape("one two", Face::Sans, 12).width;
  EXPECT_EQ(type_->wrapped("one two three", Face::Sans, 12, width), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(type_->wrapped("one\ntwo", Face::Sans, 12, 500), (std::vector<std::string>{"one", "two"}));
  const float tenKanji = type_->shape("択捉島択捉島択捉島択", Face::Sans, 12).width;
  EXPECT_EQ(type_->wrapped("択捉島択捉島択捉島択、国", Face::Sans, 12, tenKanji),
            (std::vector<std::string>{"択捉島択捉島択捉島", "択、国"}));
}

TEST_F(TypesetterTest, LinesOfTextAlign) {
  const TextStyle style{.face = Face::Sans, .sizePixels = 20, .color = {1, 2, 3}, .haloPixels = 2};
  const float width = widthOf(*type_, "Kunashir", style);
  const Text left = lineOfText(*type_, "Kunashir", style, {100, 50});
  const Text center = lineOfText(*type_, "Kunashir", style, {100, 50}, Align::Center);
  const Text right = lineOfText(*type_, "Kunashir", style, {100, 50}, Align::Right);
  EXPECT_EQ(left.glyphs.size(), 8U);
  EXPECT_EQ(left.glyphs.front().origin, glm::vec2(100, 50));
  EXPECT_NEAR(center.glyphs.front().origin.x, 100 - width / 2, 0.01F);
  EXPECT_NEAR(right.glyphs.front().origin.x, 100 - width, 0.01F);
  EXPECT_EQ(left.fill, (Color{1, 2, 3}));
  EXPECT_EQ(left.haloPixels, 2);
}

TEST_F(TypesetterTest, ElidedTextsFit) {
  const TextStyle style{.face = Face::Sans, .sizePixels = 12};
  EXPECT_EQ(elided(*type_, "Kunashir", style, 500), "Kunashir");
  for (float width = 0; width < 600; width += 7) {
    const std::string text = elided(*type_, kSummary, style, width);
    EXPECT_LE(widthOf(*type_, text, style), width) << text;
    EXPECT_TRUE(text.empty() || text.ends_with("…")) << text;
  }
  EXPECT_EQ(elided(*type_, kSummary, style, 60), "Soviet…");
}

}  // namespace
}  // namespace kurilscope::scene
