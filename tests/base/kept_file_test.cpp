#include "base/kept_file.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace kurilscope {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kKind = "test 1";

class KeptFile : public testing::Test {
 protected:
  void SetUp() override { fs::remove_all(folder_); }
  void TearDown() override { fs::remove_all(folder_.parent_path()); }

  [[nodiscard]] std::string content() const {
    std::ifstream stream(file_, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  void write(const std::string& bytes) const { std::ofstream(file_, std::ios::binary) << bytes; }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  fs::path folder_ = fs::path(testing::TempDir()) / ("kurilscope-kept-" + std::to_string(::getpid())) / "below";
  fs::path file_ = folder_ / "a.kept";
};

TEST_F(KeptFile, GivesBackWhatWasKept) {
  EXPECT_FALSE(readKept(file_, kKind));
  for (const std::string& bytes : {std::string("some bytes"), std::string("x\0y", 3), std::string()}) {
    keep(file_, kKind, bytes, 4);
    const auto kept = readKept(file_, kKind);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->view(), bytes);
  }
  EXPECT_EQ(files(), 1U) << "no half file is left";
  EXPECT_FALSE(readKept(file_, "test 2")) << "another version";
}

TEST_F(KeptFile, EveryFlippedByteIsNoticed) {
  keep(file_, kKind, "a few bytes to damage", 4);
  const std::string whole = content();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] ^= 0x10;
    write(damaged);
    EXPECT_FALSE(readKept(file_, kKind)) << "byte " << i;
  }
  write(whole);
  EXPECT_TRUE(readKept(file_, kKind));
}

TEST_F(KeptFile, ATruncatedOrForeignFileCountsAsNone) {
  keep(file_, kKind, "a few bytes to cut off", 4);
  const std::string whole = content();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    write(whole.substr(0, size));
    EXPECT_FALSE(readKept(file_, kKind)) << size << " bytes";
  }
  write(whole + "more");
  EXPECT_FALSE(readKept(file_, kKind));
  write("\x89PNG and nothing of ours, but long enough to hold a head");
  EXPECT_FALSE(readKept(file_, kKind));
}

TEST_F(KeptFile, AFolderThatCannotBeMadeKeepsNothing) {
  fs::create_directories(folder_.parent_path());
  std::ofstream(folder_) << "a file where the folder should be";
  keep(file_, kKind, "bytes", 4);
  EXPECT_FALSE(readKept(file_, kKind));
  keep({}, kKind, "bytes", 4);  // no cache folder is known
  keep("/proc/kurilscope/a.kept", kKind, "bytes", 4);
}

TEST_F(KeptFile, TheOldestGo) {
  for (int i = 0; i < 9; ++i) {
    keep(folder_ / std::to_string(i), kKind, "bytes", 3);
  }
  EXPECT_EQ(files(), 3U);
}

// Two processes keep different bytes under one name, over and over, while this one reads: always one or the other.
TEST_F(KeptFile, TwoProcessesMayKeepAtOnce) {
  const std::string ones(100'000, '1');
  const std::string twos(150'000, '2');
  keep(file_, kKind, ones, 4);
  std::array<pid_t, 2> children{};
  for (std::size_t i = 0; i < children.size(); ++i) {
    children[i] = ::fork();
    if (children[i] == 0) {
      for (int round = 0; round < 60; ++round) {
        keep(file_, kKind, i == 0 ? ones : twos, 4);
      }
      ::_exit(0);
    }
  }
  for (int round = 0; round < 60; ++round) {
    const auto bytes = readKept(file_, kKind);
    ASSERT_TRUE(bytes);
    EXPECT_TRUE(bytes->view() == ones || bytes->view() == twos);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(files(), 1U);
}

}  // namespace
}  // namespace kurilscope
