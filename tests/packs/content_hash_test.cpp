#include "packs/content_hash.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <vector>

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

// Each file that pack.toml names under [parts], and pack.toml itself.
std::vector<std::string> partsIn(std::string manifest) {
  manifest = manifest.substr(manifest.find("[parts]"));
  manifest = manifest.substr(0, manifest.find("[["));
  std::vector<std::string> files{"pack.toml"};
  const std::regex part("\n[a-z]+ = \"([^\"]+\\.[a-z]+)\"");
  for (std::sregex_iterator found(manifest.begin(), manifest.end(), part), end; found != end; ++found) {
    files.push_back((*found)[1]);
  }
  return files;
}

TEST(ContentHash, ChangesWithEachFileOfThePack) {
  namespace fs = std::filesystem;
  const image::TempFolder folder;
  const fs::path data = fs::path(test::realAtlas().records().directory).parent_path();
  fs::copy(data / "kuril", folder.file("kuril"), fs::copy_options::recursive);
  fs::copy(data / "world", folder.file("world"), fs::copy_options::recursive);
  atlas::Records records;
  records.files = test::realAtlas().records().files;
  records.directory = folder.file("kuril").string();
  const std::string whole = contentHash(records);
  std::ifstream manifest(folder.file("kuril") / "pack.toml");
  const std::vector<std::string> files = partsIn({std::istreambuf_iterator<char>(manifest), {}});
  EXPECT_GE(files.size(), 18U);
  for (const std::string& file : files) {
    const fs::path path = folder.file("kuril") / file;
    const auto size = fs::file_size(path);
    std::ofstream(path, std::ios::app) << ' ';
    EXPECT_NE(contentHash(records), whole) << file;
    fs::resize_file(path, size);
    EXPECT_EQ(contentHash(records), whole) << file;
  }
}

}  // namespace
}  // namespace kurilscope::packs
