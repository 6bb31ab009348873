#pragma once

#include <filesystem>

#include "app/page_settings.hpp"
#include "app/studio.hpp"

namespace kurilscope::app {

// One picture of the map with its page; it carries its View and how it was made. See writePicture.
// Errors: Usage (an extension that is no picture's), Machine (no GL, the file cannot be written).
[[nodiscard]] Result<scene::Scene> writeSnapshot(Studio& studio, const view::View& view, const PageSettings& settings,
                                                 const std::filesystem::path& path, const std::string& ending = {});

}  // namespace kurilscope::app
