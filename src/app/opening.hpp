#pragma once

#include <filesystem>
#include <future>
#include <memory>
#include <optional>

#include "app/session.hpp"
#include "base/diagnostics.hpp"

namespace kurilscope::app {

// A pack and what pictures of it need besides OpenGL.
struct Opened {
  Diagnostics diagnostics;
  Result<atlas::Atlas> atlas;
  std::optional<Result<Props>> props;  // of a sound pack
};

// Opens a pack on a thread of its own: OpenGL takes as long to start, and neither needs the other. Errors as those of
// packs::openPack and Props::make.
[[nodiscard]] std::future<std::unique_ptr<Opened>> openInBackground(const std::filesystem::path& pack);

}  // namespace kurilscope::app
