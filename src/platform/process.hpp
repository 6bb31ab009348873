#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace kurilscope::platform {

// A nameless file in memory, which one program writes and another reads. It goes with its last owner.
class PassingFile {
 public:
  // Errors: Machine.
  [[nodiscard]] static Result<PassingFile> create();
  PassingFile(PassingFile&& other) noexcept;
  PassingFile& operator=(PassingFile&& other) noexcept;
  ~PassingFile();

  [[nodiscard]] int descriptor() const { return descriptor_; }
  void rewind() const;  // before it is read

 private:
  explicit PassingFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

// What a program reads and prints to; by default nothing and nowhere.
struct Streams {
  const PassingFile* input = nullptr;
  const PassingFile* output = nullptr;
};

// Another program at work beside this one. It stands in a process group of its own, so that Ctrl+C reaches this program
// alone, which then ends it. It is asked to end when its owner goes, and killed where it does not.
class Process {
 public:
  // `words` begin with the program, found as a shell would. What it complains of is kept. Errors: Machine, naming the
  // program.
  [[nodiscard]] static Result<Process> start(const std::vector<std::string>& words, const Streams& streams = {});
  // One that reads what is written to it: while it lives, a pipe that nobody reads is an error and no signal.
  [[nodiscard]] static Result<Process> startReader(const std::vector<std::string>& words);
  Process(Process&&) noexcept;
  Process& operator=(Process&&) noexcept;
  ~Process();

  // For a reader. False where it reads no more; `finish` and `complaint` tell why.
  [[nodiscard]] bool write(std::span<const std::uint8_t> bytes);
  // Closes a reader's input and waits. True where it ended well.
  [[nodiscard]] bool finish();

  // Its exit status once it has ended, 128 and more where a signal ended it; nothing while it runs.
  [[nodiscard]] std::optional<int> status();
  [[nodiscard]] std::string complaint() const;  // all that it wrote on its standard error

 private:
  struct State;
  explicit Process(std::unique_ptr<State> state);
  static Result<Process> start(const std::vector<std::string>& words, std::unique_ptr<State> state, int input,
                               int output);
  std::unique_ptr<State> state_;
};

// This very program, to be started again.
[[nodiscard]] std::string thisProgram();

// Where a shell would find a program; false for one that is not installed.
[[nodiscard]] bool isInstalled(const std::string& program);

}  // namespace kurilscope::platform
