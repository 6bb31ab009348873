#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/timeline.hpp"

namespace kurilscope::ui {

namespace {

// The tint that the map lays over the land; half of it during a takeover.
scene::Color administration(const Ui& ui, const BandSegment& segment) {
  const scene::Color tint = scene::administrationTint(ui.colors, segment.administeredBy);
  return segment.isPassing ? scene::mixed(ui.colors.land, tint, 0.5) : tint;
}

std::string flagText(const Ui& ui) { return atlas::inWords(ui.in.view.date); }

// The playhead's date on the ruler, pushed in from the edges.
Rect flagRect(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis) {
  const float width = widthOf(ui.state.fonts.bold, flagText(ui)) + ui.px(16);
  const float x = axis.xOf(dayNumber(ui.in.view.date));
  const float left = std::clamp(x - width / 2, layout.ruler.left - ui.px(2),
                                std::max(layout.ruler.left, layout.ruler.right() + ui.px(8) - width));
  return {left, layout.ruler.top + ui.px(2), width, ui.px(21)};
}

bool isPlayheadShown(const Ui& ui, const TimeAxis& axis) {
  const float x = axis.xOf(dayNumber(ui.in.view.date));
  return axis.left - 1 <= x && x <= axis.right + 1;
}

WidthOf labelWidth(const Ui& ui) {
  return [font = ui.state.fonts.small](const std::string& text) { return widthOf(font, text); };
}

struct Ruler {
  const Ui& ui;
  const TimelineLayout& layout;
  const TimeAxis& axis;
  Rect flag;

