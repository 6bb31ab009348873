#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "image/image.hpp"

namespace kurilscope::io {

// The texts that a picture of the program carries inside: PNG, GeoTIFF, JPEG, WebP, PDF or SVG, told apart by their
// first bytes, whatever the file is called. No texts where it carries none.
// Errors: Input (no such file, not one of these, damaged), Machine (GDAL was built without the format).
[[nodiscard]] Result<image::Texts> readPictureTexts(const std::filesystem::path& path);

}  // namespace kurilscope::io
