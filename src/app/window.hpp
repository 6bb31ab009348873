#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "atlas/atlas.hpp"
#include "base/result.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

struct WindowOptions {
  view::View view;               // what it opens with
  bool restoresLast = false;     // nothing was asked for: where the last run was left, if that still fits the pack
  bool printsViews = false;      // each View on stdout as a line of link text when it has changed: for scripts
  bool printsFrames = false;     // each frame on stdout as "frame NUMBER complete|partial SECONDS", after the swap
  std::filesystem::path raster;  // of the user's own, to lay under or over the land; empty for none
  std::string message;           // what there is to say of the view at first, if anything
};

// The options for a pack, once it is read; asked for sound packs only.
using OptionsFor = std::function<Result<WindowOptions>(const atlas::Atlas&)>;

// Opens the window and returns when it is closed. A broken pack shows its problems instead of the map, on stderr too.
// Errors: those of the pack and of the options; Machine (no display, no GL).
[[nodiscard]] Result<void> runWindow(const std::filesystem::path& pack, const OptionsFor& optionsFor);

}  // namespace kurilscope::app
