#include "brief/paper.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"

namespace kurilscope::brief {

namespace {

struct Paper {
  PageSize size;
  // At scale 1, in 1/96 inch. Paper has its true size; a slide's is so small that its notes can be read from afar.
  double unitsWide = 0;
  double unitsHigh = 0;
};

constexpr std::array<Paper, 5> kPapers = {{{{1920, 1080}, 1600, 900},
                                           {{1920, 1080}, 1097, 617},
                                           {{3508, 2480}, 297 / 25.4 * 96, 210 / 25.4 * 96},
                                           {{2480, 3508}, 210 / 25.4 * 96, 297 / 25.4 * 96},
                                           {{1080, 1080}, 720, 720}}};

const Paper& paperOf(Layout layout) { return kPapers.at(static_cast<std::size_t>(layout)); }

}  // namespace

const std::vector<std::string>& layoutWords() {
  static const std::vector<std::string> words = {"map", "slide", "a4", "a4-portrait", "square"};
  return words;
}

std::string_view word(Layout layout) { return layoutWords().at(static_cast<std::size_t>(layout)); }

Result<Layout> layoutFrom(std::string_view text) {
  const auto found = std::ranges::find(layoutWords(), text);
  if (found == layoutWords().end()) {
    return fail(ErrorKind::Usage, "'{}' is not known; use {}", text, joined(layoutWords(), ", "));
  }
  return static_cast<Layout>(found - layoutWords().begin());
}

Result<PageSize> pageSizeFrom(std::string_view text) {
  const std::size_t cross = text.find_first_of("xX");
  const auto width = cross == std::string::npos ? std::nullopt : parseNumber(trimmed(text.substr(0, cross)));
  const auto height = cross == std::string::npos ? std::nullopt : parseNumber(trimmed(text.substr(cross + 1)));
  const auto fits = [](std::optional<double> side) {
    return side && *side >= kSmallestSide && *side <= kLargestSide && *side == static_cast<int>(*side);
  };
  if (!fits(width) || !fits(height)) {
    return fail(ErrorKind::Usage, "'{}' is not WIDTHxHEIGHT in whole pixels from {} to {}, such as 1920x1080", text,
                kSmallestSide, kLargestSide);
  }
  return PageSize{static_cast<int>(*width), static_cast<int>(*height)};
}

PageSize defaultSize(Layout layout) { return paperOf(layout).size; }

float defaultScale(Layout layout, PageSize size) {
  const Paper& paper = paperOf(layout);
  const double scale = std::min(size.width / paper.unitsWide, size.height / paper.unitsHigh);
  const bool isOnPaper = layout == Layout::A4 || layout == Layout::A4Portrait;
  return static_cast<float>(std::max(0.5, isOnPaper ? scale : std::round(scale * 4) / 4));
}

double viewAspect(Layout layout, PageSize size) {
  return layout == Layout::Map ? static_cast<double>(size.width) / size.height : kSheetAspect;
}

}  // namespace kurilscope::brief
