#include "canvas/cairo/canvas.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "../../real_stage.hpp"
#include "canvas/cairo/words.hpp"
#include "scene/text_items.hpp"
#include "view/command.hpp"

namespace kurilscope::canvas::cairo {
namespace {

namespace fs = std::filesystem;

class CanvasTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
    std::string name = (fs::temp_directory_path() / "kurilscope_vector_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override {
    if (!folder_.empty()) {
      fs::remove_all(folder_);
    }
  }

  [[nodiscard]] scene::Scene southernIslands() const {
    view::View view = view::initialView(real_->atlas);
    view.date = atlas::parseDay("2019-01-22").value();
    view.names = view::Names::All;
    view.camera = {{146.3, 44.2}, 420};
    return scene::compose(real_->stage, view, {1200, 800, 1});
  }

  const RealStage* real_ = nullptr;
  fs::path folder_;
};

std::string contentOf(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

bool hasProgram(const std::string& name) {
  return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

std::string outputOf(const std::string& command) {
  std::string output;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  for (std::size_t read = 0; (read = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    output.append(buffer.data(), read);
  }
  ::pclose(pipe);
  return output;
}

int count(const std::string& text, const std::string& part) {
  int found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
    ++found;
  }
  return found;
}

TEST_F(CanvasTest, PdfHasRealText) {
  const fs::path path = folder_ / "map.pdf";
  const auto written =
      writeVector(path, real_->stage, southernIslands(), {{"Title", "択捉島"}, {"kurilscope:view", "date=2019-01-22"}});
  ASSERT_TRUE(written) << written.error().message;
  const std::string bytes = contentOf(path);
  EXPECT_TRUE(bytes.starts_with("%PDF-"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
  if (!hasProgram("pdftotext")) {
    GTEST_SKIP() << "pdftotext is not installed (package poppler-utils): the words of the PDF are not read back";
  }
  const std::string words = outputOf("pdftotext '" + path.string() + "' -");
  for (const char* word : {"択捉島", "Итуруп", "Iturup", "国後島", "Кунашир"}) {
    EXPECT_NE(words.find(word), std::string::npos) << word << " is not in:\n" << words;
  }
  const std::string info = outputOf("pdfinfo '" + path.string() + "'");
  EXPECT_NE(info.find("択捉島"), std::string::npos) << info;
  EXPECT_NE(info.find("kurilscope:view=date=2019-01-22"), std::string::npos) << info;
  EXPECT_NE(info.find("900 x 600 pts"), std::string::npos) << info;
}

TEST_F(CanvasTest, SvgIsWholeAndSearchable) {
  const fs::path path = folder_ / "map.SVG";
  const scene::Scene scene = southernIslands();
  const auto written = writeVector(path, real_->stage, scene, {{"Title", "A < B & \"C\""}, {"kurilscope:view", "a&b"}});
  ASSERT_TRUE(written) << written.error().message;
  const std::string svg = contentOf(path);
  EXPECT_NE(svg.find("<title>A &lt; B &amp; &quot;C&quot;</title>"), std::string::npos);
  EXPECT_NE(svg.find("key=\"kurilscope:view\">a&amp;b</entry>"), std::string::npos);
  EXPECT_NE(svg.find("択捉島"), std::string::npos);
  EXPECT_EQ(count(svg, "<svg"), 1);
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
  ASSERT_TRUE(hasProgram("python3"));
  EXPECT_EQ(
      std::system(
          ("python3 -c \"import sys, xml.dom.minidom as m; m.parse(sys.argv[1])\" '" + path.string() + "'").c_str()),
      0);
}

// What pdftotext finds of a PDF, in one line.
std::string wordsIn(const fs::path& pdf) {
  std::string words = outputOf("pdftotext '" + pdf.string() + "' -");
  std::ranges::replace(words, '\n', ' ');
  return words;
}

TEST_F(CanvasTest, NamesAlongACurveOrSpacedAreFoundWhole) {
  if (!hasProgram("pdftotext")) {
    GTEST_SKIP() << "pdftotext is not installed (package poppler-utils)";
  }
  view::View view = view::initialView(real_->atlas);
  view.camera = {{149.5, 46.5}, 2300};
  const auto written =
      writeVector(folder_ / "map.pdf", real_->stage, scene::compose(real_->stage, view, {1920, 1080, 1.25F}), {});
  ASSERT_TRUE(written) << written.error().message;
  const std::string words = wordsIn(folder_ / "map.pdf");
  for (const char* name : {"Sea of Okhotsk", "Sea of Japan", "Pacific Ocean", "Hokkaido"}) {
    EXPECT_NE(words.find(name), std::string::npos) << name << " is not in:\n" << words;
  }
  EXPECT_EQ(words.find("S e a"), std::string::npos) << words;

  scene::Scene scene = southernIslands();
  scene.items = {scene::lineOfText(real_->type, "Spaced", {.letterSpacingPixels = 6}, {100, 100}),
                 scene::lineOfText(real_->type, "Plain", {}, {100, 200})};
  ASSERT_TRUE(writeVector(folder_ / "two.pdf", real_->stage, scene, {}));
  EXPECT_NE(wordsIn(folder_ / "two.pdf").find("Spaced"), std::string::npos);
  EXPECT_NE(wordsIn(folder_ / "two.pdf").find("Plain"), std::string::npos);
}

// Some programs ignore clip paths, or all but rectangles: what is cut by one would flood the sea there.
TEST_F(CanvasTest, NothingIsCutByAClipPathOtherThanARectangle) {
  view::View view = view::initialView(real_->atlas);
  view.date = atlas::parseDay("2019-01-22").value();
  view.comparison = view::Comparison{.with = atlas::parseDay("1945-08-17").value(), .swipe = {}};
  const auto scene = scene::compose(real_->stage, view, {1200, 800, 1});
  const auto isStripes = [](const scene::Item& item) { return std::holds_alternative<scene::HatchLand>(item); };
  ASSERT_TRUE(std::ranges::any_of(scene.items, isStripes));
  ASSERT_TRUE(writeVector(folder_ / "map.svg", real_->stage, scene, {}));
  const std::string svg = contentOf(folder_ / "map.svg");
  for (std::size_t at = svg.find("<clipPath"); at != std::string::npos; at = svg.find("<clipPath", at + 1)) {
    const std::string path = svg.substr(at, svg.find("</clipPath>", at) - at);
    EXPECT_LE(count(path, " L "), 3) << path.substr(0, 200);
    EXPECT_EQ(count(path, " C "), 0) << path.substr(0, 200);
  }
}

TEST_F(CanvasTest, DrawsEveryKindOfItem) {
  scene::Scene scene = southernIslands();
  scene::PolygonIds all;
  for (std::uint32_t i = 0; i < real_->region.polygons.size(); ++i) {
    all.push_back(i);
  }
  scene.items = {
      scene::FillLand{all, {1, 2, 3}},
      scene::HatchLand{all, {200, 0, 0, 128}, 7, 2, true},
      scene::HatchLand{all, {200, 0, 0, 128}, 7, 2, false},
      scene::HatchLand{all, {200, 0, 0, 128}, 0, 2, false},
      scene::StrokeCoast{all, {0, 0, 0}, 1},
      scene::Polyline{
          .points = {{-1e9F, 5}, {1e9F, 700}, {NAN, 1}, {5, 5}}, .color = {1, 1, 1}, .dashOn = 4, .dashOff = 3},
      scene::Polyline{.points = {}, .color = {}},
      scene::FillArea{.rings = {{{10, 10}, {1e7F, 10}, {10, 1e7F}, {10, 10}}, {}}, .corners = {}, .color = {1, 2, 3}},
      scene::Rectangle{
          .topLeft = {1, 1}, .size = {50, 20}, .fill = {}, .edge = {9, 9, 9}, .edgePixels = 1, .cornerPixels = 99},
      scene::HatchRectangle{.topLeft = {1, 1}, .size = {50, 20}, .color = {}},
      scene::lineOfText(real_->type, "", {}, {5, 5}),
      scene::lineOfText(real_->type, "Ōе\u0301択", {.color = {}, .halo = {}, .haloPixels = 2}, {5, 500})};
  for (int shape = 0; shape <= static_cast<int>(scene::SymbolShape::Arrow); ++shape) {
    for (const std::uint8_t alpha : std::initializer_list<std::uint8_t>{0, 100, 255}) {
      scene.items.emplace_back(scene::Symbol{.shape = static_cast<scene::SymbolShape>(shape),
                                             .center = {20.0F * static_cast<float>(shape), 90},
                                             .radiusPixels = 8,
                                             .fill = scene::Color{9, 99, 9, alpha},
                                             .outline = {9, 99, 9},
                                             .outlinePixels = 2,
                                             .rotation = 1});
    }
  }
  for (const char* name : {"all.pdf", "all.svg"}) {
    const auto written = writeVector(folder_ / name, real_->stage, scene, {});
    EXPECT_TRUE(written) << written.error().message;
  }
}

TEST_F(CanvasTest, DeepZoomStaysInCairosNumbers) {
  view::View view = view::initialView(real_->atlas);
  view.camera = {{145.9, 43.4}, 0.5};
  const auto scene = scene::compose(real_->stage, view, {4000, 3000, 1});
  const auto written = writeVector(folder_ / "deep.svg", real_->stage, scene, {});
  ASSERT_TRUE(written) << written.error().message;
  EXPECT_EQ(contentOf(folder_ / "deep.svg").find("8388607"), std::string::npos);  // where 24.8 fixed point ends
}

TEST_F(CanvasTest, NamesWhatItCannotWrite) {
  const scene::Scene scene = southernIslands();
  const auto extension = writeVector(folder_ / "map.bmp", real_->stage, scene, {});
  ASSERT_FALSE(extension);
  EXPECT_EQ(extension.error().kind, ErrorKind::Usage);
  EXPECT_NE(extension.error().message.find("map.bmp"), std::string::npos);

  const fs::path nowhere = folder_ / "no such folder" / "map.pdf";
  const auto missing = writeVector(nowhere, real_->stage, scene, {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::Machine);
  EXPECT_NE(missing.error().message.find(nowhere.string()), std::string::npos);

  fs::create_directory(folder_ / "taken.svg");
  const auto taken = writeVector(folder_ / "taken.svg", real_->stage, scene, {});
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().kind, ErrorKind::Machine);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);

  if (fs::exists("/dev/full")) {  // a disk with no room
    fs::create_symlink("/dev/full", folder_ / "full.pdf");
    const auto full = writeVector(folder_ / "full.pdf", real_->stage, scene, {});
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().kind, ErrorKind::Machine);
  }
}

TEST_F(CanvasTest, WordsKeepTheirCharacters) {
  const scene::Text text = scene::lineOfText(real_->type, "Nemuro 根室 fi", {.face = scene::Face::WaterItalic}, {0, 0});
  std::string all;
  for (const Word& word : wordsOf(text)) {
    EXPECT_EQ(word.clusters.size(), word.glyphs.size());
    all += word.text;
  }
  EXPECT_EQ(all, "Nemuro 根室 fi");

  scene::Text marked = scene::lineOfText(real_->type, "abc", {}, {0, 0});
  marked.glyphs.pop_back();  // as if two letters made one glyph
  const std::vector<Word> words = wordsOf(marked);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "abc");
  ASSERT_EQ(words[0].clusters.size(), 1U);
  EXPECT_EQ(words[0].clusters[0].num_bytes, 3);
  EXPECT_EQ(words[0].clusters[0].num_glyphs, 2);
}

}  // namespace
}  // namespace kurilscope::canvas::cairo
