#pragma once

#include <map>
#include <string_view>

namespace kurilscope::canvas::gl {

// Every file of shaders/, by file name, as embedded by the build.
[[nodiscard]] const std::map<std::string_view, std::string_view>& embeddedShaders();

}  // namespace kurilscope::canvas::gl
