#pragma once

#include <filesystem>
#include <string>

#include "image/image.hpp"

namespace kurilscope::io {

// How formats carry texts where it is not plain.

// A WebP carries XMP, a packet of XML in a chunk of its own, which GDAL leaves alone.
// The bytes of a WebP file as GDAL makes it, with the texts inside. As "WebP Container Specification", extended format.
[[nodiscard]] std::string withXmp(const std::string& webp, int width, int height, const image::Texts& texts);

// What `withXmp` put there; nothing where the file is damaged or another's.
[[nodiscard]] image::Texts textsOfWebp(const std::filesystem::path& webp);

// In a TIFF each text is an item of its own. GDAL ends an item's name at a colon, so it is "kurilscope_view" there.
[[nodiscard]] std::string tiffItemOf(std::string key);
[[nodiscard]] std::string keyOfTiffItem(std::string item);

}  // namespace kurilscope::io
