#include "view/fold.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace kurilscope::view {

namespace {

constexpr std::u32string_view kAccented = U"àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăēīĭłōŏőśšūŭůžźżёґїў";
constexpr std::u32string_view kPlain = U"aaaaaaceeeeiiiinoooooouuuuyyaaeiilooossuuuzzzегіу";
static_assert(kAccented.size() == kPlain.size());

char32_t lowered(char32_t c) {
  if ((c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x410 && c <= 0x42F)) {
    return c + 32;
  }
  if (c >= 0x400 && c <= 0x40F) {
    return c + 80;
  }
  // Latin Extended-A: capitals and their small letters stand in pairs, from an even or from an odd capital.
  const bool isEvenPair = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
  const bool isOddPair = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if ((isEvenPair && c % 2 == 0) || (isOddPair && c % 2 == 1)) {
    return c + 1;
  }
  return c;
}

char32_t foldedLetter(char32_t c) {
  const char32_t small = lowered(c);
  const std::size_t accent = kAccented.find(small);
  return accent == std::u32string_view::npos ? small : kPlain[accent];
}

bool isPunctuation(char32_t c) {
  constexpr std::u32string_view kMarks = U"-–—/.,;:!?()[]\"'’‘“”«»・、。\t\n\u3000";
  return kMarks.find(c) != std::u32string_view::npos;
}

}  // namespace

std::u32string folded(std::string_view text) {
  std::u32string points = codePoints(text);
  std::ranges::transform(points, points.begin(), foldedLetter);
  return points;
}

std::u32string withoutPunctuation(std::u32string folded) {
  std::ranges::replace_if(folded, isPunctuation, U' ');
  return folded;
}

}  // namespace kurilscope::view
