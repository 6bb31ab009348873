#include "ui/open_url.hpp"

#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <csignal>
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
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;  // blocked, unlike here (base/shutdown)
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const int error = posix_spawnp(&child, program.c_str(), nullptr, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) {
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
