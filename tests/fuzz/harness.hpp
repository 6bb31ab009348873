#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace kurilscope::fuzz {

// What is done with bytes from outside, by the name of what they are. A harness throws where the program breaks a
// promise; crashes and undefined behaviour are found by the sanitizers.
using Harness = std::function<void(std::string_view)>;
[[nodiscard]] const std::map<std::string, Harness>& harnesses();

}  // namespace kurilscope::fuzz
