#include "platform/child.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <thread>

namespace kurilscope::platform {

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// Leaves SIGPIPE unheard while it lives.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, &before_);
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;
  ~NoPipeSignal() { sigaction(SIGPIPE, &before_, nullptr); }

 private:
  struct sigaction before_ {};
};

// Standard input from `input`, standard output to nowhere, standard error to `errors`. Gives errno.
int spawn(const std::vector<std::string>& command, int input, int errors, pid_t& pid) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&files, errors, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
  std::vector<char*> words;
  for (const std::string& word : command) {
    words.push_back(const_cast<char*>(word.c_str()));  // the call's old signature; it does not write
  }
  words.push_back(nullptr);
  const int error = posix_spawnp(&pid, words.front(), &files, &attributes, words.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

std::string contentOf(std::FILE* file) {
  std::string content;
  std::rewind(file);
  std::array<char, 4096> buffer{};
  for (std::size_t read = 0; (read = std::fread(buffer.data(), 1, buffer.size(), file)) > 0;) {
    content.append(buffer.data(), read);
  }
  return content;
}

}  // namespace

struct Child::State {
  NoPipeSignal noPipeSignal;
  File errors;
  int input = -1;
  pid_t pid = -1;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    closeInput();
    if (pid > 0) {
      kill(pid, SIGKILL);
      waitpid(pid, nullptr, 0);
    }
  }

  void closeInput() {
    if (input >= 0) {
      close(input);
      input = -1;
    }
  }
};

Child::Child(std::unique_ptr<State> state) : state_(std::move(state)) {}
Child::Child(Child&&) noexcept = default;
Child::~Child() = default;

Result<Child> Child::start(const std::vector<std::string>& command, const std::string& package) {
  auto state = std::make_unique<State>();
  std::array<int, 2> ends{};
  state->errors.reset(std::tmpfile());
  if (!state->errors || pipe2(ends.data(), O_CLOEXEC) != 0) {
    return fail(ErrorKind::Machine, "cannot start {}: {}", command.front(), std::strerror(errno));
  }
  state->input = ends[1];
  const int error = spawn(command, ends[0], fileno(state->errors.get()), state->pid);
  close(ends[0]);
  if (error == ENOENT) {
    return fail(ErrorKind::Machine, "the program '{}' is not installed; install the package {} (apt install {})",
                command.front(), package, package);
  }
  if (error != 0) {
    return fail(ErrorKind::Machine, "cannot start {}: {}", command.front(), std::strerror(error));
  }
  return Child(std::move(state));
}

bool Child::write(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(state_->input, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written < 0) {
      return false;
    }
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

Child::End Child::finish(const std::function<bool()>& goesOn) {
  state_->closeInput();
  int status = 0;
  pid_t ended = 0;
  while ((ended = waitpid(state_->pid, &status, WNOHANG)) == 0 && goesOn()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  if (ended == 0) {
    kill(state_->pid, SIGKILL);
    waitpid(state_->pid, &status, 0);
  }
  state_->pid = -1;
  return {.isGood = ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0,
          .words = contentOf(state_->errors.get())};
}

}  // namespace kurilscope::platform
