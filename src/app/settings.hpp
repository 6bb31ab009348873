#pragma once

#include <filesystem>
#include <string>

#include "platform/window.hpp"
#include "ui/briefing.hpp"

namespace kurilscope::app {

inline constexpr int kLeastScalePercent = 50;
inline constexpr int kMostScalePercent = 300;
inline constexpr float kMostScreenScale = 4;

// What the window remembers from one run to the next.
struct Settings {
  platform::Placement placement;
  int scalePercent = 100;     // of the interface, on top of what the screen asks for
  float screenScale = 1;      // what it asked for
  std::string lastView;       // as link text; empty: none yet
  ui::BriefingPage briefing;  // but for its words, which belong to one day

  // Pixels per 1/96 inch.
  [[nodiscard]] float scale() const;
  bool operator==(const Settings&) const = default;
};

// $XDG_CONFIG_HOME/kurilscope/window.toml, or the same below ~/.config; empty when neither is known.
[[nodiscard]] std::filesystem::path settingsPath();

// A missing or damaged file gives the defaults, and so does each number that is none or out of bounds: losing a
// window's size is no error.
[[nodiscard]] Settings loadSettings(const std::filesystem::path& path);
// A folder that cannot be written is left alone.
void saveSettings(const std::filesystem::path& path, const Settings& settings);

}  // namespace kurilscope::app
