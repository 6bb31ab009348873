#pragma once

#include <map>
#include <string_view>

namespace kurilscope::app {

// Every file of templates/, by file name, as embedded by the build.
[[nodiscard]] const std::map<std::string_view, std::string_view>& embeddedTemplates();

[[nodiscard]] inline std::string_view templateNamed(std::string_view name) { return embeddedTemplates().at(name); }

}  // namespace kurilscope::app
