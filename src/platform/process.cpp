#include "platform/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "base/text.hpp"

extern char** environ;

namespace kurilscope::platform {

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

struct FileActions {
  posix_spawn_file_actions_t actions{};
  FileActions() { posix_spawn_file_actions_init(&actions); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { posix_spawn_file_actions_destroy(&actions); }
};

}  // namespace

struct Process::State {
  pid_t id = 0;
  std::optional<int> status;
  File complaints;  // a nameless file, so that a program which outlives its parent does not hold a pipe open
};

Process::Process(std::unique_ptr<State> state) : state_(std::move(state)) {}
Process::Process(Process&&) noexcept = default;

Process& Process::operator=(Process&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

Process::~Process() {
  if (state_ && !status()) {
    kill(state_->id, SIGTERM);
    waitpid(state_->id, nullptr, 0);
  }
}

Result<Process> Process::start(const std::vector<std::string>& words, const std::string& input) {
  auto state = std::make_unique<State>();
  state->complaints = File(std::tmpfile());
  if (!state->complaints) {
    return fail(ErrorKind::Machine, "cannot start {}: no temporary file can be made, {}", words.front(),
                std::strerror(errno));
  }
  FileActions files;
  const std::string& from = input.empty() ? "/dev/null" : input;
  posix_spawn_file_actions_addopen(&files.actions, STDIN_FILENO, from.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files.actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&files.actions, fileno(state->complaints.get()), STDERR_FILENO);
  std::vector<char*> arguments;
  for (const std::string& word : words) {
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);
  const int error = posix_spawnp(&state->id, arguments.front(), &files.actions, nullptr, arguments.data(), environ);
  if (error != 0) {
    return fail(ErrorKind::Machine, "cannot start {}: {}", words.front(), std::strerror(error));
  }
  return Process(std::move(state));
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
