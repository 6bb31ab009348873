#include "platform/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>

#include "base/shutdown.hpp"
#include "base/text.hpp"

extern char** environ;

namespace kurilscope::platform {

namespace {

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

// Its standard streams; -1 for an input or output of nothing.
struct Descriptors {
  int input = -1;
  int output = -1;
  int errors = -1;
};

// Gives errno.
int spawn(const std::vector<std::string>& words, const Descriptors& streams, pid_t& id) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const auto& [from, to] : {std::pair(streams.input, STDIN_FILENO), std::pair(streams.output, STDOUT_FILENO)}) {
    if (from >= 0) {
      posix_spawn_file_actions_adddup2(&files, from, to);
    } else {
      posix_spawn_file_actions_addopen(&files, to, "/dev/null", O_RDWR, 0);
    }
  }
  posix_spawn_file_actions_adddup2(&files, streams.errors, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  sigset_t none;  // blocked, unlike here (base/shutdown)
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
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

// How long a program may take to clean up after itself.
constexpr std::chrono::milliseconds kPatience{2000};

void waitBriefly(pid_t id) {
  constexpr std::chrono::milliseconds kStep{5};
  for (auto waited = std::chrono::milliseconds(0); waited < kPatience && waitpid(id, nullptr, WNOHANG) == 0;
       waited += kStep) {
    std::this_thread::sleep_for(kStep);
  }
}

// With all that it has started. `isPolite`: it may clean up first.
void end(pid_t id, bool isPolite) {
  if (isPolite) {
    kill(-id, SIGTERM);
    waitBriefly(id);
  }
  kill(-id, SIGKILL);
  waitpid(id, nullptr, 0);
}

}  // namespace

Result<PassingFile> PassingFile::create() {
  const int descriptor = memfd_create("kurilscope", MFD_CLOEXEC);
  if (descriptor < 0) {
    return fail(ErrorKind::Machine, "no file can be held in memory: {}", std::strerror(errno));
  }
  return PassingFile(descriptor);
}

PassingFile::PassingFile(PassingFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

PassingFile& PassingFile::operator=(PassingFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

PassingFile::~PassingFile() {
  if (descriptor_ >= 0) {
    close(descriptor_);
  }
}

void PassingFile::rewind() const { lseek(descriptor_, 0, SEEK_SET); }

struct Process::State {
  pid_t id = 0;
  bool isPolite = false;  // is asked to end and may clean up; a reader is killed, as what it makes is not wanted
  Cleanup cleanup;
  std::optional<int> status;
  std::optional<PassingFile> complaints;  // no pipe, which a program that outlives its parent would hold open
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
  if (state_ && state_->id != 0 && !status()) {
    end(state_->id, state_->isPolite);
  }
}

Result<Process> Process::start(const std::vector<std::string>& words, std::unique_ptr<State> state, int input,
                               int output) {
  auto complaints = PassingFile::create();
  if (!complaints) {
    return tl::make_unexpected(complaints.error());
  }
  state->complaints = std::move(*complaints);
  state->cleanup = Cleanup([&all = *state] {
    if (all.id != 0) {
      end(all.id, all.isPolite);
    }
  });
  int error = 0;
  state->cleanup.commit([&] {
    error = spawn(words, {input, output, state->complaints->descriptor()}, state->id);
    state->id = error == 0 ? state->id : 0;
    return false;
  });
  if (error != 0) {
    return fail(ErrorKind::Machine, "cannot start {}: {}", words.front(), std::strerror(error));
  }
  return Process(std::move(state));
}

Result<Process> Process::start(const std::vector<std::string>& words, const Streams& streams) {
  auto state = std::make_unique<State>();
  state->isPolite = true;
  return start(words, std::move(state), streams.input != nullptr ? streams.input->descriptor() : -1,
               streams.output != nullptr ? streams.output->descriptor() : -1);
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
  return start(words, std::move(state), read.number(), -1);
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

bool Process::finish() {
  state_->input.reset();
  siginfo_t ended{};
  while (!state_->status && waitid(P_PID, static_cast<id_t>(state_->id), &ended, WEXITED | WNOWAIT) != 0 &&
         errno == EINTR) {
  }
  return status() == 0;
}

std::optional<int> Process::status() {
  int raw = 0;
  const auto isEnded = [&] { return waitpid(state_->id, &raw, WNOHANG) == state_->id; };
  // Its number may be another's as soon as it was waited for.
  if (!state_->status && state_->cleanup.commit(isEnded)) {
    state_->status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
  }
  return state_->status;
}

std::string Process::complaint() const {
  std::string text;
  std::array<char, 4096> part{};
  // At its own places, as the program may still write on.
  for (ssize_t size = 1; size > 0; text.append(part.data(), size > 0 ? static_cast<std::size_t>(size) : 0)) {
    size = pread(state_->complaints->descriptor(), part.data(), part.size(), static_cast<off_t>(text.size()));
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
