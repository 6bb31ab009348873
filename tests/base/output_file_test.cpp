#include "base/output_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace kurilscope {
namespace {

namespace fs = std::filesystem;

class OutputFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "kurilscope_output_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] fs::path file(const std::string& name) const { return folder_ / name; }
  [[nodiscard]] std::set<std::string> names() const {
    std::set<std::string> all;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      all.insert(entry.path().filename().string());
    }
    return all;
  }
  static void put(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
  static std::string bytesOf(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  static mode_t modeOf(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
  }
  static void expectRefused(const fs::path& path, const std::string& words) {
    const auto file = OutputFile::create(path);
    ASSERT_FALSE(file) << path;
    EXPECT_EQ(file.error().kind, ErrorKind::Machine);
    EXPECT_NE(file.error().message.find(words), std::string::npos) << file.error().message;
    EXPECT_NE(file.error().message.find(path.string()), std::string::npos) << file.error().message;
  }

  fs::path folder_;
};

TEST_F(OutputFileTest, AppearsWholeAndAtItsEndOnly) {
  put(file("a"), "old");
  auto output = OutputFile::create(file("a"));
  ASSERT_TRUE(output) << output.error().message;
  ASSERT_TRUE(output->write("new"));
  EXPECT_EQ(bytesOf(file("a")), "old");
  ASSERT_TRUE(output->finish());
  EXPECT_EQ(bytesOf(file("a")), "new");
  EXPECT_EQ(names(), std::set<std::string>{"a"});
}

TEST_F(OutputFileTest, LeavesNothingWithoutAnEnd) {
  {
    auto output = OutputFile::create(file("a"));
    ASSERT_TRUE(output);
    ASSERT_TRUE(output->write("half"));
    auto folder = OutputFolder::create(file("frames"));
    ASSERT_TRUE(folder);
    put(folder->path() / "frame", "half");
    EXPECT_EQ(names().size(), 2U);
  }
  EXPECT_EQ(names(), std::set<std::string>{});
}

TEST_F(OutputFileTest, TouchesNothingOfAnybodyElse) {
  put(file("a.part"), "mine");
  fs::create_directory(file("b.part"));
  put(file("precious"), "mine");
  fs::create_symlink("precious", file("c.part"));
  for (const char* name : {"a", "b", "c"}) {
    ASSERT_TRUE(writeFile(file(name), "new"));
  }
  fs::create_directory(file("frames.part"));
  ASSERT_TRUE(OutputFolder::create(file("frames"))->finish());
  EXPECT_EQ(names(),
            (std::set<std::string>{"a", "a.part", "b", "b.part", "c", "c.part", "frames", "frames.part", "precious"}));
  EXPECT_EQ(bytesOf(file("a.part")) + bytesOf(file("precious")), "minemine");
}

TEST_F(OutputFileTest, ALinkStaysAndWhatItLeadsToIsWritten) {
  fs::create_directory(file("below"));
  put(file("below/a"), "old");
  fs::create_symlink("below/a", file("link"));
  fs::create_symlink("link", file("link of a link"));
  fs::create_symlink("below/new", file("to nothing yet"));
  ASSERT_TRUE(writeFile(file("link of a link"), "through"));
  ASSERT_TRUE(writeFile(file("to nothing yet"), "made"));
  EXPECT_EQ(bytesOf(file("below/a")), "through");
  EXPECT_EQ(bytesOf(file("below/new")), "made");
  EXPECT_TRUE(fs::is_symlink(file("link")) && fs::is_symlink(file("link of a link")) &&
              fs::is_symlink(file("to nothing yet")));
  fs::create_symlink("circle", file("circle"));
  expectRefused(file("circle"), "circle");
}

TEST_F(OutputFileTest, KeepsPermissionsAndFollowsTheUmask) {
  put(file("private"), "old");
  ::chmod(file("private").c_str(), 0600);
  put(file("shared"), "old");
  ::chmod(file("shared").c_str(), 0664);
  const mode_t before = ::umask(027);
  for (const char* name : {"private", "shared", "new"}) {
    ASSERT_TRUE(writeFile(file(name), "new"));
  }
  ASSERT_TRUE(OutputFolder::create(file("folder"))->finish());
  ::umask(before);
  EXPECT_EQ(modeOf(file("private")), 0600U);
  EXPECT_EQ(modeOf(file("shared")), 0664U);
  EXPECT_EQ(modeOf(file("new")), 0640U);
  EXPECT_EQ(modeOf(file("folder")), 0750U);
}

TEST_F(OutputFileTest, KeepsTheOwner) {
  if (::geteuid() != 0) {
    GTEST_SKIP() << "only root may give files away";
  }
  put(file("theirs"), "old");
  ASSERT_EQ(::chown(file("theirs").c_str(), 65534, 65534), 0);
  ASSERT_TRUE(writeFile(file("theirs"), "new"));
  struct stat status {};
  ASSERT_EQ(::stat(file("theirs").c_str(), &status), 0);
  EXPECT_EQ(status.st_uid, 65534U);
  EXPECT_EQ(status.st_gid, 65534U);
}

TEST_F(OutputFileTest, NamesAsLongAsTheDiskTakes) {
  const std::string longest(255, 'n');
  ASSERT_TRUE(writeFile(file(longest), "new"));
  EXPECT_EQ(bytesOf(file(longest)), "new");
  expectRefused(file(longest + "n"), "too long");
  EXPECT_EQ(names().size(), 1U);
}

TEST_F(OutputFileTest, WhatCannotBeWrittenIsSaidBeforeAnyWork) {
  expectRefused(file("none/a"), "there is no folder");
  put(file("plain"), "a file");
  expectRefused(file("plain/a"), "there is no folder");
  expectRefused(folder_, "that is a folder");
  expectRefused(folder_ / "", "that is a folder");
  put(file("protected"), "mine");
  ::chmod(file("protected").c_str(), 0444);
  ::chmod(folder_.c_str(), 0555);
  // Root may write anywhere: step down to somebody who may not.
  const uid_t user = ::geteuid();
  ASSERT_TRUE(user != 0 || ::seteuid(65534) == 0);
  expectRefused(file("a"), "permission is denied");
  ::seteuid(user);
  ::chmod(folder_.c_str(), 0777);
  ASSERT_TRUE(user != 0 || ::seteuid(65534) == 0);
  expectRefused(file("protected"), "permission is denied");
  ::seteuid(user);
  EXPECT_EQ(bytesOf(file("protected")), "mine");
}

TEST_F(OutputFileTest, AFolderThatExistsIsRefused) {
  fs::create_directory(file("mine"));
  for (const char* name : {"mine", "mine/"}) {
    const auto folder = OutputFolder::create(file(name));
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().kind, ErrorKind::Usage);
    EXPECT_NE(folder.error().message.find("exists already"), std::string::npos);
  }
  auto late = OutputFolder::create(file("late"));
  ASSERT_TRUE(late);
  fs::create_directory(file("late"));
  put(file("late/theirs"), "theirs");
  EXPECT_FALSE(late->finish());
  EXPECT_EQ(bytesOf(file("late/theirs")), "theirs");
}

