#pragma once

#include <optional>

#include "brief/furniture.hpp"

namespace kurilscope::brief {

// Where the parts of a composed page stand, in whole pixels: all inside the page and apart.
struct Sheet {
  float scale = 1;      // of its type and lines: the frame's, or less where so large a type would leave no room
  scene::Box headline;  // what it is about, and the date in words
  scene::Box map;       // with scale bar and north arrow in it
  std::optional<scene::Box> caption;  // where there is something to tell
  scene::Box legend;                  // whose view it is, and what is drawn
  std::optional<scene::Box> locator;  // where the map is near
  scene::Box foot;                    // projection, datum and sources
};

// Broad pages have a column beside the map, others a row below it. Nothing where the page is too small for any type.
[[nodiscard]] std::optional<Sheet> planSheet(const Desk& desk);

// The composed page; the map alone with its furniture where there is no room for one.
[[nodiscard]] scene::Scene composeSheet(const Desk& desk);

// The View as its panel shows it: at least as wide and as high as in a picture of 16 to 9, however narrow the panel.
[[nodiscard]] view::View panelView(const view::View& view, const scene::Box& panel);

}  // namespace kurilscope::brief
