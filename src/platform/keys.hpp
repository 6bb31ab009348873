#pragma once

namespace kurilscope::platform {

// A key by what is printed on it: those that write a character by that character, letters as capitals; the others by
// the names below.
using Key = char32_t;

namespace key {
inline constexpr Key kNone = 0;
inline constexpr Key kSpace = U' ';
// Where Unicode leaves room for private use.
inline constexpr Key kLeft = 0xF700;
inline constexpr Key kRight = 0xF701;
inline constexpr Key kUp = 0xF702;
inline constexpr Key kDown = 0xF703;
inline constexpr Key kHome = 0xF704;
inline constexpr Key kEnd = 0xF705;
inline constexpr Key kPageUp = 0xF706;
inline constexpr Key kPageDown = 0xF707;
inline constexpr Key kInsert = 0xF708;
inline constexpr Key kDelete = 0xF709;
inline constexpr Key kBackspace = 0xF70A;
inline constexpr Key kTab = 0xF70B;
inline constexpr Key kEnter = 0xF70C;
inline constexpr Key kEscape = 0xF70D;
inline constexpr Key kF1 = 0xF70E;
}  // namespace key

// Keys that are held beside another, as bits.
inline constexpr int kShift = 1;
inline constexpr int kControl = 2;
inline constexpr int kAlt = 4;

struct KeyStroke {
  Key key = key::kNone;
  int modifiers = 0;

  bool operator==(const KeyStroke&) const = default;
};

}  // namespace kurilscope::platform
