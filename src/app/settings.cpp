#include "app/settings.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace kurilscope::app {

std::filesystem::path settingsPath() {
  if (const char* config = std::getenv("XDG_CONFIG_HOME"); config != nullptr && *config != '\0') {
    return std::filesystem::path(config) / "kurilscope" / "window.toml";
  }
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
    return std::filesystem::path(home) / ".config" / "kurilscope" / "window.toml";
  }
  return {};
}

Settings loadSettings(const std::filesystem::path& path) {
  Settings settings;
  const toml::parse_result parsed = toml::parse_file(path.string());
  if (!parsed) {
    return settings;
  }
  const toml::table& table = parsed.table();
  settings.width = std::clamp(table["width"].value_or(settings.width), 640, 16384);
  settings.height = std::clamp(table["height"].value_or(settings.height), 420, 16384);
  settings.x = table["x"].value_or(settings.x);
  settings.y = table["y"].value_or(settings.y);
  settings.isMaximized = table["maximized"].value_or(settings.isMaximized);
  settings.scalePercent =
      std::clamp(table["scale_percent"].value_or(settings.scalePercent), kLeastScalePercent, kMostScalePercent);
  settings.lastView = table["view"].value_or(settings.lastView);
  return settings;
}

void saveSettings(const std::filesystem::path& path, const Settings& settings) {
  if (path.empty()) {
    return;
  }
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  const std::filesystem::path part = path.string() + ".part";
  {
    std::ofstream file(part);
    file << toml::table{{"width", settings.width},
                        {"height", settings.height},
                        {"x", settings.x},
                        {"y", settings.y},
                        {"maximized", settings.isMaximized},
                        {"scale_percent", settings.scalePercent},
                        {"view", settings.lastView}}
         << "\n";
    if (!file) {
      return;
    }
  }
  std::filesystem::rename(part, path, error);
}

}  // namespace kurilscope::app
