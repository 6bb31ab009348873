#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace kurilscope::platform {

// Another program at work beside this one, which never waits for it. It is ended when its owner goes.
class Process {
 public:
  // `words` begin with the program, found as a shell would; `input` is a file for its standard input, or empty. What it
  // prints is dropped, what it complains of kept. Errors: Machine, naming the program.
  [[nodiscard]] static Result<Process> start(const std::vector<std::string>& words, const std::string& input = {});
  Process(Process&&) noexcept;
  Process& operator=(Process&&) noexcept;
  ~Process();

  // Its exit status once it has ended, 128 and more where a signal ended it; nothing while it runs.
  [[nodiscard]] std::optional<int> status();
  [[nodiscard]] std::string complaint() const;  // all that it wrote on its standard error

 private:
  struct State;
  explicit Process(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// This very program, to be started again.
[[nodiscard]] std::string thisProgram();

// Where a shell would find a program; false for one that is not installed.
[[nodiscard]] bool isInstalled(const std::string& program);

}  // namespace kurilscope::platform
