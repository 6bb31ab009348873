#pragma once

#include <source_location>
#include <string_view>

namespace kurilscope {

// What KURILSCOPE_ASSERT does where its condition does not hold: says so on stderr, and aborts.
[[noreturn]] void assertionFailed(std::string_view condition, std::string_view sentence, std::source_location place);

}  // namespace kurilscope

// Something that only a fault of this program can make untrue; the sentence says what was relied on. It is checked in
// every build, so the condition has to be cheap. What input or the machine can make untrue is an Error instead.
#define KURILSCOPE_ASSERT(condition, sentence) \
  ((condition) ? void() : ::kurilscope::assertionFailed(#condition, sentence, std::source_location::current()))
