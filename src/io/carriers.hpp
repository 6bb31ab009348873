#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "image/image.hpp"

namespace kurilscope::io {

// How formats carry texts where it is not plain.

// The bytes of a WebP file as GDAL makes it, with its resolution as EXIF and the texts as XMP, a packet of XML; GDAL
// leaves both alone. As "WebP Container Specification", extended format.
[[nodiscard]] std::string withMetadata(const std::string& webp, int width, int height, double dotsPerInch,
                                       const image::Texts& texts);

// The bytes of a JPEG file as GDAL makes it, whose JFIF header says no density, with one.
[[nodiscard]] std::string withDensity(std::string jpeg, double dotsPerInch);

// The bytes of a JPEG file as GDAL makes it with the texts as XMP, where there is room for them.
[[nodiscard]] std::string withPacket(std::string jpeg, const image::Texts& texts);

// The texts of our namespace in a part of a document of XML, whatever prefix stands for it there.
[[nodiscard]] image::Texts textsInXml(std::string_view xml, std::string_view part);

// What `withMetadata` put there; nothing where the file is damaged or another's.
[[nodiscard]] image::Texts textsOfWebp(const std::filesystem::path& webp);

// In a TIFF each text is an item of its own. GDAL ends an item's name at a colon, so it is "kurilscope_view" there.
[[nodiscard]] std::string tiffItemOf(std::string key);
[[nodiscard]] std::string keyOfTiffItem(std::string item);

}  // namespace kurilscope::io
