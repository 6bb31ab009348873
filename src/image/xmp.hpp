#pragma once

#include <string>

#include "image/image.hpp"

namespace kurilscope::image {

// A packet of XMP, the metadata that most programs keep when they save a picture again, in whatever format. Each text
// is a property of this namespace: "kurilscope:view" and "Title" are view and Title.
inline constexpr const char* kXmpNamespace = "urn:kurilscope";
inline constexpr const char* kXmpKeyword = "XML:com.adobe.xmp";  // of a PNG's text

[[nodiscard]] std::string xmpPacket(const Texts& texts);

}  // namespace kurilscope::image
