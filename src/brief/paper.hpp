#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace kurilscope::brief {

// How a page is laid out: `Map` is the map alone with its furniture afloat on it; the others are composed pages, the
// map one panel of them.
enum class Layout { Map, Slide, A4, A4Portrait, Square };

// "map", "slide", "a4", "a4-portrait", "square", in the order of Layout.
[[nodiscard]] const std::vector<std::string>& layoutWords();
[[nodiscard]] std::string_view word(Layout layout);
// Errors: Usage, naming the words that are known.
[[nodiscard]] Result<Layout> layoutFrom(std::string_view text);

// Pixels.
struct PageSize {
  int width = 0;
  int height = 0;

  bool operator==(const PageSize&) const = default;
};

inline constexpr int kSmallestSide = 16;  // pixels
inline constexpr int kLargestSide = 16384;
inline constexpr float kLeastScale = 0.25F;
inline constexpr float kMostScale = 16;

// "1920x1080". Errors: Usage.
[[nodiscard]] Result<PageSize> pageSizeFrom(std::string_view text);

// The size of a layout unless another is asked for: A4 is 297 by 210 mm at 300 dots an inch.
[[nodiscard]] PageSize defaultSize(Layout layout);

// The scale at which a page of this size has type fit for its use: the map looks as in a window of 1600 by 900, a slide
// can be read from the back of a room (both in steps of a quarter); A4 has its true size on paper.
[[nodiscard]] float defaultScale(Layout layout, PageSize size);

// Width over height of the picture that a View is fitted to. The map of a composed page shows at least as much as one
// of 16 to 9, whatever the shape of its panel.
inline constexpr double kSheetAspect = 16.0 / 9.0;
[[nodiscard]] double viewAspect(Layout layout, PageSize size);

}  // namespace kurilscope::brief
