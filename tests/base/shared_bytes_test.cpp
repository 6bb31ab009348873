#include "base/shared_bytes.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace kurilscope {
namespace {

namespace fs = std::filesystem;

class SharedBytesOfFile : public testing::TestWithParam<SharedBytes::Pages> {
 protected:
  void TearDown() override { fs::remove(file_); }

  fs::path file_ = fs::path(testing::TempDir()) / ("kurilscope-bytes-" + std::to_string(::getpid()));
};

TEST_P(SharedBytesOfFile, AreThoseOfTheFileAndOutliveIt) {
  const std::string text = std::string(10'000, 'a') + std::string("\0b", 2);
  std::ofstream(file_, std::ios::binary) << text;
  auto bytes = SharedBytes::ofFile(file_, GetParam());
  ASSERT_TRUE(bytes);
  fs::remove(file_);
  const SharedBytes rest = bytes->from(9'999);
  EXPECT_EQ(bytes->view(), text);
  bytes.reset();
  EXPECT_EQ(rest.view(), std::string_view("a\0b", 3));
}

TEST_P(SharedBytesOfFile, ThereIsNoneOfWhatCannotBeRead) {
  EXPECT_FALSE(SharedBytes::ofFile(file_, GetParam()));
  std::ofstream(file_, std::ios::binary).flush();
  EXPECT_FALSE(SharedBytes::ofFile(file_, GetParam())) << "an empty file";
  EXPECT_FALSE(SharedBytes::ofFile(fs::path(testing::TempDir()), GetParam())) << "a folder";
}

INSTANTIATE_TEST_SUITE_P(Pages, SharedBytesOfFile,
                         testing::Values(SharedBytes::Pages::AsNeeded, SharedBytes::Pages::AllAtOnce));

TEST(SharedBytesOfText, StayWhereTheyAre) {
  SharedBytes first{std::string("short")};
  const std::string_view seen = first.view();
  const SharedBytes second = first;
  first = SharedBytes();
  EXPECT_EQ(second.view().data(), seen.data());
  EXPECT_EQ(seen, "short");
  EXPECT_TRUE(first.view().empty());
}

}  // namespace
}  // namespace kurilscope
