#pragma once

#include <string>
#include <string_view>

namespace kurilscope {

// Text as it stands in XML and HTML, between tags and in quoted attributes.
[[nodiscard]] std::string markupEscaped(std::string_view text);

}  // namespace kurilscope
