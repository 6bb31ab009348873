#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace kurilscope::platform {

// Another program that reads what is written to it. It stands in a process group of its own, so that Ctrl+C reaches
// this program alone, which then decides; while it lives, a pipe that nobody reads is an error and no signal.
class Child {
 public:
  // `command` is the program, looked for along PATH, and its arguments.
  // Errors: Machine (it is not installed, naming `package`, which brings it; it cannot be started).
  [[nodiscard]] static Result<Child> start(const std::vector<std::string>& command, const std::string& package);
  Child(Child&&) noexcept;
  ~Child();  // ends it at once where `finish` was not called

  // False where it reads no more; `finish` tells why.
  [[nodiscard]] bool write(std::span<const std::uint8_t> bytes);

  struct End {
    bool isGood = false;
    std::string words;  // what it wrote to its standard error
  };
  // Closes its input and waits, as long as `goesOn`, asked several times a second, says so; then ends it.
  [[nodiscard]] End finish(const std::function<bool()>& goesOn);

 private:
  struct State;
  explicit Child(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::platform
