#pragma once

#include <filesystem>
#include <optional>

#include "atlas/atlas.hpp"
#include "base/diagnostics.hpp"
#include "base/result.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

struct WindowOptions {
  std::optional<view::View> view;  // what it opens with; empty only for a broken pack
  bool restoresLast = false;       // nothing was asked for: where the last run was left, if that still fits the pack
  bool printsViews = false;        // each View on stdout as a line of link text when it has changed: for scripts
  bool printsFrames = false;       // each frame on stdout as "frame NUMBER complete|partial SECONDS", after the swap
};

// Opens the window and returns when it is closed. With a broken pack it shows the problems instead of the map.
// Errors: Machine (no display, no GL).
[[nodiscard]] Result<void> runWindow(const std::filesystem::path& pack, Result<atlas::Atlas>& atlas,
                                     const Diagnostics& diagnostics, const WindowOptions& options);

}  // namespace kurilscope::app
