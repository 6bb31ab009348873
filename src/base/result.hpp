#pragma once

#include <fmt/format.h>

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace kurilscope {

// What kind of trouble an error is; the numbers are the program's exit status. Cancelled is the user's own wish, with
// the status that shells give a program ended by Ctrl+C.
enum class ErrorKind { Input = 1, Usage = 2, Machine = 3, Cancelled = 130 };

// An error as the user reads it: the message names the thing, the place and the way out.
struct Error {
  ErrorKind kind = ErrorKind::Input;
  std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

// fail(ErrorKind::Input, "no island is called '{}'", id): an Error ready to return from a function that gives a Result.
template <class... Args>
[[nodiscard]] tl::unexpected<Error> fail(ErrorKind kind, fmt::format_string<Args...> format, Args&&... args) {
  return tl::make_unexpected(Error{kind, fmt::format(format, std::forward<Args>(args)...)});
}

}  // namespace kurilscope