  [[nodiscard]] bool isFree(float left, float right) const {
    return right < flag.left - ui.px(3) || left > flag.right() + ui.px(3);
  }
};

void drawTicks(const Ruler& ruler, TickStep step) {
  const Ui& ui = ruler.ui;
  const TimelineLayout& layout = ruler.layout;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 faint = toImGui(scene::mixed(ui.colors.panel, ui.colors.panelEdge, 0.65));
  const ImU32 edge = toImGui(ui.colors.panelEdge);
  ImFont* font = ui.state.fonts.small;
  for (const Tick& tick : rulerTicks(ruler.axis, labelWidth(ui), ui.px(10), step)) {
    const float x = std::round(ruler.axis.xOf(dayNumber(tick.day)));
    drawUpright(ui, x, layout.bands.top, layout.lanes.bottom(), tick.isMajor ? edge : faint);
    drawUpright(ui, x, layout.bands.top - ui.px(6), layout.bands.top - ui.px(1), toImGui(ui.colors.textQuiet));
    const float left = x + ui.px(4);
    const float right = left + widthOf(font, tick.label);
    if (right <= layout.ruler.right() + ui.px(6) && ruler.isFree(left, right)) {
      drawText(list, font, {left, layout.bands.top - ui.px(3) - font->FontSize},
               toImGui(tick.isMajor ? ui.colors.text : ui.colors.textQuiet), tick.label);
    }
  }
}

void drawMinorTicks(const Ruler& ruler, TickStep step) {
  if (step == TickStep::Day) {
    return;
  }
  const auto finer = static_cast<TickStep>(static_cast<int>(step) + 1);
  if (spacingOf(finer, ruler.axis) < ruler.ui.px(4)) {
    return;
  }
  const TimelineLayout& layout = ruler.layout;
  for (const Tick& tick : ticksOf(finer, ruler.axis.numbers())) {
    if (ruler.axis.foldAt(dayNumber(tick.day)) != nullptr) {
      continue;
    }
    const float x = std::round(ruler.axis.xOf(dayNumber(tick.day)));
    drawUpright(ruler.ui, x, layout.bands.top - ruler.ui.px(3.5F), layout.bands.top - ruler.ui.px(1),
                toImGui(ruler.ui.colors.panelEdge));
  }
}

// Days that the playhead cannot reach.
void drawBeyondPeriod(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis) {
  const atlas::Records& records = ui.in.atlas.records();
  const float first = std::clamp(axis.xOf(dayNumber(records.periodFirst)), axis.left, axis.right);
  const float last = std::clamp(axis.xOf(dayNumber(records.periodLast) + 1), axis.left, axis.right);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 ink = toImGui(ui.colors.panelRaised);
  list.AddRectFilled({axis.left, layout.bands.top}, {first, layout.lanes.bottom()}, ink);
  list.AddRectFilled({last, layout.bands.top}, {axis.right, layout.lanes.bottom()}, ink);
}

struct Ink {
  ImU32 solid = 0;
  ImU32 clear = 0;
};

Ink inkOf(scene::Color color, double share) {
  return {toImGui(color.withAlpha(static_cast<std::uint8_t>(std::lround(255 * share)))), toImGui(color.withAlpha(0))};
}

// A bar whose vague ends fade.
void drawBar(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis, const atlas::Event& event, float y,
             scene::Color color, double share) {
  const Extent extent = extentOf(event.start, event.end);
  const float half = std::round(std::min(layout.laneHeight / 2 - ui.px(1.5F), ui.px(4)));
  const bool isAbout = event.start.approximate || event.end.approximate;
  const Ink ink = inkOf(color, share * (isAbout ? 0.55 : 0.85));
  // Beyond the axis nothing is seen, and long gradients keep their slope only if drawn whole.
  const float x0 = axis.xOf(extent.begin);
  const float x1 = axis.xOf(extent.solidBegin);
  const float x2 = axis.xOf(extent.solidEnd);
  const float x3 = axis.xOf(extent.end);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect({axis.left, y - half}, {axis.right, y + half}, true);
  if (x1 > x0) {
    list.AddRectFilledMultiColor({x0, y - half}, {x1, y + half}, ink.clear, ink.solid, ink.solid, ink.clear);
  }
  if (x3 > x2) {
    list.AddRectFilledMultiColor({x2, y - half}, {x3, y + half}, ink.solid, ink.clear, ink.clear, ink.solid);
  }
  const bool hasFirmStart = x1 <= x0;
  const bool hasFirmEnd = x3 <= x2;
  if (x2 > x1) {
    const ImDrawFlags rounded = hasFirmStart && hasFirmEnd ? ImDrawFlags_RoundCornersAll
                                : hasFirmStart             ? ImDrawFlags_RoundCornersLeft
                                : hasFirmEnd               ? ImDrawFlags_RoundCornersRight
                                                           : ImDrawFlags_RoundCornersNone;
    list.AddRectFilled({x1, y - half}, {x2, y + half}, ink.solid, ui.px(2.5F), rounded);
  }
  list.PopClipRect();
}

// Around a middle, on whole pixels.
void drawPlate(const Ui& ui, ImVec2 middle, float half, ImU32 ink) {
  const auto point = static_cast<ImWchar>(kPlateGlyphs + static_cast<int>(half));
  const ImFontGlyph* plate = ui.state.fonts.body->FindGlyphNoFallback(point);
  if (plate == nullptr) {
    return;  // ImGui's own font: the program's could not be read
  }
  const ImVec2 size{plate->X1 - plate->X0, plate->Y1 - plate->Y0};
  const ImVec2 topLeft{std::round(middle.x - size.x / 2), middle.y - half};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PrimReserve(6, 4);
  list.PrimRectUV(topLeft, {topLeft.x + size.x, topLeft.y + size.y}, {plate->U0, plate->V0}, {plate->U1, plate->V1},
                  ink);
}

void drawCluster(const Ui& ui, const TimelineLayout& layout, const TimelineItem& item, float y, scene::Color color,
                 double share) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont* font = ui.state.fonts.note;
  const float half = std::round(std::min(layout.laneHeight / 2 - ui.px(0.5F), ui.px(kTallestPlateUnits / 2)));
  const std::string count = std::to_string(item.events.size());
  const float width = widthOf(font, count);
  drawPlate(ui, {item.x, y}, half, inkOf(color, share).solid);
  // Digits stand a little below the middle of a line.
  drawText(list, font, {item.x - width / 2, y - font->FontSize * 0.55F}, toImGui(ui.colors.panel), count);
}

// "9 years", "14 months".
std::string durationInWords(TimeRange range) {
  const long months = std::lround(range.days() / 30.44);
  return months >= 24 ? fmt::format("{} years", std::lround(range.days() / 365.25)) : fmt::format("{} months", months);
}

struct Span {
  float top = 0;
  float bottom = 0;
};

// Where paper is folded away: a band of the panel's colour between two zig-zag edges.
void drawZigzag(const Ui& ui, float x, Span span) {
  const float half = ui.px(2);
  std::vector<ImVec2> points;
  bool isLeft = false;
  for (float y = span.top; y < span.bottom + ui.px(4); y += ui.px(4), isLeft = !isLeft) {
    points.emplace_back(x + (isLeft ? -half : half), y);
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect({x - ui.px(8), span.top}, {x + ui.px(8), span.bottom}, true);
  const auto stroke = [&](float shift, scene::Color color, float width) {
    std::vector<ImVec2> shifted = points;
    std::ranges::for_each(shifted, [&](ImVec2& point) { point.x += shift; });
    list.AddPolyline(shifted.data(), static_cast<int>(shifted.size()), toImGui(color), 0, width);
  };
  stroke(0, ui.colors.panel, ui.px(4));
  const scene::Color edge = scene::mixed(ui.colors.panelEdge, ui.colors.textQuiet, 0.2);
  stroke(-ui.px(2), edge, ui.px(1));
  stroke(ui.px(2), edge, ui.px(1));
  list.PopClipRect();
}

// The events that have to do with what the mouse points at on the map or in a panel.
std::vector<const atlas::Event*> litEvents(const Ui& ui) {
  const view::Selection& hovered = ui.in.hovered;
  if (hovered.subject == view::Subject::Island) {
    return ui.in.atlas.eventsOf(hovered.id);
  }
  std::vector<const atlas::Event*> events;
  for (const atlas::Event& event : ui.in.atlas.events()) {
    if (hovered.subject == view::Subject::Event ? event.id == hovered.id : event.place == hovered.id) {
      events.push_back(&event);
    }
  }
  return events;
}

bool isAnyOf(const TimelineItem& item, const std::vector<const atlas::Event*>& events) {
  return !events.empty() && std::ranges::any_of(item.events, [&](const atlas::Event* event) {
    return std::ranges::find(events, event) != events.end();
  });
}

const atlas::Event* selectedEvent(const Ui& ui) {
  const view::Selection& selection = ui.in.view.selection;
  return selection.subject == view::Subject::Event ? ui.in.atlas.event(selection.id) : nullptr;
}

void drawRing(const Ui& ui, const TimelineLayout& layout, const TimelineItem& item, float y, ImU32 color) {
  const float half = std::min(layout.laneHeight / 2 + ui.px(1.5F), ui.px(8));
  const float reach = ui.px(item.isBar ? 2 : 3);
  ImGui::GetWindowDrawList()->AddRect({item.left - reach, y - half}, {item.right + reach, y + half}, color, half, 0,
                                      ui.px(2));
}

}  // namespace

void drawHiddenTicks(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis) {
  const std::vector<std::vector<float>> ticks = hiddenTicks(ui.state.events, axis);
  const float half = std::min(layout.laneHeight / 2 - ui.px(1), ui.px(3.5F));
  const ImU32 ink = toImGui(scene::mixed(ui.colors.panelEdge, ui.colors.textQuiet, 0.35));
  for (std::size_t lane = 0; lane < ticks.size(); ++lane) {
    const float y = std::round(layout.laneMiddle(lane));
    for (const float x : ticks[lane]) {
      drawUpright(ui, x, y - half, y + half, ink);
    }
  }
}

void drawTimelineGround(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis) {
  const TickStep step = chooseStep(axis, labelWidth(ui), ui.px(14));
  const Rect flag = isPlayheadShown(ui, axis) ? flagRect(ui, layout, axis) : Rect{-1e6F, 0, 0, 0};
  const Ruler ruler{ui, layout, axis, flag};
  drawBeyondPeriod(ui, layout, axis);
  drawMinorTicks(ruler, step);
  drawTicks(ruler, step);
  const ImU32 hair = toImGui(scene::mixed(ui.colors.panel, ui.colors.panelEdge, 0.5));
  for (std::size_t lane = 0; lane < ui.in.atlas.records().eventKinds.size(); ++lane) {
    drawLevel(ui, std::round(layout.laneMiddle(lane)), layout.lanes.left, layout.lanes.right(), hair);
  }
}

void drawFolds(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis) {
  for (const TimeRange& fold : ui.state.folds.folds()) {
    const float left = axis.xOf(fold.first);
    const float right = axis.xOf(fold.last);
    if (right < axis.left || left > axis.right) {
      continue;
    }
    drawZigzag(ui, (left + right) / 2, {layout.bands.top, layout.lanes.bottom()});
    const std::string words = durationInWords(fold);
    ImFont* font = ui.state.fonts.note;
    const float width = widthOf(font, words);
    if (width + ui.px(16) < right - left) {
      drawText(*ImGui::GetWindowDrawList(), font,
               {(left + right - width) / 2, layout.bands.top - ui.px(4) - font->FontSize}, toImGui(ui.colors.textQuiet),
               words);
    }
  }
}

void drawLoop(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis) {
  if (!ui.in.playback.loop) {
    return;
  }
  const float left = std::round(axis.xOf(dayNumber(ui.in.playback.loop->first)));
  const float right = std::max(left + 1, std::round(axis.xOf(dayNumber(ui.in.playback.loop->last) + 1)));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 edge = toImGui(ui.colors.selection);
  list.AddRectFilled({left, layout.ruler.top}, {right, layout.bands.top}, toImGui(ui.colors.selection.withAlpha(55)));
  list.AddRectFilled({left, layout.ruler.top}, {right, layout.ruler.top + ui.px(2)}, edge);
  for (const float x : {left, right}) {
    drawUpright(ui, x, layout.ruler.top, layout.lanes.bottom(), toImGui(ui.colors.selection.withAlpha(150)));
  }
}

Rect loopCross(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis) {
  const float left = axis.xOf(dayNumber(ui.in.playback.loop->first));
  const float right = axis.xOf(dayNumber(ui.in.playback.loop->last) + 1);
  const float size = ui.px(14);
  if (right < axis.left || left > axis.right) {
    return {};
  }
  return {std::clamp(right - size - ui.px(1), axis.left, axis.right - size), layout.ruler.top + ui.px(3), size, size};
}

void drawBands(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool hasClaims = ui.in.view.shows(view::Layer::Claims);
  for (std::size_t i = 0; i < ui.state.bands.size(); ++i) {
    const float top = std::round(layout.bands.top + static_cast<float>(i) * layout.bandHeight);
    const float bottom = std::round(layout.bands.top + static_cast<float>(i + 1) * layout.bandHeight) - ui.px(1);
    for (const BandSegment& segment : ui.state.bands[i]) {
      // Whole pixels: two neighbours of one colour must not show a seam.
      const float left = std::round(std::max(axis.left, axis.xOf(dayNumber(segment.from))));
      const float right = std::round(std::min(axis.right, axis.xOf(dayNumber(segment.to))));
      if (right <= left || segment.administeredBy.empty()) {
        continue;
      }
      list.AddRectFilled({left, top}, {right, bottom}, toImGui(administration(ui, segment)));
      if (hasClaims && !segment.claimedBy.empty()) {
        const scene::Color claimant = scene::administrationColor(ui.colors, segment.claimedBy.front());
        drawHatch(ui, {left, top}, {right, bottom}, toImGui(claimant));
      }
    }
  }
}

void drawItems(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis, const std::vector<TimelineItem>& items,
               const TimelineItem* hovered) {
  const std::vector<atlas::TitledId>& kinds = ui.in.atlas.records().eventKinds;
  const bool isPointing = ui.in.hovered.subject != view::Subject::Nothing && hovered == nullptr;
  const std::vector<const atlas::Event*> lit = isPointing ? litEvents(ui) : std::vector<const atlas::Event*>{};
  // Where nothing has to do with it, nothing recedes.
  const bool isAnyLit = std::ranges::any_of(items, [&](const TimelineItem& item) { return isAnyOf(item, lit); });
  const atlas::Event* selected = selectedEvent(ui);
  for (const TimelineItem& item : items) {
    const scene::EventStyle style = scene::eventStyle(ui.colors, kinds[item.lane].id);
    const float y = std::round(layout.laneMiddle(item.lane));
    const double share = isAnyLit && !isAnyOf(item, lit) ? 0.3 : 1.0;
    const atlas::Event& event = *item.events.front();
    if (item.isBar) {
      drawBar(ui, layout, axis, event, y, style.color, share);
    } else if (item.isCluster()) {
      drawCluster(ui, layout, item, y, style.color, share);
    } else {
      const bool isVague = event.start.precision != atlas::Precision::Day || event.start.approximate;
      const float radius = std::min(ui.px(4.2F), layout.laneHeight * 0.42F);
      drawSymbol(*ImGui::GetWindowDrawList(), style.shape, {item.x, y}, radius,
                 inkOf(style.color, share * (isVague ? 0.55 : 1)).solid);
    }
    if (selected != nullptr && std::ranges::find(item.events, selected) != item.events.end()) {
      drawRing(ui, layout, item, y, toImGui(ui.colors.selection));
    } else if (&item == hovered) {
      drawRing(ui, layout, item, y, toImGui(ui.colors.textQuiet));
    }
  }
}

void drawItemLabels(const Ui& ui, const TimelineLayout& layout, const std::vector<ItemLabel>& labels) {
  ImFont* font = ui.state.fonts.note;
  if (layout.laneHeight < font->FontSize * 0.8F) {
    return;  // lines of text would run into one another
  }
  for (const ItemLabel& label : labels) {
    drawText(*ImGui::GetWindowDrawList(), font, {label.x, layout.laneMiddle(label.lane) - font->FontSize * 0.53F},
             toImGui(ui.colors.textQuiet), label.text);
  }
}

void drawPlayheadLine(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis) {
  if (isPlayheadShown(ui, axis)) {
    const float x = std::round(axis.xOf(dayNumber(ui.in.view.date))) + 0.5F;
    ImGui::GetWindowDrawList()->AddLine({x, layout.bands.top - ui.px(6)}, {x, layout.lanes.bottom()},
                                        toImGui(ui.colors.text), std::max(1.0F, ui.px(1.5F)));
  }
}

void drawPlayheadFlag(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis) {
  if (!isPlayheadShown(ui, axis)) {
    return;
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float x = std::round(axis.xOf(dayNumber(ui.in.view.date))) + 0.5F;
  const Rect flag = flagRect(ui, layout, axis);
  const ImU32 ink = toImGui(ui.colors.text);
  list.AddTriangleFilled({x - ui.px(5), flag.bottom() - 1}, {x + ui.px(5), flag.bottom() - 1},
                         {x, flag.bottom() + ui.px(5)}, ink);
  list.AddRectFilled({flag.left, flag.top}, {flag.right(), flag.bottom()}, ink, ui.px(4));
  ImFont* font = ui.state.fonts.bold;
  drawText(list, font, {flag.left + ui.px(8), flag.top + (flag.height - font->FontSize) / 2}, toImGui(ui.colors.panel),
           flagText(ui));
}

}  // namespace kurilscope::ui
