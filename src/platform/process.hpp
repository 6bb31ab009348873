#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace kurilscope::platform {

// Another program at work beside this one. It stands in a process group of its own, so that Ctrl+C reaches this program
// alone, which then decides. It is ended when its owner goes.
class Process {
 public:
  // `words` begin with the program, found as a shell would; `input` is a file for its standard input, or empty. What it
  // prints is dropped, what it complains of kept. Errors: Machine, naming the program.
  [[nodiscard]] static Result<Process> start(const std::vector<std::string>& words, const std::string& input = {});
  // One that reads what is written to it: while it lives, a pipe that nobody reads is an error and no signal.
  [[nodiscard]] static Result<Process> startReader(const std::vector<std::string>& words);
  Process(Process&&) noexcept;
  Process& operator=(Process&&) noexcept;
  ~Process();

  // For a reader. False where it reads no more; `finish` and `complaint` tell why.
  [[nodiscard]] bool write(std::span<const std::uint8_t> bytes);
  // Closes a reader's input and waits as long as `goesOn`, asked several times a second, says so; then ends it. True
  // where it ended well by itself.
  [[nodiscard]] bool finish(const std::function<bool()>& goesOn);

  // Its exit status once it has ended, 128 and more where a signal ended it; nothing while it runs.
  [[nodiscard]] std::optional<int> status();
  [[nodiscard]] std::string complaint() const;  // all that it wrote on its standard error

 private:
  struct State;
  explicit Process(std::unique_ptr<State> state);
  static Result<Process> start(const std::vector<std::string>& words, std::unique_ptr<State> state, int input);
  std::unique_ptr<State> state_;
};

// This very program, to be started again.
[[nodiscard]] std::string thisProgram();

// Where a shell would find a program; false for one that is not installed.
[[nodiscard]] bool isInstalled(const std::string& program);

}  // namespace kurilscope::platform
