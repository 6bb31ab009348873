#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <new>
#include <system_error>
#include <variant>

#include "app/options.hpp"
#include "app/verbs.hpp"
#include "base/allocator.hpp"
#include "base/shutdown.hpp"

namespace {

using namespace kurilscope;

int told(const Error& error) {
  fmt::print(stderr, "kurilscope: {}\n", error.message);
  return static_cast<int>(error.kind);
}

int runCommandLine(int argc, char** argv) {
  const auto parsed = app::parseCommandLine(argc, argv);
  if (!parsed) {
    return told(parsed.error());
  }
  if (const auto* answer = std::get_if<app::Answer>(&*parsed)) {
    fmt::print("{}", answer->text);
    return 0;
  }
  const auto done = app::run(std::get<app::Invocation>(*parsed));
  return done ? 0 : told(done.error());
}

}  // namespace

int main(int argc, char** argv) {
  kurilscope::tuneAllocator();
  kurilscope::watchForShutdown();
  // Bad input is answered by Results; what arrives here is the machine's.
  try {
    return runCommandLine(argc, argv);
  } catch (const std::bad_alloc&) {  // of a library that asks the system for memory itself
    std::fputs("kurilscope: there is not enough memory; close other programs or ask for a smaller picture\n", stderr);
  } catch (const std::system_error& error) {
    std::fprintf(stderr, "kurilscope: the system gives no more memory or threads (%s); close other programs\n",
                 error.what());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "kurilscope: %s\n", error.what());
  }
  return static_cast<int>(ErrorKind::Machine);
}
