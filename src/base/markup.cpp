#include "base/markup.hpp"

#include "base/text.hpp"

namespace kurilscope {

std::string markupEscaped(std::string_view text) {
  std::string out;
  for (const char c : wellFormed(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:  // XML 1.0 has no way to write the other control characters
        out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
    }
  }
  return out;
}

}  // namespace kurilscope
