// Where the parts of a composed page stand.
#include <algorithm>
#include <cmath>

#include "brief/locator.hpp"
#include "brief/sheet.hpp"
#include "brief/sheet_words.hpp"
#include "view/command.hpp"

namespace kurilscope::brief {

namespace {

using scene::Box;

// 1/96 inch.
constexpr float kGap = 18;          // between the map and what stands beside it
constexpr float kHeadGap = 12;      // below the headline
constexpr float kFootGap = 8;       // above the foot's rule, and between it and the words
constexpr float kLegendGap = 5;     // between the standpoint and the legend
constexpr float kLeastNote = 5.0F;  // pixels that the smallest type may shrink to

constexpr float kLeastMapShare = 0.5F;   // of the page's width and height
constexpr float kMostHeadShare = 0.3F;   // of the height
constexpr float kLocatorAspect = 0.75F;  // height over width
constexpr int kLegendRounds = 3;
constexpr float kLeastLegend = 130;        // width, 1/96 inch
constexpr float kLeastCaption = 140;       // likewise
constexpr glm::vec2 kLeastPage{400, 240};  // 1/96 inch: no smaller page has room for its parts
constexpr float kBroad = 1.15F;            // width over height from which a page has a column beside the map

// The page's inner measures at one scale, in pixels.
struct Measures {
  const Desk& desk;
  Box inner;  // within the margins
  Box head;
  Box foot;
  Box body;  // between them

  explicit Measures(const Desk& on) : desk(on) {
    const glm::vec2 page{desk.frame.width, desk.frame.height};
    const float margin = std::round(std::clamp(0.042F * std::min(page.x, page.y), desk.px(12), desk.px(38)));
    inner = {glm::vec2{margin}, page - glm::vec2{margin}};
    const float width = sizeOf(inner).x;
    head = {inner.topLeft, {inner.bottomRight.x, inner.topLeft.y + std::ceil(headlineOf(desk, width).height())}};
    Column foots{.desk = desk, .width = width};
    for (std::size_t i = 0; i < footLineCount(desk.page.layout); ++i) {
      foots.add("Ōg", footStyle(desk), 1.5F);
    }
    const float footHeight = std::ceil(foots.height() + desk.px(kFootGap));
    foot = {{inner.topLeft.x, inner.bottomRight.y - footHeight}, inner.bottomRight};
    body = {{inner.topLeft.x, head.bottomRight.y + std::round(desk.px(kHeadGap))},
            {inner.bottomRight.x, foot.topLeft.y - std::round(desk.px(kFootGap))}};
  }

