#pragma once

#include "app/coast_desk.hpp"
#include "scene/snap.hpp"
#include "ui/panels.hpp"
#include "view/command.hpp"

namespace kurilscope::app {

// The measure tool: turns what clicks on the map take hold of into the View's measurement. It keeps only what no View
// holds: that it is on, an end that is alone so far, and whether the next click goes on with the measurement.
class MeasureTool {
 public:
  [[nodiscard]] bool isOn() const { return isOn_; }
  void toggle();

  // Adds an end, or begins anew after an end was made; `closes` where the click was on the first of three ends or more.
  [[nodiscard]] view::Commands click(const scene::Snapped& at, bool closes, const view::View& view);
  // Takes the last end back, or opens a closed measurement.
  [[nodiscard]] view::Commands back(const view::View& view);
  void finish();

  // Where a click would go on from; empty where it begins.
  [[nodiscard]] std::string lastEnd(const view::View& view) const;
  // True where a click near `pixel` closes the measurement.
  [[nodiscard]] bool wouldClose(const scene::Stage& stage, const view::View& view, const scene::Scene& scene,
                                glm::vec2 pixel) const;

 private:
  bool isOn_ = false;
  bool isOpen_ = false;
  std::string first_;
};

// What the panels show of the tool with the mouse at a pixel of the map, or off the map; waits for the coasts where it
// needs them.
[[nodiscard]] ui::MeasureHint hintOf(const MeasureTool& tool, const scene::Stage& stage, const view::View& view,
                                     const scene::Scene& scene, CoastDesk& coasts, std::optional<glm::vec2> pixel,
                                     bool isExact);

}  // namespace kurilscope::app
