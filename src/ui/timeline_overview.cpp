#include <algorithm>
#include <cmath>

#include "ui/timeline.hpp"

namespace kurilscope::ui {

namespace {

const std::vector<Density>& densitiesFor(const Ui& ui, const TimeAxis& whole, std::size_t parts) {
  std::optional<CountedDensity>& counted = ui.state.density;
  if (!counted || counted->axis != whole || counted->parts.size() != parts) {
    counted = {whole, densityOf(ui.state.events, whole, parts)};
  }
  return counted->parts;
}

void drawDensity(const Ui& ui, const Rect& area, const TimeAxis& whole) {
  const float width = std::max(2.0F, std::round(ui.px(3)));
  const auto parts = static_cast<std::size_t>(std::max(1.0F, std::floor(area.width / width)));
  const float step = area.width / static_cast<float>(parts);
  constexpr float kFull = 6;  // so many events fill the strip's height
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 shownInk = toImGui(ui.colors.textQuiet);
  const ImU32 hiddenInk = toImGui(scene::mixed(ui.colors.panelRaised, ui.colors.textQuiet, 0.3));
  const std::vector<Density>& densities = densitiesFor(ui, whole, parts);
  const auto heightOf = [&](int count) {
    // A single event is seen; many still differ.
    return count == 0 ? 0 : area.height * std::sqrt(std::min(1.0F, static_cast<float>(count) / kFull));
  };
  for (std::size_t i = 0; i < densities.size(); ++i) {
    const float left = area.left + static_cast<float>(i) * step;
    const auto bar = [&](int count, float bottom, ImU32 ink) {
      const float top = area.bottom() - heightOf(count);
      if (top < bottom) {
        list.AddRectFilled({left, top}, {left + step - 1, bottom}, ink);
      }
      return top;
    };
    const float shownTop = bar(densities[i].shown, area.bottom(), shownInk);
    bar(densities[i].shown + densities[i].hidden, shownTop, hiddenInk);
  }
}

struct Brush {
  float left = 0;
  float right = 0;
};

// What the axis shows, never too narrow to take hold of.
Brush brushOf(const Ui& ui, const TimeAxis& whole, TimeRange shown) {
  const float left = whole.xOfPlace(shown.first);
  const float right = whole.xOfPlace(shown.last);
  const float missing = std::max(0.0F, ui.px(10) - (right - left)) / 2;
  return {left - missing, right + missing};
}

void drawBrush(const Ui& ui, const Rect& area, Brush brush, bool isLit) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 veil = toImGui(ui.colors.panel.withAlpha(150));
  list.AddRectFilled({area.left, area.top}, {std::max(area.left, brush.left), area.bottom()}, veil);
  list.AddRectFilled({std::min(area.right(), brush.right), area.top}, {area.right(), area.bottom()}, veil);
  const scene::Color edge = isLit ? ui.colors.selection : scene::mixed(ui.colors.panelEdge, ui.colors.textQuiet, 0.6);
  list.AddRect({std::round(brush.left), area.top - 1}, {std::round(brush.right), area.bottom() + 1}, toImGui(edge),
               ui.px(2.5F), 0, std::max(1.0F, ui.px(1.5F)));
}

BrushPart partUnder(const Ui& ui, Brush brush, float x) {
  const float reach = std::min(ui.px(5), (brush.right - brush.left) / 4);
  if (std::abs(x - brush.left) <= reach) {
    return BrushPart::Left;
  }
  if (std::abs(x - brush.right) <= reach) {
    return BrushPart::Right;
  }
  return BrushPart::Middle;
}

void beginBrush(const Ui& ui, const TimeAxis& whole, Brush brush, float x) {
  TimelineState& timeline = ui.state.timeline;
  TimeRange range = targetRange(timeline);
  timeline.brush = partUnder(ui, brush, x);
  if (x < brush.left - ui.px(5) || x > brush.right + ui.px(5)) {
    // Beside the brush: it comes to the mouse and goes with it.
    range = panned(range, axisLimits(ui), whole.placeAt(x) - (range.first + range.last) / 2);
  }
  timeline.dragX = x;
  timeline.dragRange = range;
  jumpTo(ui, range);
}

void dragBrush(const Ui& ui, const TimeAxis& whole, float x) {
  TimelineState& timeline = ui.state.timeline;
  const TimeRange limits = axisLimits(ui);
  const double days = (x - timeline.dragX) / whole.pixelsPerDay();
  TimeRange range = timeline.dragRange;
  if (timeline.brush == BrushPart::Middle) {
    range = panned(range, limits, days);
  } else if (timeline.brush == BrushPart::Left) {
    range.first = std::clamp(range.first + days, limits.first, range.last - kNarrowestDays);
  } else {
    range.last = std::clamp(range.last + days, range.first + kNarrowestDays, limits.last);
  }
  jumpTo(ui, range);
}

}  // namespace

void overviewUi(const Ui& ui, const TimelineLayout& layout) {
  const Rect& area = layout.overview;
  const TimeAxis whole{axisLimits(ui), area.left, area.right(), &ui.state.folds};
  const float x = ImGui::GetIO().MousePos.x;
  ImGui::SetCursorScreenPos({area.left, area.top});
  ImGui::InvisibleButton("overview", {std::max(1.0F, area.width), std::max(1.0F, area.height)});
  const bool isHovered = ImGui::IsItemHovered();
  const bool isHeld = ImGui::IsItemActive();
  if (isHovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    glideTo(ui, axisLimits(ui));
    ui.state.timeline.brush = BrushPart::None;
  } else if (ImGui::IsItemActivated()) {
    beginBrush(ui, whole, brushOf(ui, whole, *ui.state.timeline.range), x);
  } else if (isHeld && ui.state.timeline.brush != BrushPart::None) {
    dragBrush(ui, whole, x);
  }
  const Brush brush = brushOf(ui, whole, *ui.state.timeline.range);
  if (isHovered) {
    const bool isEdge = partUnder(ui, brush, x) != BrushPart::Middle;
    ImGui::SetMouseCursor(isEdge ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_Hand);
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({area.left, area.top}, {area.right(), area.bottom()}, toImGui(ui.colors.panelRaised));
  drawDensity(ui, area, whole);
  drawBrush(ui, area, brush, isHovered || isHeld);
  const float playhead = std::round(whole.xOf(dayNumber(ui.in.view.date))) + 0.5F;
  list.AddLine({playhead, area.top}, {playhead, area.bottom()}, toImGui(ui.colors.text), std::max(1.0F, ui.px(1.5F)));
}

}  // namespace kurilscope::ui