  [[nodiscard]] float gap() const { return std::round(desk.px(kGap)); }
};

float legendHeight(const Desk& desk, const Box& map, float width) {
  const scene::Frame frame{static_cast<int>(sizeOf(map).x), static_cast<int>(sizeOf(map).y), desk.frame.scale};
  const auto rows = plainLegendBlock(desk, scene::legendFor(desk.stage, panelView(desk.view, map), frame), width);
  const float standpoint = standpointOf(desk, width).height();
  return std::ceil(standpoint + (rows ? desk.px(kLegendGap) + rows->size.y : 0));
}

bool isGood(const Measures& page, const Sheet& sheet) {
  const glm::vec2 whole{page.desk.frame.width, page.desk.frame.height};
  const glm::vec2 map = sizeOf(sheet.map);
  return map.x >= kLeastMapShare * whole.x && map.y >= 0.42F * whole.y &&
         sizeOf(page.head).y <= kMostHeadShare * whole.y && sizeOf(sheet.legend).x >= page.desk.px(kLeastLegend) &&
         (!sheet.caption || sizeOf(*sheet.caption).x >= page.desk.px(kLeastCaption));
}

// The caption at the head of a column, legend and locator at its foot.
std::optional<Sheet> withColumn(const Measures& page, bool hasLocator) {
  const Desk& desk = page.desk;
  const Box& body = page.body;
  const float column = std::round(std::clamp(0.26F * sizeOf(page.inner).x, desk.px(190), desk.px(310)));
  const float left = body.bottomRight.x - column;
  Sheet sheet{.scale = desk.frame.scale, .headline = page.head, .foot = page.foot};
  sheet.map = {body.topLeft, {left - page.gap(), body.bottomRight.y}};
  float bottom = body.bottomRight.y;
  if (hasLocator) {
    const float height = std::round(std::min(column * kLocatorAspect, 0.3F * sizeOf(body).y));
    const glm::vec2 size{std::round(height / kLocatorAspect), height};
    sheet.locator = Box{{left, bottom - size.y}, {left + size.x, bottom}};
    bottom -= size.y + page.gap();
  }
  const float legend = legendHeight(desk, sheet.map, column);
  const float least = std::ceil(leastCaptionHeight(desk, column));
  float top = body.topLeft.y;
  if (least > 0) {
    sheet.caption = Box{{left, top}, {left + column, bottom - legend - page.gap()}};
    sheet.legend = Box{{left, bottom - legend}, {left + column, bottom}};
  } else {
    sheet.legend = Box{{left, top}, {left + column, top + legend}};
  }
  const float room = sheet.caption ? sizeOf(*sheet.caption).y : bottom - top - legend;
  return room >= least && isGood(page, sheet) ? std::optional(sheet) : std::nullopt;
}

// Caption, legend and locator side by side under the map, on a grid of twelve columns.
std::optional<Sheet> withRow(const Measures& page, bool hasLocator) {
  const Desk& desk = page.desk;
  const Box& body = page.body;
  const float twelfth = (sizeOf(body).x + page.gap()) / 12;
  const auto across = [&](float from, float to) {
    return std::pair(std::round(body.topLeft.x + from * twelfth),
                     std::round(body.topLeft.x + to * twelfth - page.gap()));
  };
  const float legendFrom = hasLocator ? 5 : 7;
  const auto [captionLeft, captionRight] = across(0, legendFrom);
  const float captionWidth = captionRight - captionLeft;
  const float least = std::ceil(leastCaptionHeight(desk, captionWidth));
  const auto [legendLeft, legendRight] =
      least > 0 ? across(legendFrom, hasLocator ? 9 : 12) : across(0, hasLocator ? 9 : 12);
  const auto [locatorLeft, locatorRight] = across(9, 12);
  const float locator = hasLocator ? std::round((locatorRight - locatorLeft) * kLocatorAspect) : 0;
  const float wanted = captionOf(desk, captionWidth, 0.3F * sizeOf(body).y).height();
  float row = std::ceil(std::max({locator, least, wanted}));
  Sheet sheet{.scale = desk.frame.scale, .headline = page.head, .foot = page.foot};
  const auto mapOver = [&] { return Box{body.topLeft, {body.bottomRight.x, body.bottomRight.y - row - page.gap()}}; };
  // A lower map may show more to its sides, and so ask for a longer legend.
  for (int i = 0; i < kLegendRounds; ++i) {
    row = std::max(row, legendHeight(desk, mapOver(), legendRight - legendLeft));
  }
  sheet.map = mapOver();
  const float top = body.bottomRight.y - row;
  sheet.legend = {{legendLeft, top}, {legendRight, body.bottomRight.y}};
  if (least > 0) {
    sheet.caption = Box{{captionLeft, top}, {captionRight, body.bottomRight.y}};
  }
  if (hasLocator) {
    sheet.locator = Box{{locatorLeft, top}, {locatorRight, top + locator}};
  }
  return isGood(page, sheet) ? std::optional(sheet) : std::nullopt;
}

}  // namespace

std::optional<Sheet> planSheet(const Desk& desk) {
  constexpr float kStep = 0.94F;
  scene::Frame frame = desk.frame;
  const glm::vec2 most = glm::vec2{frame.width, frame.height} / kLeastPage;
  frame.scale = std::min({frame.scale, most.x, most.y});
  for (; frame.scale * scene::type::kNote >= kLeastNote; frame.scale *= kStep) {
    const Desk smaller{.stage = desk.stage, .view = desk.view, .frame = frame, .page = desk.page};
    const Measures page(smaller);
    const bool isBroad = static_cast<float>(frame.width) >= kBroad * static_cast<float>(frame.height);
    const bool hasLocator = wantsLocator(smaller);
    if (const auto sheet = isBroad ? withColumn(page, hasLocator) : withRow(page, hasLocator)) {
      return sheet;
    }
  }
  return std::nullopt;
}

view::View panelView(const view::View& view, const Box& panel) {
  view::View shown = view;
  const glm::dvec2 size{sizeOf(panel)};
  shown.camera.spanKm *= std::max(1.0, size.x / std::max(size.y, 1.0) / kSheetAspect);
  shown.camera.spanKm = std::min(shown.camera.spanKm, std::max(view.camera.spanKm, view::kWidestKm));
  return shown;
}

}  // namespace kurilscope::brief
