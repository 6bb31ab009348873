#pragma once

#include <png.h>

#include <array>
#include <cstdio>

namespace kurilscope::image {

// What went wrong inside libpng, which leaves by longjmp. Everything with a destructor is therefore declared before
// setjmp and lives in a struct that the jump does not unwind; functions that set a jump hold plain values only.
struct Trouble {
  std::array<char, 256> text{};
};

[[noreturn]] inline void onError(png_structp png, png_const_charp message) {
  auto* trouble = static_cast<Trouble*>(png_get_error_ptr(png));
  std::snprintf(trouble->text.data(), trouble->text.size(), "%s", message);
  png_longjmp(png, 1);
}

inline void onWarning(png_structp, png_const_charp) {}  // a warning leaves the picture readable

}  // namespace kurilscope::image
