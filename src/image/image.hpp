#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace kurilscope::image {

// Pixels, RGBA, 8 bits a channel, top row first, no padding.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;

  [[nodiscard]] const std::uint8_t* pixel(int x, int y) const {
    return &rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x))];
  }
};

// Text that travels inside the picture, by PNG keyword ("kurilscope:view" …).
using Texts = std::map<std::string, std::string>;

struct Png {
  Image image;
  Texts texts;
};

// Written beside the target and renamed, so that a failure leaves no half file. Errors: Machine.
[[nodiscard]] Result<void> writePng(const std::filesystem::path& path, const Image& image, const Texts& texts = {});
// Errors: Input (no such file, not a PNG, truncated).
[[nodiscard]] Result<Png> readPng(const std::filesystem::path& path);
// The texts before and after the pixels. Errors as readPng, but for damaged pixels.
[[nodiscard]] Result<Texts> readPngTexts(const std::filesystem::path& path);

// Two pictures side by side: how far apart are they?
struct Comparison {
  bool sameSize = false;
  int worstDelta = 0;          // largest difference of one channel, 0..255
  std::int64_t differing = 0;  // pixels beyond the allowed delta
  std::string worstPixels;     // the five worst, "x,y: rgba != rgba", a line each
  Image difference;            // white where equal, the darker and redder the further apart; empty if sizes differ
};
[[nodiscard]] Comparison compare(const Image& actual, const Image& expected, int allowedDelta);

}  // namespace kurilscope::image
