#include "app/settings.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <system_error>

#include "base/input_file.hpp"
#include "base/output_file.hpp"
#include "ui/panels.hpp"

namespace kurilscope::app {

namespace {

constexpr int kLeastWidth = 320;  // 1/96 inch: a window of 640 pixels on a screen of twice the density
constexpr int kLeastHeight = 210;
constexpr int kMostSide = 16384;
constexpr int kFarthest = 65536;  // where a screen may be, in pixels

using Node = toml::node_view<const toml::node>;

// A finite number within bounds, whole or not; nothing for whatever else a file may hold.
std::optional<double> numberIn(const Node& node, double least, double most) {
  const std::optional<double> number = node.value<double>();
  return number && *number >= least && *number <= most ? number : std::nullopt;
}

int wholeIn(const Node& node, int least, int most, int otherwise) {
  return static_cast<int>(numberIn(node, least, most).value_or(otherwise));
}

ui::BriefingPage briefingFrom(const Node& table) {
  ui::BriefingPage page;
  const auto layout = brief::layoutFrom(table["layout"].value_or(std::string_view{}));
  const auto size = brief::pageSizeFrom(table["size"].value_or(std::string_view{}));
  if (!layout || !size) {
    return page;
  }
  page.layout = *layout;
  page.size = *size;
  if (const auto scale = numberIn(table["scale"], brief::kLeastScale, brief::kMostScale)) {
    page.scale = static_cast<float>(*scale);
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
  const toml::parse_result parsed = toml::parse(readFile(path).value_or(std::string{}));
  if (!parsed) {
    return settings;
  }
  const toml::table& table = parsed.table();
  platform::Placement& place = settings.placement;
  place.width = wholeIn(table["width"], kLeastWidth, kMostSide, place.width);
  place.height = wholeIn(table["height"], kLeastHeight, kMostSide, place.height);
  place.x = wholeIn(table["x"], -kMostSide, kFarthest, place.x);
  place.y = wholeIn(table["y"], -kMostSide, kFarthest, place.y);
  place.isMaximized = table["maximized"].value_or(place.isMaximized);
  settings.scalePercent = wholeIn(table["scale_percent"], kLeastScalePercent, kMostScalePercent, settings.scalePercent);
  settings.screenScale = static_cast<float>(numberIn(table["screen_scale"], 1, kMostScreenScale).value_or(1));
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
  text << toml::table{{"width", settings.placement.width},
                      {"height", settings.placement.height},
                      {"x", settings.placement.x},
                      {"y", settings.placement.y},
                      {"maximized", settings.placement.isMaximized},
                      {"scale_percent", settings.scalePercent},
                      {"screen_scale", settings.screenScale},
                      {"view", settings.lastView},
                      {"briefing", tableOf(settings.briefing)}}
       << "\n";
  static_cast<void>(writeFile(path, text.str()));
}

}  // namespace kurilscope::app
