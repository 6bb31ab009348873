#pragma once

#include <future>
#include <memory>

#include "base/result.hpp"

namespace kurilscope::platform {

// An OpenGL 3.3 core context without a window or a display (EGL, surfaceless), current on the thread that made it,
// with glad loaded. Draw into framebuffers of your own.
class HeadlessContext {
 public:
  // Errors: Machine, saying which step the machine's EGL refused and which package may help.
  [[nodiscard]] static Result<HeadlessContext> create();
  // The same on a thread of its own, which takes as long as reading a pack; current nowhere before `makeCurrent`.
  [[nodiscard]] static std::future<Result<HeadlessContext>> createInBackground();
  void makeCurrent() const;  // on this thread
  HeadlessContext(HeadlessContext&&) noexcept;
  ~HeadlessContext();

 private:
  struct State;
  explicit HeadlessContext(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::platform