TEST_F(OutputFileTest, ADiskThatTakesNoMoreKeepsTheOldFile) {
  put(file("a"), "old");
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 20000, .rlim_max = before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const auto written = writeFile(file("a"), std::string(100'000, 'x'));
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, ErrorKind::Machine);
  EXPECT_NE(written.error().message.find("larger than files may be"), std::string::npos) << written.error().message;
  EXPECT_EQ(bytesOf(file("a")), "old");
  EXPECT_EQ(names(), std::set<std::string>{"a"});
}

TEST_F(OutputFileTest, StreamsGetTheBytes) {
  const std::string bytes(200'000, 'x');  // more than a pipe holds
  ASSERT_EQ(::mkfifo(file("pipe").c_str(), 0600), 0);
  EXPECT_TRUE(isStream(file("pipe")) && isStream("-") && isStream("/dev/null") && isStream("/dev/stdout"));
  EXPECT_FALSE(isStream(file("new")) || isStream(folder_));
  std::string read;
  std::thread reader([&] { read = bytesOf(file("pipe")); });
  EXPECT_TRUE(writeFile(file("pipe"), bytes));
  reader.join();
  EXPECT_EQ(read, bytes);
  EXPECT_TRUE(fs::is_fifo(file("pipe")));
  EXPECT_TRUE(writeFile("/dev/null", bytes));
  if (fs::exists("/dev/full")) {
    const auto full = writeFile("/dev/full", bytes);
    ASSERT_FALSE(full);
    EXPECT_NE(full.error().message.find("no space is left"), std::string::npos) << full.error().message;
  }
  EXPECT_EQ(names(), std::set<std::string>{"pipe"});
}

TEST_F(OutputFileTest, AFileMayBeCalledADash) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_);
  EXPECT_FALSE(isStream("./-"));
  EXPECT_TRUE(writeFile("./-", "a file"));
  fs::create_symlink("-", "link");
  EXPECT_TRUE(writeFile("link", "through"));
  fs::current_path(before);
  EXPECT_EQ(bytesOf(file("-")), "through");
}

