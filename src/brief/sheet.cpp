#include "brief/sheet.hpp"

#include <algorithm>
#include <cmath>

#include "brief/evidence.hpp"
#include "brief/locator.hpp"
#include "brief/sheet_words.hpp"

namespace kurilscope::brief {

namespace {

using scene::Box;

// The map as in a window: with scale bar and north arrow, framed by a neat line.
scene::Scene mapOf(const Desk& desk, const Box& box) {
  Page page = windowPage();
  page.hasLegend = false;
  page.hovered = desk.page.hovered;
  const scene::Frame frame{static_cast<int>(sizeOf(box).x), static_cast<int>(sizeOf(box).y), desk.frame.scale};
  return composePage(desk.stage, panelView(desk.view, box), frame, page);
}

// What is true of the map is true of the page: where places lie, what it shows and who says so.
scene::Scene pageAround(const scene::Scene& map, const Desk& desk, const scene::Frame& frame, const Box& box) {
  scene::Scene page;
  page.frame = frame;
  page.transform = map.transform;
  page.transform.middle += glm::dvec2(box.topLeft);
  page.isWorld = map.isWorld;
  page.background = desk.palette().panel;
  page.legend = map.legend;
  page.sources = map.sources;
  page.notes = map.notes;
  return page;
}

void drawNeatLine(const Desk& desk, const Box& box, scene::Scene& page) {
  page.items.emplace_back(scene::Rectangle{.topLeft = box.topLeft,
                                           .size = sizeOf(box),
                                           .fill = desk.palette().panel.withAlpha(0),
                                           .edge = desk.palette().coast,
                                           .edgePixels = std::max(1.0F, desk.px(0.9F))});
}

void drawLegend(const Desk& desk, const Box& box, scene::Scene& page, const scene::Scene& map) {
  const Column standpoint = standpointOf(desk, sizeOf(box).x);
  standpoint.draw(box.topLeft, page);
  if (const auto rows = plainLegendBlock(desk, map.legend, sizeOf(box).x)) {
    rows->draw(glm::vec2{box.topLeft.x, std::round(box.topLeft.y + standpoint.height() + desk.px(5))}, page);
  }
}

void drawFoot(const Desk& desk, const Box& box, scene::Scene& page) {
  page.items.emplace_back(scene::Rectangle{.topLeft = box.topLeft,
                                           .size = {sizeOf(box).x, std::max(1.0F, std::round(desk.px(0.75F)))},
                                           .fill = desk.palette().panelEdge,
                                           .edge = {}});
  Column column{.desk = desk, .width = sizeOf(box).x};
  for (const std::string& line :
       footLines(desk, page, footStyle(desk), column.width, footLineCount(desk.page.layout))) {
    column.add(line, footStyle(desk), 1.5F);
  }
  column.draw(box.topLeft + glm::vec2{0, std::round(desk.px(8))}, page);
}

}  // namespace

scene::Scene composeSheet(const Desk& desk) {
  const auto sheet = planSheet(desk);
  if (!sheet) {
    Page alone = desk.page;
    alone.layout = Layout::Map;
    return composePage(desk.stage, desk.view, desk.frame, alone);
  }
  scene::Frame frame = desk.frame;
  frame.scale = sheet->scale;
  const Desk scaled{.stage = desk.stage, .view = desk.view, .frame = frame, .page = desk.page};
  auto map = std::make_shared<scene::Scene>(mapOf(scaled, sheet->map));
  scene::Scene page = pageAround(*map, scaled, desk.frame, sheet->map);
  page.items.emplace_back(scene::Inset{glm::ivec2(sheet->map.topLeft), map});
  drawNeatLine(scaled, sheet->map, page);
  headlineOf(scaled, sizeOf(sheet->headline).x).draw(sheet->headline.topLeft, page);
  if (sheet->caption) {
    captionOf(scaled, sizeOf(*sheet->caption).x, sizeOf(*sheet->caption).y).draw(sheet->caption->topLeft, page);
  }
  drawLegend(scaled, sheet->legend, page, *map);
  if (sheet->locator) {
    drawLocator(scaled, *sheet->locator, *map, page);
  }
  drawFoot(scaled, sheet->foot, page);
  return page;
}

}  // namespace kurilscope::brief
