#include "packs/pack_cache.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "../image/temp_folder.hpp"
#include "io/pack.hpp"

namespace kurilscope::packs {
namespace {

namespace fs = std::filesystem;

// A pack of links to the files of the real one, whose times of change are long past, so that it is kept at once.
class PackCacheTest : public ::testing::Test {
 protected:
  PackCacheTest() : cache(folder.path() / "cache", fs::path(KURILSCOPE_SOURCE_DIR) / "CMakeLists.txt") {
    for (const char* part : {"kuril", "world"}) {
      fs::create_directories(folder.path() / part);
      for (const auto& entry : fs::directory_iterator(fs::path(KURILSCOPE_SOURCE_DIR) / "data" / part)) {
        fs::create_symlink(entry.path(), folder.path() / part / entry.path().filename());
      }
    }
  }

  void keep() {
    Diagnostics diagnostics;
    const Result<io::PackRead> read = io::readPack(pack, diagnostics);
    ASSERT_TRUE(read) << diagnostics.text();
    cache.keep(pack, *read);
  }
  [[nodiscard]] std::optional<atlas::Records> find(const fs::path& which) const { return cache.find(which, noLand); }
  [[nodiscard]] fs::path farLand() const { return fs::directory_iterator(folder.path() / "cache-far-land")->path(); }
  [[nodiscard]] fs::path entry() const { return fs::directory_iterator(folder.path() / "cache")->path(); }

  static atlas::FarLand::Polygons noLand() { return {}; }

  image::TempFolder folder;
  fs::path pack = folder.path() / "kuril";
  PackCache cache;
};

TEST_F(PackCacheTest, GivesBackWhatItKept) {
  EXPECT_FALSE(find(pack));
  keep();
  const std::optional<atlas::Records> found = find(pack);
  ASSERT_TRUE(found);
  EXPECT_GT(found->events.size(), 100u);
  EXPECT_TRUE(find(pack / "../kuril")) << "another way to write the same folder";
  EXPECT_FALSE(find(folder.path() / "world"));
}

TEST_F(PackCacheTest, ReadsAnewAfterAnyChange) {
  keep();
  ASSERT_TRUE(find(pack));
  std::ofstream(pack / "events.csvt") << "a file that GDAL would look at\n";
  EXPECT_FALSE(find(pack));
  fs::remove(pack / "events.csvt");
  ASSERT_TRUE(find(pack));
  fs::remove(folder.path() / "world" / "land.fgb");
  EXPECT_FALSE(find(pack)) << "a part outside the pack's own folder";
  const PackCache other(folder.path() / "cache", fs::path(KURILSCOPE_SOURCE_DIR) / "README.md");
  EXPECT_FALSE(other.find(pack, noLand)) << "another reader";
}

TEST_F(PackCacheTest, DoesNotKeepWhatChangedJustNow) {
  std::ofstream(pack / "note.txt") << "new\n";
  keep();
  EXPECT_FALSE(find(pack));
}

TEST_F(PackCacheTest, DamageIsNoEntry) {
  keep();
  const auto size = fs::file_size(entry());
  std::fstream file(entry(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(size / 2));
  file.put('\x7F').put('\x01').put('\x7F');
  file.close();
  EXPECT_FALSE(find(pack));
  keep();
  ASSERT_TRUE(find(pack));
  for (const std::uintmax_t length : {size - 1, size / 3, std::uintmax_t{30}, std::uintmax_t{0}}) {
    fs::resize_file(entry(), length);
    EXPECT_FALSE(find(pack)) << length;
  }
}

TEST_F(PackCacheTest, FarLandComesFromItsOwnFileOrIsReadAnew) {
  keep();
  const std::optional<atlas::Records> found = find(pack);
  ASSERT_TRUE(found);
  EXPECT_GT(found->world.size, 100u);
  EXPECT_EQ(found->world.polygons.get().size(), found->world.size);
  EXPECT_EQ(atlas::FarLand::of(found->world.polygons.get()).key, found->world.key);
  fs::resize_file(farLand(), fs::file_size(farLand()) - 1);
  const auto anew = [] { return atlas::FarLand::Polygons(3); };
  EXPECT_EQ(cache.find(pack, anew)->world.polygons.get().size(), 3u);
  fs::remove(farLand());
  EXPECT_FALSE(find(pack));
}

TEST_F(PackCacheTest, KeepsTheNewestFew) {
  keep();
  for (int i = 0; i < 12; ++i) {
    std::ofstream(folder.path() / "cache" / (std::to_string(i) + ".pack")) << "an old entry";
  }
  keep();
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path() / "cache"), {}), 8);
  EXPECT_TRUE(find(pack));
}

}  // namespace
}  // namespace kurilscope::packs
