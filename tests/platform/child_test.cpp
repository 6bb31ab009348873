#include "platform/child.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <filesystem>

namespace kurilscope::platform {
namespace {

const auto kAlways = [] { return true; };

TEST(ChildTest, ReadsWhatIsWrittenAndSaysHowItEnded) {
  const std::string path = (std::filesystem::temp_directory_path() / "kurilscope_child_test").string();
  auto child = Child::start({"sh", "-c", "cat > '" + path + "'; echo done >&2"}, "dash");
  ASSERT_TRUE(child) << child.error().message;
  const std::vector<std::uint8_t> bytes(300'000, 'x');  // more than a pipe holds
  EXPECT_TRUE(child->write(bytes));
  const Child::End end = child->finish(kAlways);
  EXPECT_TRUE(end.isGood);
  EXPECT_EQ(end.words, "done\n");
  EXPECT_EQ(std::filesystem::file_size(path), bytes.size());
  std::filesystem::remove(path);
}

TEST(ChildTest, OneThatReadsNoMoreIsNoSignal) {
  auto child = Child::start({"sh", "-c", "echo 'no room' >&2; exit 4"}, "dash");
  ASSERT_TRUE(child);
  const std::vector<std::uint8_t> bytes(1'000'000, 'x');
  EXPECT_FALSE(child->write(bytes));
  const Child::End end = child->finish(kAlways);
  EXPECT_FALSE(end.isGood);
  EXPECT_EQ(end.words, "no room\n");
}

TEST(ChildTest, OneThatIsMissingNamesItsPackage) {
  const auto child = Child::start({"kurilscope-no-such-program"}, "some-package");
  ASSERT_FALSE(child);
  EXPECT_EQ(child.error().kind, ErrorKind::Machine);
  EXPECT_NE(child.error().message.find("apt install some-package"), std::string::npos) << child.error().message;
}

TEST(ChildTest, IsEndedWhenNobodyWantsItAnyMore) {
  auto child = Child::start({"sleep", "60"}, "coreutils");
  ASSERT_TRUE(child);
  EXPECT_FALSE(child->finish([] { return false; }).isGood);
}

}  // namespace
}  // namespace kurilscope::platform
