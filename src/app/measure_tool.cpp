#include "app/measure_tool.hpp"

#include <algorithm>
#include <glm/geometric.hpp>
#include <iterator>

#include "geo/geodesic.hpp"
#include "view/measure.hpp"

namespace kurilscope::app {

namespace {

glm::vec2 pixelOf(const scene::Stage& stage, const view::View& view, const scene::Scene& scene, geo::LonLat point) {
  return scene.transform.pixel(stage.basemapFor(view).projection.project(point));
}

// As atlas::shortestBetween would have it, but without remembering every place that the mouse passes.
std::optional<geo::Shortest> wayTo(const scene::Snapped& to, const std::string& from, const atlas::Atlas& atlas,
                                   const view::Coasts& coasts) {
  if (to.hold == scene::Hold::Island || to.hold == scene::Hold::Place) {
    return atlas.shortestBetween(from, to.end);
  }
  const atlas::Island* island = atlas.island(from);
  if (const auto way = island != nullptr ? coasts.wayToOwnCoast(to.point, *island) : std::nullopt) {
    return geo::Shortest{way->to, way->from, way->distanceMeters};
  }
  const auto start = atlas.pointNamed(from);
  return start ? std::optional(geo::Shortest{*start, to.point, geo::distanceMeters(*start, to.point)}) : std::nullopt;
}

}  // namespace

void MeasureTool::toggle() {
  isOn_ = !isOn_;
  finish();
}

void MeasureTool::finish() {
  isOpen_ = false;
  first_.clear();
}

view::Commands MeasureTool::click(const scene::Snapped& at, bool closes, const view::View& view) {
  if (view.measurement && !isOpen_) {
    isOpen_ = true;
    first_ = at.end;
    return {view::SetMeasurement{}};
  }
  isOpen_ = true;
  view::Measurement measurement = view.measurement.value_or(view::Measurement{});
  if (!view.measurement && !first_.empty()) {
    measurement.ends = {first_};
  }
  if (closes) {
    finish();
    measurement.isClosed = true;
  } else if (measurement.ends.empty()) {
    first_ = at.end;
    return {};
  } else if (measurement.ends.back() == at.end) {
    return {};
  } else {
    measurement.ends.push_back(at.end);
  }
  return {view::SetMeasurement{measurement}};
}

view::Commands MeasureTool::back(const view::View& view) {
  if (!view.measurement) {
    first_.clear();
    return {};
  }
  view::Measurement measurement = *view.measurement;
  isOpen_ = true;
  if (measurement.isClosed) {
    measurement.isClosed = false;
    return {view::SetMeasurement{measurement}};
  }
  measurement.ends.pop_back();
  if (measurement.ends.size() < 2) {
    first_ = measurement.ends.front();
    return {view::SetMeasurement{}};
  }
  return {view::SetMeasurement{measurement}};
}

std::string MeasureTool::lastEnd(const view::View& view) const {
  return !isOpen_ ? "" : view.measurement ? view.measurement->ends.back() : first_;
}

bool MeasureTool::wouldClose(const scene::Stage& stage, const view::View& view, const scene::Scene& scene,
                             glm::vec2 pixel) const {
  if (!isOpen_ || !view.measurement || view.measurement->ends.size() < 3) {
    return false;
  }
  const auto measured = view::measured(*view.measurement, stage.atlas);
  return measured && glm::distance(pixelOf(stage, view, scene, measured->legs.front().way.from), pixel) <=
                         scene::kSnapUnits * scene.frame.scale;
}

ui::MeasureHint hintOf(const MeasureTool& tool, const scene::Stage& stage, const view::View& view,
                       const scene::Scene& scene, CoastDesk& desk, std::optional<glm::vec2> pixel, bool isExact) {
  ui::MeasureHint hint{.isOn = tool.isOn(), .lastEnd = tool.lastEnd(view)};
  if (!tool.isOn() || !pixel) {
    return hint;
  }
  const view::Coasts& coasts = desk.all();
  hint.snapped = scene::snapped(stage, view, scene, coasts, *pixel, isExact);
  hint.closes = tool.wouldClose(stage, view, scene, *pixel);
  if (hint.lastEnd.empty() || hint.lastEnd == hint.snapped->end) {
    return hint;
  }
  hint.next = wayTo(*hint.snapped, hint.lastEnd, stage.atlas, coasts);
  if (hint.next) {
    constexpr double kStepMeters = 20000;
    std::ranges::transform(geo::geodesicLine(hint.next->from, hint.next->to, kStepMeters),
                           std::back_inserter(hint.line),
                           [&](geo::LonLat point) { return pixelOf(stage, view, scene, point); });
  }
  return hint;
}

}  // namespace kurilscope::app
