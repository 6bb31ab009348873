#include "app/picture_name.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace kurilscope::app {
namespace {

namespace fs = std::filesystem;

const atlas::Atlas& oneIsland() {
  static const atlas::Atlas atlas = [] {
    atlas::Records records;
    records.islands = {{.id = "kunashir"}};
    return atlas::Atlas{std::move(records)};
  }();
  return atlas;
}

TEST(PictureName, TellsTheDayAndWhatIsSelected) {
  view::View view;
  view.date = atlas::day(1956, 10, 19);
  EXPECT_EQ(pictureName(oneIsland(), view), "kuril-1956-10-19");
  view.selection = {view::Subject::Island, "kunashir"};
  EXPECT_EQ(pictureName(oneIsland(), view), "kuril-1956-10-19-kunashir");
}

TEST(PictureName, LeavesOutIdsThatThePackDoesNotKnow) {
  // A link may carry anything; a file's name must not.
  view::View view;
  view.date = atlas::day(1945, 8, 28);
  view.selection = {view::Subject::Island, "../../etc/passwd"};
  EXPECT_EQ(pictureName(oneIsland(), view), "kuril-1945-08-28");
}

class UnusedNameTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "kurilscope_name_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    before_ = fs::current_path();
    fs::current_path(folder_);
  }
  void TearDown() override {
    fs::current_path(before_);
    fs::remove_all(folder_);
  }
  fs::path folder_;
  fs::path before_;
};

TEST_F(UnusedNameTest, IsNeverThatOfAFile) {
  EXPECT_EQ(unusedName("map", ".png"), "map.png");
  std::ofstream("map.png") << "first";
  EXPECT_EQ(unusedName("map", ".png"), "map-2.png");
  EXPECT_EQ(unusedName("map", ".pdf"), "map.pdf");
  std::ofstream("map-2.png") << "second";
  std::ofstream("map-3.png") << "third";
  EXPECT_EQ(unusedName("map", ".png"), "map-4.png");
}

TEST_F(UnusedNameTest, IsGivenAlsoWhereNothingCanBeLookedAt) {
  fs::permissions(folder_, fs::perms::none);
  // Root may look everywhere: step down to somebody who may not.
  const uid_t user = ::geteuid();
  ASSERT_TRUE(user != 0 || ::seteuid(65534) == 0);
  EXPECT_EQ(unusedName("map", ".png"), "map.png");
  ASSERT_EQ(::seteuid(user), 0);
  fs::permissions(folder_, fs::perms::owner_all);
}

}  // namespace
}  // namespace kurilscope::app
