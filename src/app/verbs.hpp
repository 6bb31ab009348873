#pragma once

#include "app/options.hpp"
#include "base/result.hpp"

namespace kurilscope::app {

// Does what an invocation asks for: output on stdout, a broken pack's problems on stderr.
// Errors: what stopped it, to be told on stderr; its kind is the exit status.
[[nodiscard]] Result<void> run(const Invocation& invocation);

}  // namespace kurilscope::app
