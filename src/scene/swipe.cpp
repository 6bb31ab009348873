#include "scene/swipe.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>

#include "scene/composer.hpp"
#include "scene/text_items.hpp"
#include "view/sides.hpp"

namespace kurilscope::scene {

namespace {

constexpr double kHandleHeight = 0.62;  // of the picture, from the top: clear of title, toolbar, legend and sources

// What each side's legend says, once, under one heading.
std::vector<LegendEntry> together(const view::View& view, const std::vector<LegendEntry>& first,
                                  const std::vector<LegendEntry>& second) {
  std::vector<LegendEntry> all = {{.kind = LegendKind::Heading,
                                   .title = view::comparisonInWords(view),
                                   .color = palette(view.theme).text,
                                   .ground = {}}};
  for (const std::vector<LegendEntry>* side : {&first, &second}) {
    for (const LegendEntry& entry : *side) {
      const bool isNew = std::ranges::find(all, entry.title, &LegendEntry::title) == all.end();
      if (isNew && entry.kind != LegendKind::Heading) {
        all.push_back(entry);
      }
    }
  }
  return all;
}

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
  std::ranges::move(from, std::back_inserter(to));
}

// The line with its handle, and beside it what each side shows.
void addHandle(const Stage& stage, const view::View& view, float x, Scene& scene) {
  const Palette& colors = palette(view.theme);
  const auto px = [&scene](float units) { return units * scene.frame.scale; };
  const auto height = static_cast<float>(scene.frame.height);
  const float middle = std::round(height * static_cast<float>(kHandleHeight));
  scene.items.emplace_back(Polyline{{{x, 0}, {x, height}}, colors.halo, px(4)});
  scene.items.emplace_back(Polyline{{{x, 0}, {x, height}}, colors.text, px(1.6F)});
  const TextStyle style{.face = Face::SansBold, .sizePixels = px(type::kSmall), .color = colors.text};
  const auto [first, second] = view::sidesInWords(view);
  const float capitals = style.sizePixels * 0.733F;  // the family's cap height
  for (const auto& [words, isFirst] : {std::pair{first, true}, std::pair{second, false}}) {
    const float width = std::ceil(widthOf(stage.type, words, style)) + px(16);
    const glm::vec2 topLeft{isFirst ? x - px(8) - width : x + px(8), middle - px(11)};
    scene.items.emplace_back(Rectangle{.topLeft = topLeft,
                                       .size = {width, px(22)},
                                       .fill = colors.panel.withAlpha(235),
                                       .edge = colors.panelEdge,
                                       .edgePixels = std::max(1.0F, px(0.75F)),
                                       .cornerPixels = px(3)});
    scene.items.emplace_back(lineOfText(stage.type, words, style, topLeft + glm::vec2{px(8), px(11) + capitals / 2}));
  }
  scene.items.emplace_back(Symbol{.shape = SymbolShape::Disc,
                                  .center = {x, middle},
                                  .radiusPixels = px(6),
                                  .fill = colors.panel,
                                  .outline = colors.text,
                                  .outlinePixels = px(1.6F)});
}

}  // namespace

std::optional<float> swipeLine(const view::View& view, const Frame& frame) {
  if (!view.comparison || !view.comparison->swipe) {
    return std::nullopt;
  }
  return static_cast<float>(std::round(*view.comparison->swipe * frame.width));
}

Scene composeSwipe(const Stage& stage, const view::View& view, const Frame& frame, std::span<const Box> reserved,
                   const view::Selection& hovered) {
  const auto [first, second] = view::sidesOf(view);
  const float x = swipeLine(view, frame).value_or(0);
  const glm::vec2 whole{frame.width, frame.height};
  Scene scene = Composer(stage, first, frame, reserved, hovered).compose();
  Scene right = Composer(stage, second, frame, reserved, hovered).compose();
  scene.items.insert(scene.items.begin(), ClipTo{{0, 0}, {x, whole.y}});
  scene.items.emplace_back(ClipTo{{x, 0}, {whole.x - x, whole.y}});
  append(scene.items, std::move(right.items));
  scene.groundItems = 0;  // there are two
  scene.items.emplace_back(ClipTo{{0, 0}, whole});
  addHandle(stage, view, x, scene);
  const auto isLeft = [x](const Mark& mark) { return (mark.topLeft.x + mark.bottomRight.x) / 2 < x; };
  std::erase_if(scene.marks, std::not_fn(isLeft));
  std::erase_if(right.marks, isLeft);
  append(scene.marks, std::move(right.marks));
  append(scene.lines, std::move(right.lines));
  scene.legend = together(view, scene.legend, right.legend);
  append(scene.sources, std::move(right.sources));
  std::ranges::sort(scene.sources);
  scene.sources.erase(std::unique(scene.sources.begin(), scene.sources.end()), scene.sources.end());
  return scene;
}

std::vector<LegendEntry> swipeLegend(const Stage& stage, const view::View& view, const Frame& frame) {
  const auto [first, second] = view::sidesOf(view);
  return together(view, legendFor(stage, first, frame), legendFor(stage, second, frame));
}

}  // namespace kurilscope::scene
