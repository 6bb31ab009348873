#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "canvas/cairo/document.hpp"
#include "scene/compose.hpp"

namespace kurilscope::canvas::cairo {

// Draws the same scene as the GL canvas, as vectors: .pdf and .svg with real text and embedded fonts. One pixel of the
// frame is 0.75/scale points. `format` is ".pdf" or ".svg" where the name does not say.
// Errors: Machine (unwritable path), Usage (another extension).
[[nodiscard]] Result<void> writeVector(const std::filesystem::path& path, const scene::Stage& stage,
                                       const scene::Scene& scene, const Metadata& metadata,
                                       const std::string& format = {});

}  // namespace kurilscope::canvas::cairo
