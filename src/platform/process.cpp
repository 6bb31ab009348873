#include "platform/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>

#include "base/text.hpp"

extern char** environ;

namespace kurilscope::platform {

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(); }

  [[nodiscard]] int number() const { return number_; }
  void reset(int number = -1) {
    if (number_ >= 0) {
      close(number_);
    }
    number_ = number;
  }

 private:
  int number_;
};

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

// Standard output to nowhere. Gives errno.
int spawn(const std::vector<std::string>& words, int input, int errors, pid_t& id) {
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
  std::vector<char*> arguments;
  for (const std::string& word : words) {
    arguments.push_back(const_cast<char*>(word.c_str()));  // the call's old signature; it does not write
  }
  arguments.push_back(nullptr);
  const int error = posix_spawnp(&id, arguments.front(), &files, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

}  // namespace

struct Process::State {
  pid_t id = 0;
  std::optional<int> status;
  File complaints;  // a nameless file, so that a program which outlives its parent does not hold a pipe open
  Descriptor input;
  std::optional<NoPipeSignal> noPipeSignal;
};

Process::Process(std::unique_ptr<State> state) : state_(std::move(state)) {}
Process::Process(Process&&) noexcept = default;

Process& Process::operator=(Process&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

Process::~Process() {
  if (state_ && !status()) {
    kill(state_->id, SIGKILL);
    waitpid(state_->id, nullptr, 0);
  }
}

Result<Process> Process::start(const std::vector<std::string>& words, std::unique_ptr<State> state, int input) {
  state->complaints = File(std::tmpfile());
  const int error = state->complaints ? spawn(words, input, fileno(state->complaints.get()), state->id) : errno;
  if (error != 0) {
    return fail(ErrorKind::Machine, "cannot start {}: {}", words.front(), std::strerror(error));
  }
  return Process(std::move(state));
}

Result<Process> Process::start(const std::vector<std::string>& words, const std::string& input) {
  const Descriptor file(open(input.empty() ? "/dev/null" : input.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    return fail(ErrorKind::Machine, "cannot start {}: '{}': {}", words.front(), input, std::strerror(errno));
  }
  return start(words, std::make_unique<State>(), file.number());
}

Result<Process> Process::startReader(const std::vector<std::string>& words) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return fail(ErrorKind::Machine, "cannot start {}: {}", words.front(), std::strerror(errno));
  }
  const Descriptor read(ends[0]);
  auto state = std::make_unique<State>();
  state->input.reset(ends[1]);
  state->noPipeSignal.emplace();
  return start(words, std::move(state), read.number());
}

bool Process::write(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(state_->input.number(), bytes.data(), bytes.size());
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

bool Process::finish(const std::function<bool()>& goesOn) {
  state_->input.reset();
  while (!status() && goesOn()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  if (!status()) {
    kill(state_->id, SIGKILL);
    waitpid(state_->id, nullptr, 0);
    state_->status = 128 + SIGKILL;
  }
  return state_->status == 0;
}

std::optional<int> Process::status() {
  int raw = 0;
  if (!state_->status && waitpid(state_->id, &raw, WNOHANG) == state_->id) {
    state_->status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
  }
  return state_->status;
}

std::string Process::complaint() const {
  std::string text;
  std::rewind(state_->complaints.get());
  for (int letter = std::fgetc(state_->complaints.get()); letter != EOF;
       letter = std::fgetc(state_->complaints.get())) {
    text += static_cast<char>(letter);
  }
  return std::string(trimmed(text));
}

std::string thisProgram() {
  std::error_code ignored;
  const auto path = std::filesystem::read_symlink("/proc/self/exe", ignored);
  return ignored ? "kurilscope" : path.string();
}

bool isInstalled(const std::string& program) {
  const char* path = std::getenv("PATH");
  for (const std::string& folder : split(path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path, ':')) {
    if (access((std::filesystem::path(folder) / program).c_str(), X_OK) == 0) {
      return true;
    }
  }
  return false;
}

}  // namespace kurilscope::platform
