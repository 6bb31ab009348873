#include "brief/locator.hpp"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <memory>

#include "view/command.hpp"

namespace kurilscope::brief {

namespace {

constexpr double kNearShare = 0.62;  // of the region's width
constexpr float kLeastFrame = 7;     // of a place too small to be framed, in 1/96 inch

// Land alone: who administers what is for the main map to say.
view::View locatorView(const Desk& desk) {
  view::View view = view::initialView(desk.stage.atlas);
  view.theme = desk.view.theme;
  view.names = desk.view.names;
  view.layers = {};
  return view;
}

}  // namespace

bool wantsLocator(const Desk& desk) {
  const double region = view::initialView(desk.stage.atlas).camera.spanKm;
  return desk.view.camera.spanKm < kNearShare * region;
}

void drawLocator(const Desk& desk, const scene::Box& box, const scene::Scene& map, scene::Scene& page) {
  const glm::vec2 size = box.bottomRight - box.topLeft;
  const scene::Frame frame{static_cast<int>(size.x), static_cast<int>(size.y), desk.frame.scale};
  auto small = std::make_shared<scene::Scene>(scene::compose(desk.stage, locatorView(desk), frame));
  small->sources.clear();
  // The marks that keep small islands in sight would hide the land here.
  std::erase_if(small->items, [](const scene::Item& item) { return std::holds_alternative<scene::Symbol>(item); });
  const auto corner = [&](glm::dvec2 pixel) { return small->transform.pixel(map.transform.plane(pixel)); };
  const glm::vec2 from = corner({0, 0});
  const glm::vec2 to = corner({map.frame.width, map.frame.height});
  const glm::vec2 middle = (from + to) / 2.0F;
  const glm::vec2 half = glm::max((to - from) / 2.0F, glm::vec2{desk.px(kLeastFrame) / 2});
  const scene::Palette& palette = desk.palette();
  small->items.emplace_back(scene::Rectangle{.topLeft = glm::round(middle - half),
                                             .size = glm::round(2.0F * half),
                                             .fill = palette.selection.withAlpha(90),
                                             .edge = palette.text,
                                             .edgePixels = std::max(1.0F, desk.px(1.2F))});
  page.items.emplace_back(scene::Inset{glm::ivec2(box.topLeft), small});
  page.items.emplace_back(scene::Rectangle{.topLeft = box.topLeft,
                                           .size = size,
                                           .fill = palette.panel.withAlpha(0),
                                           .edge = palette.coastFar,
                                           .edgePixels = std::max(1.0F, desk.px(0.75F))});
}

}  // namespace kurilscope::brief
