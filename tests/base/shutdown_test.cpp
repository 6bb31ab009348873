#include "base/shutdown.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <limits>
#include <new>
#include <string>
#include <thread>

#include "base/output_file.hpp"

namespace kurilscope {
namespace {

namespace fs = std::filesystem;

// What a program does runs in a process of its own, since it ends.
class ShutdownTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "kurilscope_shutdown_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    ASSERT_EQ(::pipe(ready_.data()), 0);
    ASSERT_EQ(::pipe(goOn_.data()), 0);
  }
  void TearDown() override {
    for (const int end : {ready_[0], ready_[1], goOn_[0], goOn_[1]}) {
      ::close(end);
    }
    fs::remove_all(folder_);
  }

  // Runs `work`, which calls `ready` once and may go on for ever; `then` gets the process when it is ready. Its status.
  template <class Work, class Then>
  int statusOf(Work work, Then then) {
    const pid_t program = ::fork();
    if (program == 0) {
      std::freopen("/dev/null", "w", stderr);
      watchForShutdown();
      work();
      ::_exit(0);
    }
    char byte = 0;
    EXPECT_EQ(::read(ready_[0], &byte, 1), 1);
    then(program);
    int status = 0;
    ::waitpid(program, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  void ready() const { EXPECT_EQ(::write(ready_[1], "r", 1), 1); }
  [[nodiscard]] bool isEmpty() const { return fs::is_empty(folder_); }

  fs::path folder_;
  std::array<int, 2> ready_{};  // from the program
  std::array<int, 2> goOn_{};   // to it
};

TEST_F(ShutdownTest, ASignalEndsTheProgramAndLeavesNothing) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const int status = statusOf(
        [this] {
          auto file = OutputFile::create(folder_ / "a");
          auto folder = OutputFolder::create(folder_ / "frames");
          std::ofstream(folder->path() / "frame-1") << "half";
          static_cast<void>(file->write("half"));
          ready();
          ::pause();  // as in the middle of somebody else's code
        },
        [signal](pid_t program) { ::kill(program, signal); });
    EXPECT_EQ(status, 128 + signal);
    EXPECT_TRUE(isEmpty());
  }
}

TEST_F(ShutdownTest, WhatWasIgnoredStaysIgnored) {
  std::signal(SIGHUP, SIG_IGN);
  const int status = statusOf(
      [this] {
        ready();
        char byte = 0;
        EXPECT_EQ(::read(goOn_[0], &byte, 1), 1);
        ::_exit(7);
      },
      [this](pid_t program) {
        ::kill(program, SIGHUP);
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        EXPECT_EQ(::waitpid(program, nullptr, WNOHANG), 0);
        EXPECT_EQ(::write(goOn_[1], "g", 1), 1);
      });
  std::signal(SIGHUP, SIG_DFL);
  EXPECT_EQ(status, 7);
}

TEST_F(ShutdownTest, FinishedFilesStay) {
  const int status = statusOf(
      [this] {
        EXPECT_TRUE(writeFile(folder_ / "a", "whole"));
        ready();
        ::pause();
      },
      [](pid_t program) { ::kill(program, SIGINT); });
  EXPECT_EQ(status, 128 + SIGINT);
  EXPECT_TRUE(fs::exists(folder_ / "a"));
}

TEST_F(ShutdownTest, AnywhereInTheWorkTheTargetIsOldOrWhole) {
  const std::string whole(50'000, 'x');
  for (int round = 0; round < 20; ++round) {
    static_cast<void>(statusOf(
        [&] {
          ready();
          for (;;) {
            static_cast<void>(writeFile(folder_ / "a", whole));
          }
        },
        [round](pid_t program) {
          std::this_thread::sleep_for(std::chrono::microseconds(700 * round));
          ::kill(program, SIGTERM);
        }));
    for (const auto& entry : fs::directory_iterator(folder_)) {
      EXPECT_EQ(entry.path().filename(), "a");
      EXPECT_EQ(fs::file_size(entry), whole.size());
    }
  }
}

// The first signal is the window's to answer, the second one ends it.
TEST_F(ShutdownTest, ARequestComesBeforeTheEnd) {
  const auto work = [this](bool obeys) {
    std::atomic<bool> isAsked = false;
    const ShutdownRequest request([&] {
      isAsked = true;
      ready();
    });
    ready();
    while (!isAsked || !obeys) {
      ::usleep(1000);
    }
    ::_exit(5);
  };
  const auto ask = [this](pid_t program) {
    ::kill(program, SIGTERM);
    char byte = 0;
    EXPECT_EQ(::read(ready_[0], &byte, 1), 1);
  };
  EXPECT_EQ(statusOf([&] { work(true); }, ask), 5);
  EXPECT_EQ(statusOf([&] { work(false); },
                     [&](pid_t program) {
                       ask(program);
                       ::kill(program, SIGTERM);
                     }),
            128 + SIGTERM);
}

TEST_F(ShutdownTest, WithoutMemoryOnAnyThreadTheStatusIsThree) {
#ifdef KURILSCOPE_SANITIZED
  GTEST_SKIP() << "a sanitizer's own allocator ends the program itself";
#endif
  const int status = statusOf(
      [this] {
        auto file = OutputFile::create(folder_ / "a");
        ready();
        std::thread([]() noexcept {
          volatile std::size_t tooMuch = std::numeric_limits<std::size_t>::max() / 4;
          ::operator delete(::operator new(tooMuch));
        }).join();
      },
      [](pid_t) {});
  EXPECT_EQ(status, 3);
  EXPECT_TRUE(isEmpty());
}

}  // namespace
}  // namespace kurilscope
