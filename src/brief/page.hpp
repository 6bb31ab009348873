#pragma once

#include <string>
#include <vector>

#include "brief/paper.hpp"
#include "scene/compose.hpp"

namespace kurilscope::brief {

// What stands around the map on a page. The window shows only legend, scale bar and north arrow: its chrome says
// the rest.
struct Page {
  Layout layout = Layout::Map;
  bool hasTitle = true;    // title, date in words, whose view it is
  bool hasCaption = true;  // the selected or current event
  bool hasLegend = true;
  bool hasScaleBar = true;
  bool hasNorthArrow = true;
  bool isSteady = false;                 // furniture keeps its corner, as it must in a window and a film
  bool hasSources = true;                // projection, datum, coastline, sources
  std::string title;                     // empty: the pack's title; on a composed page the event's
  std::string caption;                   // empty: the event's title and summary
  std::vector<view::Selection> hovered;  // lit up on the map; in a window only
  std::vector<scene::Box> covered;       // by what floats over the map in a window: no label goes there
};

[[nodiscard]] Page windowPage();

// The whole picture: the map composed around the page's furniture, then the furniture itself, all inside the frame
// and apart from one another at any size from 320x180 up. Pure, as scene::compose.
[[nodiscard]] scene::Scene composePage(const scene::Stage& stage, const view::View& view, const scene::Frame& frame,
                                       const Page& page, const scene::OnGround& onGround = {});

// A round length for a scale bar: the largest 1, 2 or 5 times a power of ten not above `meters`.
[[nodiscard]] double roundLength(double meters);

}  // namespace kurilscope::brief