// As a shell's redirection, which may stand in the middle of a file.
TEST_F(OutputFileTest, ASharedDescriptorIsWrittenOn) {
  const int number = ::open(file("log").c_str(), O_WRONLY | O_CREAT, 0600);
  ASSERT_GE(number, 0);
  ASSERT_EQ(::write(number, "before ", 7), 7);
  EXPECT_TRUE(writeFile("/dev/fd/" + std::to_string(number), "between "));
  ASSERT_EQ(::write(number, "after", 5), 5);
  ::close(number);
  EXPECT_EQ(bytesOf(file("log")), "before between after");
  EXPECT_FALSE(writeFile("/dev/fd/" + std::to_string(number), "closed"));
}

TEST_F(OutputFileTest, AnotherProgramWritesToItsPath) {
  ASSERT_EQ(::mkfifo(file("pipe").c_str(), 0600), 0);
  std::string read;
  std::thread reader([&] { read = bytesOf(file("pipe")); });
  for (const char* name : {"a", "pipe"}) {
    auto output = OutputFile::create(file(name), OutputFile::Writer::AnotherProgram);
    ASSERT_TRUE(output) << output.error().message;
    put(output->path(), "by another");
    ASSERT_TRUE(output->finish());
  }
  reader.join();
  EXPECT_EQ(bytesOf(file("a")), "by another");
  EXPECT_EQ(read, "by another");
  EXPECT_EQ(names(), (std::set<std::string>{"a", "pipe"}));
}

TEST_F(OutputFileTest, AnyNumberOfWritersMayHaveOneTarget) {
  constexpr int kWriters = 4;
  constexpr int kRounds = 50;
  const auto contentOf = [](int writer) { return std::string(100'000 + writer, static_cast<char>('a' + writer)); };
  std::array<pid_t, kWriters> writers{};
  for (int i = 0; i < kWriters; ++i) {
    writers[i] = ::fork();
    if (writers[i] == 0) {
      bool isGood = true;
      for (int round = 0; round < kRounds; ++round) {
        auto output = OutputFile::create(file("a"), OutputFile::Writer::Ours, OutputFile::Sync::No);
        isGood = isGood && output && output->write(contentOf(i)) && output->finish();
      }
      ::_exit(isGood ? 0 : 1);
    }
  }
  std::size_t running = kWriters;
  while (running > 0) {
    if (const std::string found = bytesOf(file("a")); !found.empty()) {
      EXPECT_EQ(found, contentOf(found.front() - 'a'));
    }
    int status = 0;
    if (::waitpid(-1, &status, WNOHANG) > 0) {
      EXPECT_EQ(status, 0);
      --running;
    }
  }
  EXPECT_EQ(names(), std::set<std::string>{"a"});
}

}  // namespace
}  // namespace kurilscope
