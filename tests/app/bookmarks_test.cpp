#include "app/bookmarks.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "app/settings.hpp"
#include "view/command.hpp"

namespace kurilscope::app {
namespace {

using atlas::day;

class BookmarksTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "kurilscope-bookmarks-XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
    path = folder / "kurilscope" / "bookmarks.toml";
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  void write(const std::string& text) const {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  [[nodiscard]] static std::string content(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  std::filesystem::path folder;
  std::filesystem::path path;
};

view::View viewOn(atlas::Day date, double span) {
  view::View view;
  view.date = date;
  view.camera = {{145.9, 44.1}, span};
  view.names = view::Names::Russian;
  view.filter.text = "歯舞 \"quoted\" & 'more' = %";
  return view;
}

TEST_F(BookmarksTest, ReadBackAsTheyWereSaved) {
  const Bookmarks bookmarks = {{1, {"Kunashir", viewOn(day(1945, 9, 1), 200)}},
                               {4, {"Хабомаи \"歯舞\" 'x' # = {}", viewOn(day(1956, 10, 19), 12.345678901234567)}},
                               {9, {"", viewOn(day(2019, 1, 22), 2300)}}};
  ASSERT_TRUE(saveBookmarks(path, bookmarks));
  const BookmarksRead read = loadBookmarks(path);
  EXPECT_EQ(read.bookmarks, bookmarks);
  EXPECT_TRUE(read.problems.empty());
  EXPECT_FALSE(std::filesystem::exists(path.string() + ".part"));
  EXPECT_FALSE(std::filesystem::exists(path.string() + ".bak"));
}

TEST_F(BookmarksTest, SavingAgainReplacesTheFile) {
  ASSERT_TRUE(saveBookmarks(path, {{1, {"a", viewOn(day(1945, 9, 1), 200)}}, {2, {"b", viewOn(day(1946, 1, 1), 9)}}}));
  const Bookmarks fewer = {{2, {"c", viewOn(day(1951, 9, 8), 30)}}};
  ASSERT_TRUE(saveBookmarks(path, fewer));
  EXPECT_EQ(loadBookmarks(path).bookmarks, fewer);
}

TEST_F(BookmarksTest, AMissingFileHasNone) {
  const BookmarksRead read = loadBookmarks(path);
  EXPECT_TRUE(read.bookmarks.empty());
  EXPECT_TRUE(read.problems.empty());
}

TEST_F(BookmarksTest, ADamagedLineIsToldAndKeptWhileTheOthersAreRead) {
  const Bookmarks good = {{2, {"two", viewOn(day(1956, 10, 19), 300)}}};
  ASSERT_TRUE(saveBookmarks(path, good));
  const std::string goodLine = content(path);
  const std::string damaged[] = {
      "1 = { name = \"half",                                        // cut off
      "1 = { name = \"no view\" }",                                 //
      "1 = { name = \"x\", view = \"date=1956-10-19&span=far\" }",  // a link that cannot be read
      "1 = 7",
      "12 = { name = \"x\", view = \"date=1956-10-19\" }",
      "one = { name = \"x\", view = \"date=1956-10-19\" }",
      std::string("\xff\xfe\0", 3),
      goodLine.substr(0, goodLine.size() - 1),  // twice
  };
  for (const std::string& line : damaged) {
    const std::string text = "# mine\n\n" + goodLine + line + "\n";
    write(text);
    const BookmarksRead read = loadBookmarks(path);
    EXPECT_EQ(read.bookmarks, good) << line;
    ASSERT_EQ(read.problems.size(), 2) << line;
    EXPECT_EQ(read.problems.front().rfind("bookmarks.toml:4: ", 0), 0) << read.problems.front();
    EXPECT_EQ(content(path), text) << "the file itself is left alone";
    EXPECT_EQ(content(path.string() + ".bak"), text) << line;
    std::filesystem::remove(path.string() + ".bak");
  }
}

TEST_F(BookmarksTest, AnEarlierDamagedFileIsNotWrittenOver) {
  write("first damage\n");
  (void)loadBookmarks(path);
  (void)loadBookmarks(path);
  write("second damage\n");
  (void)loadBookmarks(path);
  EXPECT_EQ(content(path.string() + ".bak"), "first damage\n");
  EXPECT_EQ(content(path.string() + ".bak2"), "second damage\n");
  EXPECT_FALSE(std::filesystem::exists(path.string() + ".bak3"));
}

TEST_F(BookmarksTest, AFolderThatCannotBeWrittenIsAnError) {
  write("");
  const Result<void> saved = saveBookmarks(path / "no-folder" / "bookmarks.toml", {});
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::Machine);
}

const atlas::Atlas& smallAtlas() {
  static const atlas::Atlas atlas = [] {
    atlas::Records records;
    records.title = "The pack";
    records.periodFirst = day(1945, 1, 1);
    records.periodLast = records.defaultDate = day(2019, 1, 22);
    records.views = {{"all", "All of it", {149.5, 46.5}, 2300}, {"kunashir", "Kunashir", {145.95, 44.08}, 200}};
    atlas::Island island;
    island.id = "iturup";
    island.names.en = "Iturup";
    records.islands = {island};
    return atlas::Atlas{std::move(records)};
  }();
  return atlas;
}

TEST(BookmarkName, SaysWhatIsSelectedOrElseWhere) {
  view::View view = viewOn(day(1956, 10, 19), 150);
  EXPECT_EQ(bookmarkName(view, smallAtlas()), "Kunashir");
  view.camera.spanKm = 2000;
  EXPECT_EQ(bookmarkName(view, smallAtlas()), "All of it");
  view.camera.center = {-70, -30};
  EXPECT_EQ(bookmarkName(view, smallAtlas()), "The pack");
  view.selection = {view::Subject::Island, "iturup"};
  EXPECT_EQ(bookmarkName(view, smallAtlas()), "Iturup");
}

TEST(RememberedView, IsRefusedWithAWordWhereItNoLongerFits) {
  view::View view = viewOn(day(1956, 10, 19), 150);
  EXPECT_EQ(rememberedView(view::toText(view), smallAtlas()).value(), view);
  view.selection = {view::Subject::Island, "iturup"};
  EXPECT_EQ(rememberedView(view::toText(view), smallAtlas()).value(), view);
  const auto problem = [](const std::string& link) { return rememberedView(link, smallAtlas()).error().message; };
  view.selection.id = "atlantis";
  EXPECT_EQ(problem(view::toText(view)), "this pack does not have the island 'atlantis'");
  view = viewOn(day(1944, 12, 31), 150);
  EXPECT_NE(problem(view::toText(view)).find("the date 1944-12-31"), std::string::npos);
  EXPECT_FALSE(rememberedView("", smallAtlas()));
  EXPECT_NE(problem("date=what").find("'what'"), std::string::npos);
}

TEST_F(BookmarksTest, TheSettingsRememberViewAndScale) {
  const std::filesystem::path file = folder / "window.toml";
  const Settings settings{
      .placement = {.width = 1000, .height = 700}, .scalePercent = 150, .lastView = view::toText(viewOn(day(1945, 9, 1), 200))};
  saveSettings(file, settings);
  EXPECT_EQ(loadSettings(file), settings);
  EXPECT_EQ(loadSettings(folder / "none.toml"), Settings{});
}

}  // namespace
}  // namespace kurilscope::app
