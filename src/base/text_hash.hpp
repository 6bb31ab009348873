#pragma once

#include <functional>
#include <string_view>

namespace kurilscope {

// With std::equal_to<>, lets a map of strings be searched by a view without making a string of it.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace kurilscope
