#pragma once

#include <filesystem>
#include <optional>

#include "atlas/atlas.hpp"
#include "base/result.hpp"
#include "brief/page.hpp"
#include "scene/vision.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

struct SnapshotOptions {
  std::filesystem::path output;  // its extension names the format
  int width = 1920;              // pixels
  int height = 1080;
  std::optional<float> scale;  // empty: the one that suits the size
  scene::Vision vision = scene::Vision::Full;
  brief::Page page;
};

// One picture of the map with its page, with no display; it carries its View. Nothing half written is left.
// Errors: Machine (no GL, no font, the file cannot be written).
[[nodiscard]] Result<void> writeSnapshot(const atlas::Atlas& atlas, const view::View& view,
                                         const SnapshotOptions& options);

}  // namespace kurilscope::app
