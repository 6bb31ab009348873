#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "brief/page.hpp"
#include "brief/paper.hpp"
#include "scene/vision.hpp"

namespace kurilscope::app {

// What is asked of the page around a map; empty where nothing is.
struct PageOptions {
  std::optional<brief::Layout> layout;
  std::optional<brief::PageSize> size;
  std::optional<float> scale;
  std::optional<scene::Vision> vision;
  std::optional<std::string> title;
  std::optional<std::string> caption;

  // These, and those of a picture where these say nothing. A size asks for a scale of its own, and so does a layout for
  // its size.
  [[nodiscard]] PageOptions over(const PageOptions& carried) const;
};

// How a picture is made of a View: every question answered.
struct PageSettings {
  brief::Layout layout = brief::Layout::Map;
  brief::PageSize size{1920, 1080};  // pixels
  float scale = 1;                   // pixels per 1/96 inch
  scene::Vision vision = scene::Vision::Full;
  std::string title;    // empty: the page's own
  std::string caption;  // likewise

  bool operator==(const PageSettings&) const = default;
  [[nodiscard]] scene::Frame frame() const { return {size.width, size.height, scale}; }
  [[nodiscard]] double aspect() const { return brief::viewAspect(layout, size); }  // of the map
  [[nodiscard]] brief::Page page() const;
};

[[nodiscard]] PageSettings settingsFrom(const PageOptions& options);

// As text, for a picture to carry: "layout=map&size=1920x1080&scale=1.25&title=…"; and back, leaving out what cannot
// be read.
[[nodiscard]] std::string toText(const PageSettings& settings);
[[nodiscard]] PageOptions pageOptionsFrom(std::string_view text);

// As typed. Errors: Usage.
[[nodiscard]] Result<float> scaleFrom(std::string_view text);
[[nodiscard]] Result<scene::Vision> visionFrom(std::string_view text);

}  // namespace kurilscope::app
