#include "base/input_file.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace kurilscope {
namespace {

namespace fs = std::filesystem;

TEST(ReadFile, GivesEveryByte) {
  const fs::path file = fs::path(testing::TempDir()) / "bytes";
  std::string bytes(200'000, 'k');
  bytes[7] = '\0';
  bytes.back() = '\xff';
  std::ofstream(file, std::ios::binary) << bytes;
  EXPECT_EQ(readFile(file).value(), bytes);
}

TEST(ReadFile, TellsWhyItCannot) {
  const Result<std::string> folder = readFile(testing::TempDir());
  ASSERT_FALSE(folder);
  EXPECT_NE(folder.error().message.find("Is a directory"), std::string::npos) << folder.error().message;
  const Result<std::string> missing = readFile(fs::path(testing::TempDir()) / "no such file");
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("no such file'"), std::string::npos) << missing.error().message;
}

}  // namespace
}  // namespace kurilscope
