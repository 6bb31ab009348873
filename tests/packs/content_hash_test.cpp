#include "packs/content_hash.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "../image/temp_folder.hpp"
#include "../real_pack.hpp"

namespace kurilscope::packs {
namespace {

TEST(ContentHash, IsThatOfTheFilesAndNotOfTheirPlace) {
  atlas::Records records;
  records.files = {"a.csv", "pack.toml"};
  const auto written = [&records](const image::TempFolder& folder, const std::string& table) {
    image::writeBytes(folder.file("pack.toml"), "title = \"A\"");
    image::writeBytes(folder.file("a.csv"), table);
    records.directory = folder.path().string();
    return contentHash(records);
  };
  const image::TempFolder first;
  const image::TempFolder second;
  const std::string hash = written(first, "id\n1\n");
  EXPECT_EQ(hash.size(), 16U);
  EXPECT_EQ(written(second, "id\n1\n"), hash);
  image::writeBytes(second.file("notes.txt"), "no part of the pack");
  EXPECT_EQ(contentHash(records), hash);
  EXPECT_NE(written(second, "id\n2\n"), hash);
}

TEST(ContentHash, KnowsEveryPartOfTheRealPack) {
  const atlas::Records& records = test::realAtlas().records();
  EXPECT_GT(records.files.size(), 10U);
  for (const std::string& file : records.files) {
    EXPECT_TRUE(std::filesystem::is_regular_file(std::filesystem::path(records.directory) / file)) << file;
  }
}

}  // namespace
}  // namespace kurilscope::packs
