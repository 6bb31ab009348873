#pragma once

#include <string_view>

#include "platform/keys.hpp"

namespace kurilscope::platform {

// The stroke of a key at the place where keyboards of the USA have the character `place`, and which is labelled `label`
// in the layout chosen, without Shift: "z", "é", "-". Letters, digits and signs are what the label says. Where it says
// nothing Latin (Russian, Greek) a key is what it is in the USA. The row of digits is digits also where those are
// written with Shift (French, Czech).
[[nodiscard]] KeyStroke printedStroke(char32_t place, std::string_view label, int modifiers);

}  // namespace kurilscope::platform
