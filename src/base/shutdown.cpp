#include "base/shutdown.hpp"

#include <pthread.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <new>
#include <ranges>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

namespace kurilscope {

namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};
constexpr int kNoMemory = 3;  // ErrorKind::Machine

struct Shared {
  // Recursive, since memory may run out in a step that holds it.
  std::recursive_mutex mutex;
  std::list<std::function<void()>> undos;  // the newest last
  std::function<void()> request;           // of the ShutdownRequest that lives
};

// Never destroyed: threads may still look at it while the program ends.
Shared& shared() {
  static auto* const all = new Shared;
  return *all;
}

[[noreturn]] void endNow(int status, std::string_view message) {
  shared().mutex.lock();  // for good: nothing begins and nothing is finished from here on
  for (const auto& undo : std::views::reverse(shared().undos)) {
    try {
      undo();
    } catch (...) {  // the others are still to be undone
    }
  }
  constexpr std::string_view kEraseLine = "\r\x1b[K";  // the line that tells how far the work is
  const std::string_view erase = isatty(STDERR_FILENO) == 1 ? kEraseLine : "";
  for (const std::string_view part : {erase, message}) {
    if (write(STDERR_FILENO, part.data(), part.size()) < 0) {
      break;
    }
  }
  _exit(status);
}

void onNoMemory() {
  std::set_new_handler(nullptr);  // undoing may want some, too
  endNow(kNoMemory, "kurilscope: there is not enough memory; close other programs or ask for a smaller picture\n");
}

// True where somebody else sees to the end.
bool isRequested() {
  const std::scoped_lock lock(shared().mutex);
  const std::function<void()> request = std::exchange(shared().request, nullptr);
  if (request) {
    request();
  }
  return request != nullptr;
}

void watch(sigset_t signals) {
  for (;;) {
    int signal = 0;
    if (sigwait(&signals, &signal) == 0 && !isRequested()) {
      endNow(128 + signal, "kurilscope: cancelled; nothing half written is left\n");
    }
  }
}

bool isIgnored(int signal) {
  struct sigaction action {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

Cleanup::Cleanup(std::function<void()> undo) {
  std::list<std::function<void()>> made;
  made.push_back(std::move(undo));
  place_ = made.begin();
  const std::scoped_lock lock(shared().mutex);
  shared().undos.splice(shared().undos.end(), made);
}

Cleanup::Cleanup(Cleanup&& other) noexcept : place_(std::exchange(other.place_, std::nullopt)) {}

Cleanup& Cleanup::operator=(Cleanup&& other) noexcept {
  std::swap(place_, other.place_);
  return *this;
}

Cleanup::~Cleanup() {
  commit([] { return true; });
}

bool Cleanup::commit(const std::function<bool()>& step) {
  const std::scoped_lock lock(shared().mutex);
  const bool isDone = step();
  if (isDone && place_) {
    shared().undos.erase(*place_);
    place_.reset();
  }
  return isDone;
}

void watchForShutdown() {
  std::set_new_handler(onNoMemory);
  std::signal(SIGXFSZ, SIG_IGN);
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : kSignals) {
    if (!isIgnored(signal)) {
      sigaddset(&signals, signal);
    }
  }
  // Every later thread inherits the mask, so that the signals are left to the one that waits for them.
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  try {
    std::thread(watch, signals).detach();
  } catch (const std::system_error&) {  // not even a thread: then signals do what they do to any program
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  }
}

ShutdownRequest::ShutdownRequest(std::function<void()> request) {
  const std::scoped_lock lock(shared().mutex);
  shared().request = std::move(request);
}

ShutdownRequest::~ShutdownRequest() {
  const std::scoped_lock lock(shared().mutex);
  shared().request = nullptr;
}

}  // namespace kurilscope
