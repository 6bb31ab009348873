#include "app/settings.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace kurilscope::app {
namespace {

namespace fs = std::filesystem;

class SettingsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "kurilscope_settings_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    path_ = folder_ / "kurilscope" / "window.toml";
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] Settings read(const std::string& text) const {
    fs::create_directories(path_.parent_path());
    std::ofstream(path_) << text;
    return loadSettings(path_);
  }

  fs::path folder_;
  fs::path path_;
};

TEST_F(SettingsTest, ComeBackAsTheyWere) {
  const Settings settings{.placement = {.width = 1234, .height = 777, .x = -40, .y = 55, .isMaximized = true},
                          .screenScale = 1.5F};
  saveSettings(path_, settings);  // makes the folder
  EXPECT_EQ(loadSettings(path_), settings);
  const Settings other{.placement = {.width = 1600, .height = 900, .x = 10, .y = 0, .isMaximized = false}};
  saveSettings(path_, other);
  EXPECT_EQ(loadSettings(path_), other);
  // Nothing is left beside the file.
  EXPECT_EQ(std::distance(fs::directory_iterator(path_.parent_path()), fs::directory_iterator{}), 1);
}

TEST_F(SettingsTest, AMissingOrDamagedFileGivesTheDefaults) {
  EXPECT_EQ(loadSettings(path_), Settings{});
  EXPECT_EQ(loadSettings({}), Settings{});
  EXPECT_EQ(loadSettings(folder_), Settings{});
  EXPECT_EQ(read(""), Settings{});
  EXPECT_EQ(read("width = = 3"), Settings{});
  EXPECT_EQ(read("\x01\xff\xfe"), Settings{});
  EXPECT_EQ(read("width = \"wide\"\nmaximized = \"yes\"\n[x]\n"), Settings{});
}

// A number that is none, or out of bounds, counts as missing, and the others are taken all the same.
TEST_F(SettingsTest, ANumberOutOfBoundsGivesItsDefault) {
  for (const char* number : {"nan", "-nan", "inf", "-inf", "1e300", "-1e300", "0", "-50", "9223372036854775807",
                             "'wide'", "true", "[1]", "1979-05-27"}) {
    for (const char* key : {"width", "height", "scale_percent", "screen_scale"}) {
      EXPECT_EQ(read(std::string(key) + " = " + number), Settings{}) << key << " = " << number;
    }
    EXPECT_EQ(read("width = 1000\n[briefing]\nlayout = \"slide\"\nsize = \"800x600\"\nscale = " + std::string(number))
                  .briefing.scale,
              std::nullopt)
        << number;
  }
  for (const char* number : {"nan", "inf", "1e300", "-1e300", "9223372036854775807", "'left'"}) {
    EXPECT_EQ(read(std::string("x = ") + number + "\ny = " + number), Settings{}) << number;
  }
  EXPECT_EQ(read("width = nan\nheight = 800\n").placement.height, 800);
  EXPECT_EQ(read("width = 1000.7\n").placement.width, 1000);
  EXPECT_EQ(read("scale_percent = 90").scalePercent, 90);
  EXPECT_FLOAT_EQ(read("screen_scale = 1.5").screenScale, 1.5F);
}

TEST_F(SettingsTest, WhereNothingCanBeWrittenNothingHappens) {
  saveSettings({}, Settings{});
  const fs::path file = folder_ / "file";
  std::ofstream(file) << "in the way";
  saveSettings(file / "kurilscope" / "window.toml", Settings{});
  std::ifstream read(file);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(read), {}), "in the way");
}

TEST_F(SettingsTest, LieWhereTheDesktopSays) {
  ::setenv("XDG_CONFIG_HOME", "/somewhere/config", 1);
  ::setenv("HOME", "/home/someone", 1);
  EXPECT_EQ(settingsPath(), "/somewhere/config/kurilscope/window.toml");
  ::setenv("XDG_CONFIG_HOME", "", 1);
  EXPECT_EQ(settingsPath(), "/home/someone/.config/kurilscope/window.toml");
  ::unsetenv("XDG_CONFIG_HOME");
  EXPECT_EQ(settingsPath(), "/home/someone/.config/kurilscope/window.toml");
  ::unsetenv("HOME");
  EXPECT_TRUE(settingsPath().empty());
}

}  // namespace
}  // namespace kurilscope::app
