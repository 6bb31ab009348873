#pragma once

#include <array>
#include <chrono>
#include <cmath>
#include <utility>

#include "atlas/atlas.hpp"
#include "view/command.hpp"
#include "view/view.hpp"

namespace kurilscope::bench {

inline constexpr int kFrames = 48;
inline constexpr std::array kPlaces = {"chain", "kunashir", "habomai", "world"};

// A named view of the pack; with all layers but the events of all dates, or with those it has at first.
inline view::View viewOf(const atlas::Atlas& atlas, const char* place, bool hasAllLayers) {
  view::View view = view::apply(view::initialView(atlas), view::GoToView{place}, atlas);
  if (hasAllLayers) {
    view.layers.set();
    view.layers.reset(static_cast<std::size_t>(view::Layer::AllEvents));
  }
  return view;
}

enum class Motion { Pan, Zoom, Scrub };
inline constexpr std::array kMotions = {std::pair{Motion::Pan, "pan"}, std::pair{Motion::Zoom, "zoom"},
                                        std::pair{Motion::Scrub, "scrub"}};

// The View of one frame of a motion: a pan of a few pixels a frame, a zoom in and out by 2 % a frame, a scrub through
// the whole period.
inline view::View moved(view::View view, Motion motion, int frame, const atlas::Atlas& atlas) {
  const int half = kFrames / 2;
  const int there = frame < half ? frame : kFrames - frame;
  if (motion == Motion::Pan) {
    view.camera.center.lon += view.camera.spanKm / 80.0 * 0.004 * there;
  } else if (motion == Motion::Zoom) {
    view.camera.spanKm /= std::pow(1.02, there);
  } else {
    const auto days = (atlas.records().periodLast - atlas.records().periodFirst).count();
    view.date = atlas.records().periodFirst + std::chrono::days{days * frame / kFrames};
  }
  return view;
}

}  // namespace kurilscope::bench
