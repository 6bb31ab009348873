#pragma once

#include <filesystem>
#include <future>
#include <memory>
#include <optional>

#include "app/session.hpp"
#include "app/settings.hpp"
#include "app/window.hpp"
#include "base/diagnostics.hpp"
#include "canvas/gl/provisions.hpp"
#include "ui/fonts.hpp"

struct ImFontAtlas;

namespace kurilscope::app {

// Fonts of the panels at a scale, in the atlas that ImGui's context is to be made with.
struct PanelFonts {
  std::shared_ptr<ImFontAtlas> atlas;
  ui::Fonts fonts;
  float scale = 1;
};

// A pack and what a window on it needs besides OpenGL.
struct Opened {
  Diagnostics diagnostics;
  Result<atlas::Atlas> atlas;

  // Of a sound pack, with sound options:
  std::optional<Result<WindowOptions>> options;
  std::optional<Result<Props>> props;
  scene::ZoneShelf noZones;
  std::optional<scene::Stage> stage;                         // of the props; it remembers the first frame
  std::optional<Result<canvas::gl::Provisions>> provisions;  // for the first frame
  PanelFonts fonts;
};

// Opens a pack on a thread of its own and makes ready there what the first frame shows, if the window is as it was
// left: OpenGL takes as long to start, and neither needs the other. Errors as those of packs::openPack, `optionsFor`,
// Props::make and canvas::gl::Provisions.
[[nodiscard]] std::future<std::unique_ptr<Opened>> openInBackground(const std::filesystem::path& pack,
                                                                    const OptionsFor& optionsFor,
                                                                    const Settings& settings);

}  // namespace kurilscope::app
