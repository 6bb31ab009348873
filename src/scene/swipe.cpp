#include "scene/swipe.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <ranges>

#include "scene/composer.hpp"
#include "scene/text_items.hpp"
#include "view/sides.hpp"

namespace kurilscope::scene {

namespace {

constexpr double kHandleHeight = 0.62;  // of the picture, from the top: clear of title, toolbar, legend and sources
constexpr float kClearOfLine = 7;       // 1/96 inch that names keep from the line

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

// What stands at the line: its handle, and beside it what each side shows.
struct Handle {
  struct Words {
    std::string text;
    Box box;
  };
  TextStyle style;
  glm::vec2 middle{0, 0};
  std::vector<Words> words;
};

Handle handleFor(const Stage& stage, const view::View& view, const Frame& frame, float x) {
  const auto px = [&frame](float units) { return units * frame.scale; };
  Handle handle{.style = {.face = Face::SansBold, .sizePixels = px(type::kSmall), .color = palette(view.theme).text},
                .middle = {x, std::round(static_cast<float>(frame.height) * static_cast<float>(kHandleHeight))},
                .words = {}};
  const auto [first, second] = view::sidesInWords(view);
  for (const auto& [text, isFirst] : {std::pair{first, true}, std::pair{second, false}}) {
    const glm::vec2 size{std::ceil(widthOf(stage.type, text, handle.style)) + px(16), px(22)};
    const glm::vec2 corner{isFirst ? x - px(8) - size.x : x + px(8), handle.middle.y - px(11)};
    handle.words.push_back({text, {corner, corner + size}});
  }
  return handle;
}

// No name runs across the line, where each side would show a half of it, nor under the words of the handle.
std::vector<Box> keptClear(const Handle& handle, const Frame& frame, std::span<const Box> reserved) {
  std::vector<Box> boxes(reserved.begin(), reserved.end());
  const float half = kClearOfLine * frame.scale;
  boxes.push_back({{handle.middle.x - half, 0}, {handle.middle.x + half, static_cast<float>(frame.height)}});
  std::ranges::transform(handle.words, std::back_inserter(boxes), &Handle::Words::box);
  return boxes;
}

void addHandle(const Stage& stage, const view::View& view, const Handle& handle, Scene& scene) {
  const Palette& colors = palette(view.theme);
  const auto px = [&scene](float units) { return units * scene.frame.scale; };
  const auto height = static_cast<float>(scene.frame.height);
  const float x = handle.middle.x;
  scene.items.emplace_back(Polyline{{{x, 0}, {x, height}}, colors.halo, px(4)});
  scene.items.emplace_back(Polyline{{{x, 0}, {x, height}}, colors.text, px(1.6F)});
  const float capitals = handle.style.sizePixels * 0.733F;  // the family's cap height
  for (const auto& [text, box] : handle.words) {
    scene.items.emplace_back(Rectangle{.topLeft = box.topLeft,
                                       .size = box.bottomRight - box.topLeft,
                                       .fill = colors.panel.withAlpha(235),
                                       .edge = colors.panelEdge,
                                       .edgePixels = std::max(1.0F, px(0.75F)),
                                       .cornerPixels = px(3)});
    scene.items.emplace_back(
        lineOfText(stage.type, text, handle.style, box.topLeft + glm::vec2{px(8), px(11) + capitals / 2}));
  }
  scene.items.emplace_back(Symbol{.shape = SymbolShape::Disc,
                                  .center = handle.middle,
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
                   const std::vector<view::Selection>& hovered) {
  const auto [first, second] = view::sidesOf(view);
  const float x = swipeLine(view, frame).value_or(0);
  const glm::vec2 whole{frame.width, frame.height};
  const Handle handle = handleFor(stage, view, frame, x);
  const std::vector<Box> clear = keptClear(handle, frame, reserved);
  Scene scene = Composer(stage, first, frame, clear, hovered).compose();
  Scene right = Composer(stage, second, frame, clear, hovered).compose();
  scene.names = {};
  scene.items.insert(scene.items.begin(), ClipTo{{0, 0}, {x, whole.y}});
  scene.items.emplace_back(ClipTo{{x, 0}, {whole.x - x, whole.y}});
  append(scene.items, std::move(right.items));
  scene.groundItems = 0;  // there are two
  scene.items.emplace_back(ClipTo{{0, 0}, whole});
  addHandle(stage, view, handle, scene);
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
