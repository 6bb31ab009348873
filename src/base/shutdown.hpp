#pragma once

#include <functional>
#include <list>
#include <optional>

namespace kurilscope {

// Ending before the work is done: Ctrl+C, a polite kill, a terminal that is closed, memory that runs out. The program
// then ends at once, wherever it is, also in the middle of a library or while another program keeps it waiting; what it
// would leave half done is undone by the Cleanups that are alive.

// Undoes something if the program is ended while this lives: deletes a half-written file, ends a child process. `undo`
// runs on any thread, must be quick and, as memory may have run out, should not need any.
class Cleanup {
 public:
  Cleanup() = default;  // nothing to undo
  explicit Cleanup(std::function<void()> undo);
  Cleanup(Cleanup&& other) noexcept;
  Cleanup& operator=(Cleanup&& other) noexcept;
  ~Cleanup();  // forgets, and undoes nothing

  // Runs a step after which there is nothing to undo any more, such as the renaming of a finished file. The program is
  // ended before it or after it. A step that gives false has failed: the undoing stays due.
  bool commit(const std::function<bool()>& step);

 private:
  std::optional<std::list<std::function<void()>>::iterator> place_;  // among those of all Cleanups
};

// Called once, at the start of main while there is no other thread. SIGINT, SIGTERM and SIGHUP then end the program
// with 128 and their number as its status, unless they were ignored at its start, as under nohup; where memory runs out
// the status is 3. A file that may grow no further (ulimit -f) is an error of writing and no signal.
void watchForShutdown();

// While it lives, the first signal calls `request` instead, on a thread of its own; a second one ends the program all
// the same. For the window, which keeps its session before it closes.
class ShutdownRequest {
 public:
  explicit ShutdownRequest(std::function<void()> request);
  ShutdownRequest(const ShutdownRequest&) = delete;
  ShutdownRequest& operator=(const ShutdownRequest&) = delete;
  ~ShutdownRequest();
};

}  // namespace kurilscope
