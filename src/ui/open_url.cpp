#include "ui/open_url.hpp"

#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <thread>

extern char** environ;

namespace kurilscope::ui {

bool isWebAddress(const std::string& address) {
  const bool hasScheme = address.starts_with("https://") || address.starts_with("http://");
  return hasScheme && std::ranges::none_of(address, [](unsigned char c) { return c <= 0x20 || c == 0x7F; });
}

bool openInBrowser(const std::string& address) {
  if (!isWebAddress(address)) {
    return false;
  }
  std::string program = "xdg-open";
  std::string argument = address;
  std::array<char*, 3> arguments = {program.data(), argument.data(), nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ) != 0) {
    return false;
  }
  // Somebody must wait for the child, or it stays in the process table.
  std::thread([child] {
    int status = 0;
    waitpid(child, &status, 0);
  }).detach();
  return true;
}

}  // namespace kurilscope::ui
