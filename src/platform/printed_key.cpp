#include "platform/printed_key.hpp"

namespace kurilscope::platform {

namespace {

bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// The one ASCII character of a label, letters as capitals; 0 for any other label.
char32_t latin(std::string_view label) {
  if (label.size() != 1 || label.front() <= ' ' || label.front() > '~') {
    return 0;
  }
  const char c = label.front();
  return static_cast<char32_t>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

}  // namespace

KeyStroke printedStroke(char32_t place, std::string_view label, int modifiers) {
  const char32_t printed = latin(label);
  if (printed == 0) {
    return {place, modifiers};
  }
  if (isDigit(place) && !isDigit(printed)) {
    const bool isShifted = (modifiers & kShift) != 0;
    return printed == U'-' && !isShifted ? KeyStroke{printed, modifiers} : KeyStroke{place, modifiers & ~kShift};
  }
  return {printed, modifiers};
}

}  // namespace kurilscope::platform
