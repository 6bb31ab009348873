#include "platform/process.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

namespace kurilscope::platform {
namespace {

const auto kAlways = [] { return true; };

TEST(ProcessTest, AReaderGetsWhatIsWrittenAndSaysHowItEnded) {
  const std::string path = (std::filesystem::temp_directory_path() / "kurilscope_process_test").string();
  auto reader = Process::startReader({"sh", "-c", "cat > '" + path + "'; echo done >&2"});
  ASSERT_TRUE(reader) << reader.error().message;
  const std::vector<std::uint8_t> bytes(300'000, 'x');  // more than a pipe holds
  EXPECT_TRUE(reader->write(bytes));
  EXPECT_TRUE(reader->finish(kAlways));
  EXPECT_EQ(reader->complaint(), "done");
  EXPECT_EQ(std::filesystem::file_size(path), bytes.size());
  std::filesystem::remove(path);
}

TEST(ProcessTest, AReaderThatReadsNoMoreIsNoSignal) {
  auto reader = Process::startReader({"sh", "-c", "echo 'no room' >&2; exit 4"});
  ASSERT_TRUE(reader);
  const std::vector<std::uint8_t> bytes(1'000'000, 'x');
  EXPECT_FALSE(reader->write(bytes));
  EXPECT_FALSE(reader->finish(kAlways));
  EXPECT_EQ(reader->status(), 4);
  EXPECT_EQ(reader->complaint(), "no room");
}

TEST(ProcessTest, WorksBesideAndTellsItsStatusOnceItHasEnded) {
  auto process = Process::start({"sh", "-c", "cat >&2; exit 3"}, "/proc/self/comm");
  ASSERT_TRUE(process) << process.error().message;
  while (!process->status()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_EQ(process->status(), 3);
  EXPECT_FALSE(process->complaint().empty()) << "its input is the file";
}

TEST(ProcessTest, WhatCannotBeStartedIsNamed) {
  EXPECT_FALSE(isInstalled("kurilscope-no-such-program"));
  EXPECT_TRUE(isInstalled("sh"));
  const auto missing = Process::start({"kurilscope-no-such-program"});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::Machine);
  EXPECT_NE(missing.error().message.find("kurilscope-no-such-program"), std::string::npos) << missing.error().message;
  const auto without = Process::start({"cat"}, "/no/such/file");
  ASSERT_FALSE(without);
  EXPECT_NE(without.error().message.find("/no/such/file"), std::string::npos) << without.error().message;
}

TEST(ProcessTest, IsEndedWhenNobodyWantsItAnyMore) {
  auto process = Process::startReader({"sleep", "60"});
  ASSERT_TRUE(process);
  EXPECT_FALSE(process->finish([] { return false; }));
}

}  // namespace
}  // namespace kurilscope::platform
