#include "ui/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kurilscope::ui {

namespace {

constexpr float kRulerHeight = 27;
constexpr float kSnap = 8;

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse |
                                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                                    ImGuiWindowFlags_NoBringToFrontOnFocus;

float namesWidth(const Ui& ui) {
  float width = 0;
  const atlas::Records& records = ui.in.atlas.records();
  for (const atlas::TitledId& kind : records.eventKinds) {
    width = std::max(width, widthOf(ui.state.fonts.note, kind.title));
  }
  for (const atlas::Band& band : records.bands) {
    width = std::max(width, widthOf(ui.state.fonts.note, band.title));
  }
  return std::min(std::ceil(width) + ui.px(10), ui.px(132));
}

// Placed anew only when the axis moved: many events cost nothing while the date is scrubbed.
const PlacedItems& itemsFor(const Ui& ui, const TimeAxis& axis) {
  std::optional<PlacedItems>& placed = ui.state.placedItems;
  if (!placed || placed->axis != axis || placed->scale != ui.scale) {
    const ItemSizes sizes{
        .clusters = {.gap = ui.px(6), .clusterRadius = ui.px(8)}, .markRadius = ui.px(4), .shortestBar = ui.px(9)};
    placed = {axis, ui.scale, itemsOf(ui.state.events, axis, sizes), {}};
    placed->labels = labelsOf(
        placed->items, axis, {.gap = ui.px(4), .least = ui.px(100)},
        [font = ui.state.fonts.note](const std::string& text, float width) { return fitted(font, text, width); });
  }
  return *placed;
}

// Of the items under the mouse the narrowest: a mark before the bar that it stands on.
const TimelineItem* itemUnder(const Ui& ui, const TimelineLayout& layout, const std::vector<TimelineItem>& items,
                              ImVec2 mouse) {
  const TimelineItem* found = nullptr;
  for (const TimelineItem& item : items) {
    const bool isInLane = std::abs(mouse.y - layout.laneMiddle(item.lane)) <= layout.laneHeight / 2;
    if (isInLane && item.left - ui.px(3) <= mouse.x && mouse.x <= item.right + ui.px(3) &&
        (found == nullptr || item.right - item.left < found->right - found->left)) {
      found = &item;
    }
  }
  return found;
}

void eventTooltip(const Ui& ui, const TimelineItem& item) {
  constexpr std::size_t kMost = 6;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(11), ui.px(8)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ImGui::BeginTooltip();
  for (std::size_t i = 0; i < std::min(kMost, item.events.size()); ++i) {
    const atlas::Event& event = *item.events[i];
    const std::string when = atlas::inWords(event.start, event.end);
    ImGui::PushTextWrapPos(ui.px(330));
    if (!item.isCluster()) {
      ImGui::PushFont(ui.state.fonts.bold);
      ImGui::TextUnformatted(event.title.c_str());
      ImGui::PopFont();
    } else {
      ImGui::TextUnformatted(event.title.c_str());
    }
    ImGui::PopTextWrapPos();
    ImGui::PushFont(ui.state.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, toImGuiVec(ui.colors.textQuiet));
    ImGui::TextUnformatted(when.c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
  }
  if (item.events.size() > kMost) {
    const std::string more = fmt::format("and {} more", item.events.size() - kMost);
    ImGui::TextUnformatted(more.c_str());
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

// Who holds and who claims the islands of a band at a time, and from when to when that is so.
void bandTooltip(const Ui& ui, const atlas::Band& band, const BandSegment& segment) {
  const bool isStill = segment.to > ui.in.atlas.records().periodLast;
  const std::string when = isStill ? "since " + atlas::inWords(segment.from)
                                   : fmt::format("{} to {}", atlas::inWords(segment.from),
                                                 atlas::inWords(segment.to - std::chrono::days{1}));
  std::string words = fmt::format("{}, {}\n{} by {}", band.title, when,
                                  segment.isPassing ? "Takeover in progress; administered" : "Administered",
                                  ui.in.atlas.titleOfAdministration(segment.administeredBy));
  for (const std::string& claimant : segment.claimedBy) {
    words += "\nClaimed by " + ui.in.atlas.titleOfAdministration(claimant);
  }
  tooltipAtMouse(ui, words);
}

// The band under the mouse lights up its islands.
void bandHoverUi(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis, ImVec2 mouse) {
  const std::vector<atlas::Band>& bands = ui.in.atlas.records().bands;
  const float row = (mouse.y - layout.bands.top) / layout.bandHeight;
  if (row < 0 || row >= static_cast<float>(bands.size()) || ui.state.timeline.drag != Drag::None) {
    return;
  }
  const auto index = static_cast<std::size_t>(row);
  ui.out.hovered = {{view::Subject::Island, bands[index].id}};
  const atlas::Day day = dayFromNumber(axis.numberAt(mouse.x));
  for (const BandSegment& segment : ui.state.bands[index]) {
    if (segment.from <= day && day < segment.to && !segment.administeredBy.empty()) {
      bandTooltip(ui, bands[index], segment);
    }
  }
}

void foldTooltip(const Ui& ui, const TimeAxis& axis, float x) {
  const TimeRange* fold = axis.foldAt(axis.numberAt(x));
  if (fold != nullptr) {
    const std::string words =
        fmt::format("Nothing happens from {} to {}: folded while stories play",
                    atlas::inWords(dayFromNumber(fold->first)), atlas::inWords(dayFromNumber(fold->last - 1)));
    tooltipAtMouse(ui, words);
  }
}

// A click on a cluster takes it apart; one that is all of one day is stepped through instead.
void clickCluster(const Ui& ui, const TimelineItem& item) {
  TimelineState& timeline = ui.state.timeline;
  const TimeRange wanted = clamped(ui.state.folds.placesOf(rangeAround(item.events)), axisLimits(ui));
  const bool isApart = timeline.range && wanted.days() < timeline.range->days() * 0.9;
  if (isApart) {
    glideTo(ui, wanted);
    return;
  }
  const auto selected = std::ranges::find_if(
      item.events, [&](const atlas::Event* event) { return ui.isSelected(view::Subject::Event, event->id); });
  const auto next = selected == item.events.end() ? item.events.begin() : std::next(selected);
  const atlas::Event* event = next == item.events.end() ? item.events.front() : *next;
  ui.command(view::Select{{view::Subject::Event, event->id}, true});
}

void click(const Ui& ui, const TimelineItem& item) {
  if (item.isCluster()) {
    clickCluster(ui, item);
  } else {
    ui.command(view::Select{{view::Subject::Event, item.events.front()->id}, true});
  }
}

void wheelUi(const Ui& ui, const TimeAxis& axis, ImVec2 mouse) {
  const ImGuiIO& io = ImGui::GetIO();
  const TimeRange limits = axisLimits(ui);
  // A new notch goes on from where the last one is still taking the axis.
  const TimeAxis target{targetRange(ui.state.timeline), axis.left, axis.right, axis.folds};
  const float along = io.KeyShift ? io.MouseWheel - io.MouseWheelH : -io.MouseWheelH;
  // Touchpads send both axes at once: the stronger one is meant.
  if (along != 0 && (io.KeyShift || std::abs(io.MouseWheelH) > std::abs(io.MouseWheel))) {
    jumpTo(ui, panned(target.range, limits, -static_cast<double>(along) * target.range.days() * 0.1));
  } else if (io.MouseWheel != 0) {
    const double notch = io.KeyCtrl ? 1.05 : 1.25;
    glideTo(ui, zoomed(target.range, limits, target.placeAt(mouse.x), std::pow(notch, -io.MouseWheel)));
  }
}

void scrub(const Ui& ui, const TimeAxis& axis, float x) {
  const atlas::Records& records = ui.in.atlas.records();
  // Where the mouse is, not how far it moved: deltas drift under snapping.
  const atlas::Day day = ImGui::GetIO().KeyAlt ? dayUnder(axis, x, records.periodFirst, records.periodLast)
                                               : snappedDay(axis, x, ui.state.snapDays, ui.px(kSnap),
                                                            records.periodFirst, records.periodLast);
  ui.command(view::SetDate{day});
  ui.out.isScrubbing = true;
}

void beginDrag(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis, ImVec2 mouse) {
  TimelineState& timeline = ui.state.timeline;
  timeline.dragX = mouse.x;
  timeline.dragRange = axis.range;
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    timeline.drag = Drag::Pan;
    timeline.glide.stop();
  } else if (ImGui::IsMouseClicked(ImGuiMouseButton_Middle)) {
    timeline.drag = Drag::ZoomToRange;
  } else if (mouse.y < layout.bands.top && ImGui::GetIO().KeyCtrl) {
    timeline.drag = Drag::Loop;
  } else if (mouse.y < layout.lanes.top) {
    timeline.drag = Drag::Scrub;
    timeline.dateBefore = ui.in.view.date;
  }
}

Loop loopBetween(const Ui& ui, const TimeAxis& axis, float left, float right) {
  const atlas::Records& records = ui.in.atlas.records();
  const auto day = [&](float x) {
    return snappedDay(axis, x, ui.state.snapDays, ui.px(kSnap), records.periodFirst, records.periodLast);
  };
  return {day(left), day(right)};
}

void setLoop(const Ui& ui, std::optional<Loop> loop) {
  ui.out.playback = ui.in.playback;
  ui.out.playback->loop = loop;
}

void endDrag(const Ui& ui, const TimeAxis& axis, ImVec2 mouse) {
  TimelineState& timeline = ui.state.timeline;
  const auto [left, right] = std::minmax(mouse.x, timeline.dragX);
  const bool isFar = right - left > ui.px(5);
  if (timeline.drag == Drag::ZoomToRange && isFar) {
    glideTo(ui, clamped({axis.placeAt(left), axis.placeAt(right)}, axisLimits(ui)));
  } else if (timeline.drag == Drag::Loop && isFar) {
    setLoop(ui, loopBetween(ui, axis, left, right));
  }
  timeline.drag = Drag::None;
}

void continueDrag(const Ui& ui, const TimeAxis& axis, ImVec2 mouse) {
  TimelineState& timeline = ui.state.timeline;
  if (timeline.drag == Drag::Scrub) {
    scrub(ui, axis, mouse.x);
  } else if (timeline.drag == Drag::Pan) {
    const double days = (timeline.dragX - mouse.x) / axis.pixelsPerDay();
    timeline.range = panned(timeline.dragRange, axisLimits(ui), days);
  }
}

void drawDraggedRange(const Ui& ui, const TimelineLayout& layout, ImVec2 mouse) {
  const Drag drag = ui.state.timeline.drag;
  if (drag != Drag::ZoomToRange && drag != Drag::Loop) {
    return;
  }
  const auto [left, right] = std::minmax(mouse.x, ui.state.timeline.dragX);
  const Rect area = layout.axisArea();
  ImGui::GetWindowDrawList()->AddRectFilled({left, area.top},
                                            {right, drag == Drag::Loop ? layout.bands.top : area.bottom()},
                                            toImGui(ui.colors.selection.withAlpha(60)));
}

// Mouse over the axis: what is hovered, and what the mouse does there.
const TimelineItem* axisInputUi(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis,
                                const std::vector<TimelineItem>& items) {
  const Rect area = layout.axisArea();
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  ImGui::SetCursorScreenPos({area.left, area.top});
  ImGui::InvisibleButton(
      "axis", {std::max(1.0F, area.width), std::max(1.0F, area.height)},
      ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight | ImGuiButtonFlags_MouseButtonMiddle);
  const bool isHovered = ImGui::IsItemHovered();
  const TimelineItem* item =
      isHovered && ui.state.timeline.drag == Drag::None ? itemUnder(ui, layout, items, mouse) : nullptr;
  if (isHovered) {
    wheelUi(ui, axis, mouse);
  }
  if (isHovered && item == nullptr && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    // The first click of the two moved the playhead; showing all is not to.
    if (mouse.y < layout.lanes.top && ui.state.timeline.dateBefore != ui.in.view.date) {
      ui.command(view::SetDate{ui.state.timeline.dateBefore});
    }
    glideTo(ui, axisLimits(ui));
  } else if (ImGui::IsItemActivated()) {
    beginDrag(ui, layout, axis, mouse);
    if (item != nullptr && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
      click(ui, *item);
    }
  }
  if (ImGui::IsItemActive()) {
    continueDrag(ui, axis, mouse);
    drawDraggedRange(ui, layout, mouse);
  } else if (ui.state.timeline.drag != Drag::None) {
    endDrag(ui, axis, mouse);
  }
  if (item != nullptr) {
    eventTooltip(ui, *item);
    ui.out.hovered = {{view::Subject::Event, item->events.front()->id}};
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  } else if (isHovered && mouse.y < layout.lanes.top) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    bandHoverUi(ui, layout, axis, mouse);
  } else if (isHovered) {
    foldTooltip(ui, axis, mouse.x);
  }
  return item;
}

// A click on the cross at its end clears the loop.
void loopCloseUi(const Ui& ui, const TimelineLayout& layout, const TimeAxis& axis) {
  if (!ui.in.playback.loop) {
    return;
  }
  const Rect cross = loopCross(ui, layout, axis);
  bool isClicked = false;
  if (cross.width > 0) {
    ImGui::SetCursorScreenPos({cross.left, cross.top});
    isClicked = ImGui::InvisibleButton("loop", {cross.width, cross.height});
    const scene::Color ink = ImGui::IsItemHovered() ? ui.colors.text : ui.colors.textQuiet;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({cross.left, cross.top}, {cross.right(), cross.bottom()}, toImGui(ui.colors.panel), ui.px(3));
    drawIcon(list, Icon::Close, {cross.left + cross.width / 2, cross.top + cross.height / 2}, ui.px(8), toImGui(ink));
    tooltip(ui, "Playing repeats this stretch; click to play on (Esc)");
  }
  if (isClicked) {
    setLoop(ui, std::nullopt);
  }
}

// Follows the date when it moved by other means than the mouse here.
void followDate(const Ui& ui) {
  TimelineState& timeline = ui.state.timeline;
  const TimeRange limits = axisLimits(ui);
  if (!timeline.range) {
    timeline.range = limits;
  }
  if (timeline.glide.isGliding()) {
    timeline.range = timeline.glide.advance(ImGui::GetIO().DeltaTime);
  }
  if (timeline.shownDate != ui.in.view.date && timeline.drag == Drag::None) {
    const TimeRange shown =
        revealing(targetRange(timeline), limits, ui.state.folds.placeOf(dayNumber(ui.in.view.date)));
    timeline.glide.isGliding() ? timeline.glide.retarget(shown) : void(timeline.range = shown);
  }
  ui.out.isAnimating = ui.out.isAnimating || timeline.glide.isGliding();
  timeline.shownDate = ui.in.view.date;
}

}  // namespace

TimeRange targetRange(const TimelineState& timeline) {
  return timeline.glide.isGliding() ? timeline.glide.target() : *timeline.range;
}

void glideTo(const Ui& ui, TimeRange target) {
  ui.state.timeline.glide.start(*ui.state.timeline.range, target);
  ui.out.isAnimating = true;
}

void jumpTo(const Ui& ui, TimeRange range) {
  ui.state.timeline.glide.stop();
  ui.state.timeline.range = range;
}

TimeRange axisLimits(const Ui& ui) { return axisLimits(ui.in.atlas, ui.state.folds); }

TimeRange axisLimits(const atlas::Atlas& atlas, const TimeFolds& folds) {
  const double first = dayNumber(atlas.records().periodFirst);
  // To the end of the last year, so that its events stand clear of the edge.
  const std::chrono::year lastYear = std::chrono::year_month_day{atlas.records().periodLast}.year();
  const double last = dayNumber(atlas::Day{lastYear / std::chrono::December / 31}) + 1;
  const TimeRange places = folds.placesOf({first, last});
  const double margin = places.days() * 0.012;
  return {places.first - margin, places.last + margin};
}

TimelineLayout timelineLayout(const Ui& ui, const Rect& area) {
  const bool isNarrow = area.width < ui.px(980);
  const float controls = std::min(isNarrow ? ui.px(190) : ui.px(250), area.width * 0.35F);
  const float names = area.width < ui.px(560) ? 0 : namesWidth(ui);
  const float left = area.left + controls + names;
  const float width = std::max(1.0F, area.right() - left - ui.px(14));
  const auto bandCount = static_cast<float>(std::max<std::size_t>(1, ui.in.atlas.records().bands.size()));
  const auto laneCount = static_cast<float>(std::max<std::size_t>(1, ui.in.atlas.records().eventKinds.size()));
  const float top = area.top + ui.px(4);
  const float ruler = ui.px(kRulerHeight);
  const float gap = ui.px(4);
  const float overview = std::min(ui.px(10), area.height * 0.05F);
  const float overviewTop = area.bottom() - ui.px(4) - overview;
  const float room = std::max(1.0F, overviewTop - ui.px(3) - top - ruler - gap);
  // Lanes need room for their marks first; bands stay readable down to a thread.
  TimelineLayout layout;
  layout.laneHeight = std::max(room / (bandCount + laneCount), std::min(ui.px(11), room * 0.68F / laneCount));
  layout.bandHeight = std::min(ui.px(14), (room - layout.laneHeight * laneCount) / bandCount);
  layout.controls = {area.left, area.top, controls, area.height};
  layout.ruler = {left, top, width, ruler};
  layout.bands = {left, top + ruler, width, layout.bandHeight * bandCount};
  layout.lanes = {left, layout.bands.bottom() + gap, width, layout.laneHeight * laneCount};
  layout.overview = {left, overviewTop, width, overview};
  layout.names = {area.left + controls, top, names, layout.lanes.bottom() - top};
  return layout;
}

void timelineUi(const Ui& ui, const Rect& area) {
  followDate(ui);
  ImGui::SetNextWindowPos({area.left, area.top});
  ImGui::SetNextWindowSize({area.width, area.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
  ImGui::Begin("##timeline", nullptr, kFixed | ImGuiWindowFlags_NoBackground);  // as the panel beside the map
  ImGui::PopStyleVar(2);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  drawLevel(ui, area.top, area.left, area.right(), toImGui(ui.colors.panelEdge));
  const TimelineLayout layout = timelineLayout(ui, area);
  const TimeAxis axis{*ui.state.timeline.range, layout.ruler.left, layout.ruler.right(), &ui.state.folds};
  const PlacedItems& placed = itemsFor(ui, axis);
  const std::vector<TimelineItem>& items = placed.items;
  transportUi(ui, layout.controls);
  timelineNamesUi(ui, layout);
  overviewUi(ui, layout);
  const Rect drawn = layout.axisArea();
  list.PushClipRect({drawn.left - ui.px(2), drawn.top}, {drawn.right() + ui.px(8), drawn.bottom() + ui.px(4)}, true);
  drawTimelineGround(ui, layout, axis);
  drawBands(ui, layout, axis);
  drawFolds(ui, layout, axis);
  drawLoop(ui, layout, axis);
  drawPlayheadFlag(ui, layout, axis);
  loopCloseUi(ui, layout, axis);  // before the axis below it, which would take its clicks
  const TimelineItem* hovered = axisInputUi(ui, layout, axis, items);
  drawPlayheadLine(ui, layout, axis);
  drawHiddenTicks(ui, layout, axis);
  drawItemLabels(ui, layout, placed.labels);
  drawItems(ui, layout, axis, items, hovered);
  list.PopClipRect();
  ImGui::End();
}

}  // namespace kurilscope::ui
