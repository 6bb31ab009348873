#include <algorithm>
#include <array>
#include <cstdlib>

#include "image/image.hpp"

namespace kurilscope::image {

namespace {

struct WorstPixel {
  int delta = 0;
  int x = 0;
  int y = 0;
};

constexpr std::size_t kWorstPixels = 5;

int deltaOf(const std::uint8_t* a, const std::uint8_t* b) {
  int delta = 0;
  for (int channel = 0; channel < 4; ++channel) {
    delta = std::max(delta, std::abs(int{a[channel]} - int{b[channel]}));
  }
  return delta;
}

std::string hex(const std::uint8_t* pixel) {
  return fmt::format("{:02x}{:02x}{:02x}{:02x}", pixel[0], pixel[1], pixel[2], pixel[3]);
}

// Keeps the list short and sorted, worst first; of equals the one met first stays ahead.
void keepWorst(std::vector<WorstPixel>& worst, WorstPixel pixel) {
  if (worst.size() == kWorstPixels && pixel.delta <= worst.back().delta) {
    return;
  }
  const auto place = std::ranges::upper_bound(worst, pixel.delta, std::greater{}, &WorstPixel::delta);
  worst.insert(place, pixel);
  if (worst.size() > kWorstPixels) {
    worst.pop_back();
  }
}

// White where equal. The step from 0 to 1 is made visible: a difference of one shows as a clear pink.
std::array<std::uint8_t, 4> shade(int delta) {
  if (delta == 0) {
    return {255, 255, 255, 255};
  }
  const auto pale = static_cast<std::uint8_t>(191 - 191 * delta / 255);
  const auto red = static_cast<std::uint8_t>(255 - 127 * delta / 255);
  return {red, pale, pale, 255};
}

}  // namespace

Comparison compare(const Image& actual, const Image& expected, int allowedDelta) {
  Comparison result;
  result.sameSize =
      actual.width == expected.width && actual.height == expected.height && actual.rgba.size() == expected.rgba.size();
  if (!result.sameSize) {
    return result;
  }
  result.difference = {.width = actual.width, .height = actual.height, .rgba = {}};
  result.difference.rgba.reserve(actual.rgba.size());
  std::vector<WorstPixel> worst;
  for (int y = 0; y < actual.height; ++y) {
    for (int x = 0; x < actual.width; ++x) {
      const int delta = deltaOf(actual.pixel(x, y), expected.pixel(x, y));
      const auto colour = shade(delta);
      result.difference.rgba.insert(result.difference.rgba.end(), colour.begin(), colour.end());
      if (delta == 0) {
        continue;
      }
      result.worstDelta = std::max(result.worstDelta, delta);
      result.differing += delta > allowedDelta ? 1 : 0;
      keepWorst(worst, {.delta = delta, .x = x, .y = y});
    }
  }
  for (const WorstPixel& at : worst) {
    result.worstPixels +=
        fmt::format("{},{}: {} != {}\n", at.x, at.y, hex(actual.pixel(at.x, at.y)), hex(expected.pixel(at.x, at.y)));
  }
  return result;
}

}  // namespace kurilscope::image
