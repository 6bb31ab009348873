#include "app/studio.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>

#include "../real_pack.hpp"
#include "app/picture_file.hpp"
#include "app/picture_texts.hpp"
#include "view/command.hpp"

namespace kurilscope::app {
namespace {

namespace fs = std::filesystem;

class StudioTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "kurilscope_studio_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  // The bytes of the picture of a day, as an SVG: no GL needed.
  std::string svgOf(Studio& studio, const std::string& day) {
    const atlas::Atlas& atlas = test::realAtlas();
    view::View view = view::initialView(atlas);
    view.date = atlas::parseDay(day).value();
    const scene::Scene scene = studio.scene(view, {640, 360, 0.5F}, {});
    const fs::path path = folder_ / "a.SVG";
    const auto written = studio.write(path, scene, pictureTexts(atlas, view, scene));
    EXPECT_TRUE(written) << written.error().message;
    std::ifstream stream(path, std::ios::binary);
    const std::string svg{std::istreambuf_iterator<char>(stream), {}};
    return std::regex_replace(svg, std::regex("surface[0-9]+"), "surface");  // Cairo counts them through the program
  }

  fs::path folder_;
};

TEST_F(StudioTest, APictureIsTheSameWhateverWasMadeBefore) {
  auto first = Studio::create(test::realAtlas());
  auto second = Studio::create(test::realAtlas());
  ASSERT_TRUE(first && second);
  const std::string of1956 = svgOf(*first, "1956-10-19");
  const std::string of1945 = svgOf(*first, "1945-08-20");
  EXPECT_TRUE(of1956 != of1945);  // a failure need not print two pictures
  EXPECT_TRUE(svgOf(*second, "1945-08-20") == of1945);
  EXPECT_TRUE(svgOf(*second, "1956-10-19") == of1956);
}

TEST_F(StudioTest, AnUnknownExtensionListsThoseThatCanBeWritten) {
  auto studio = Studio::create(test::realAtlas());
  ASSERT_TRUE(studio);
  const scene::Scene scene = studio->scene(view::initialView(test::realAtlas()), {64, 64, 1}, {});
  const auto written = studio->write(folder_ / "a.bmp", scene, {});
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, ErrorKind::Usage);
  EXPECT_NE(written.error().message.find(pictureFormats()), std::string::npos) << written.error().message;
  EXPECT_TRUE(fs::is_empty(folder_));
}

}  // namespace
}  // namespace kurilscope::app
