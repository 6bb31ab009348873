#include "app/settings.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <system_error>

#include "base/output_file.hpp"
#include "ui/panels.hpp"

namespace kurilscope::app {

namespace {

ui::BriefingPage briefingFrom(const toml::node_view<const toml::node>& table) {
  ui::BriefingPage page;
  const auto layout = brief::layoutFrom(table["layout"].value_or(std::string_view{}));
  const auto size = brief::pageSizeFrom(table["size"].value_or(std::string_view{}));
  if (!layout || !size) {
    return page;
  }
  page.layout = *layout;
  page.size = *size;
  if (const std::optional<double> scale = table["scale"].value<double>()) {
    page.scale = std::clamp(static_cast<float>(*scale), brief::kLeastScale, brief::kMostScale);
  }
  const auto& themes = view::words<view::Theme>();
  const auto theme = std::ranges::find(themes, table["theme"].value_or(std::string{}));
  if (theme != themes.end()) {
    page.theme = static_cast<view::Theme>(theme - themes.begin());
  }
  page.format = table["format"].value_or(page.format);
  return page;
}

toml::table tableOf(const ui::BriefingPage& page) {
  toml::table table{{"layout", brief::word(page.layout)},
                    {"size", fmt::format("{}x{}", page.size.width, page.size.height)},
                    {"format", page.format}};
  if (page.scale) {
    table.insert("scale", static_cast<double>(*page.scale));
  }
  if (page.theme) {
    table.insert("theme", view::word(*page.theme));
  }
  return table;
}

}  // namespace

float Settings::scale() const {
  return std::min(screenScale * static_cast<float>(scalePercent) / 100, ui::kLargestScale);
}

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
  settings.screenScale = std::clamp(table["screen_scale"].value_or(settings.screenScale), 1.0F, kMostScreenScale);
  settings.lastView = table["view"].value_or(settings.lastView);
  settings.briefing = briefingFrom(table["briefing"]);
  return settings;
}

void saveSettings(const std::filesystem::path& path, const Settings& settings) {
  if (path.empty()) {
    return;
  }
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  std::ostringstream text;
  text << toml::table{{"width", settings.width},
                      {"height", settings.height},
                      {"x", settings.x},
                      {"y", settings.y},
                      {"maximized", settings.isMaximized},
                      {"scale_percent", settings.scalePercent},
                      {"screen_scale", settings.screenScale},
                      {"view", settings.lastView},
                      {"briefing", tableOf(settings.briefing)}}
       << "\n";
  static_cast<void>(writeFile(path, text.str()));
}

}  // namespace kurilscope::app
