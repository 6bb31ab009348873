#pragma once

#include <array>
#include <chrono>
#include <cmath>
#include <utility>

#include "scene/compose.hpp"
#include "scene/navigate.hpp"
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

// The View of one frame of a motion: a drag by a few pixels a frame, there and back, a zoom in and out by 2 % a frame,
// a scrub through the whole period.
inline view::View moved(view::View view, Motion motion, int frame, const scene::Stage& stage,
                        const scene::Frame& picture) {
  const int half = kFrames / 2;
  const int there = frame < half ? frame : kFrames - frame;
  if (motion == Motion::Pan) {
    const glm::dvec2 from{picture.width / 2.0, picture.height / 2.0};
    view.camera = scene::panned(stage, view, picture, from, from - glm::dvec2{6, 2} * static_cast<double>(there));
  } else if (motion == Motion::Zoom) {
    view.camera.spanKm /= std::pow(1.02, there);
  } else {
    const atlas::Records& records = stage.atlas.records();
    const auto days = (records.periodLast - records.periodFirst).count();
    view.date = records.periodFirst + std::chrono::days{days * frame / kFrames};
  }
  return view;
}

}  // namespace kurilscope::bench
