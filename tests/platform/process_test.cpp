#include "platform/process.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "base/shutdown.hpp"

namespace kurilscope::platform {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

class ProcessTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "kurilscope_process_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  // Until a program says that it has come so far by making that file.
  void waitFor(const std::string& name) const {
    while (!fs::exists(path(name))) {
      std::this_thread::sleep_for(milliseconds(2));
    }
  }
  [[nodiscard]] pid_t numberIn(const std::string& name) const {
    pid_t number = 0;
    while (number == 0) {
      std::ifstream(path(name)) >> number;
    }
    return number;
  }

  fs::path folder_;
};

// An orphan that has ended may wait for ever to be waited for.
bool isRunning(pid_t id) {
  std::string number;
  std::string name;
  std::string state;
  std::ifstream(fs::path("/proc") / std::to_string(id) / "stat") >> number >> name >> state;
  return !state.empty() && state != "Z";
}

TEST_F(ProcessTest, AReaderGetsWhatIsWrittenAndSaysHowItEnded) {
  auto reader = Process::startReader({"sh", "-c", "cat > '" + path("read") + "'; echo done >&2"});
  ASSERT_TRUE(reader) << reader.error().message;
  const std::vector<std::uint8_t> bytes(300'000, 'x');  // more than a pipe holds
  EXPECT_TRUE(reader->write(bytes));
  EXPECT_TRUE(reader->finish());
  EXPECT_EQ(reader->complaint(), "done");
  EXPECT_EQ(fs::file_size(path("read")), bytes.size());
}

TEST_F(ProcessTest, AReaderThatReadsNoMoreIsNoSignal) {
  auto reader = Process::startReader({"sh", "-c", "echo 'no room' >&2; exit 4"});
  ASSERT_TRUE(reader);
  const std::vector<std::uint8_t> bytes(1'000'000, 'x');
  EXPECT_FALSE(reader->write(bytes));
  EXPECT_FALSE(reader->finish());
  EXPECT_EQ(reader->status(), 4);
  EXPECT_EQ(reader->complaint(), "no room");
}

TEST_F(ProcessTest, WorksBesideAndTellsItsStatusOnceItHasEnded) {
  auto process = Process::start({"sh", "-c", "echo nothing is read; cat >&2; exit 3"});
  ASSERT_TRUE(process) << process.error().message;
  EXPECT_FALSE(process->finish());
  EXPECT_EQ(process->status(), 3);
  EXPECT_EQ(process->complaint(), "");
}

TEST_F(ProcessTest, OnePassesToTheOtherWithoutAFile) {
  const auto passing = PassingFile::create();
  ASSERT_TRUE(passing) << passing.error().message;
  auto first = Process::start({"echo", "passed on"}, {.output = &*passing});
  ASSERT_TRUE(first && first->finish());
  passing->rewind();
  auto second = Process::start({"sh", "-c", "cat >&2"}, {.input = &*passing});
  ASSERT_TRUE(second && second->finish());
  EXPECT_EQ(second->complaint(), "passed on");
}

TEST_F(ProcessTest, WhatCannotBeStartedIsNamed) {
  EXPECT_FALSE(isInstalled("kurilscope-no-such-program"));
  EXPECT_TRUE(isInstalled("sh"));
  const auto missing = Process::start({"kurilscope-no-such-program"});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::Machine);
  EXPECT_NE(missing.error().message.find("kurilscope-no-such-program"), std::string::npos) << missing.error().message;
}

TEST_F(ProcessTest, MayCleanUpWhenNobodyWantsItAnyMore) {
  {
    const auto process = Process::start(
        {"sh", "-c",
         "trap 'touch " + path("cleaned") + "; exit' TERM; touch " + path("ready") + "; while :; do sleep 0.01; done"});
    ASSERT_TRUE(process);
    waitFor("ready");
  }
  EXPECT_TRUE(fs::exists(path("cleaned")));
}

TEST_F(ProcessTest, GoesWithAllThatItStartedEvenIfItWouldNot) {
  for (const bool isReader : {false, true}) {
    SCOPED_TRACE(isReader);
    const std::vector<std::string> words = {
        "sh", "-c", "trap '' TERM; sleep 100 & echo $! > " + path("child") + "; touch " + path("ready") + "; wait"};
    {
      const auto process = isReader ? Process::startReader(words) : Process::start(words);
      ASSERT_TRUE(process);
      waitFor("ready");
    }
    const pid_t child = numberIn("child");
    for (int i = 0; i < 1000 && isRunning(child); ++i) {  // a killed one takes a moment
      std::this_thread::sleep_for(milliseconds(2));
    }
    EXPECT_FALSE(isRunning(child)) << "its child goes on";
    fs::remove(path("ready"));
    fs::remove(path("child"));
  }
}

TEST_F(ProcessTest, HearsSignalsThatThisProgramLeavesToAThread) {
  const pid_t program = ::fork();
  if (program == 0) {
    watchForShutdown();
    auto process = Process::start({"sh", "-c", "kill -TERM $$; sleep 100"});
    ::_exit(process && !process->finish() && process->status() == 128 + SIGTERM ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(program, &status, 0), program);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace kurilscope::platform
