#include <algorithm>
#include <array>
#include <cmath>
#include <future>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>
#include <set>

#include "base/text.hpp"
#include "geo/geodesic.hpp"
#include "scene/composer.hpp"
#include "scene/line_style.hpp"
#include "view/filter.hpp"

namespace kurilscope::scene {

namespace {

using view::Layer;
using view::Subject;

constexpr float kShortLeader = 60;  // of a town's name, in 1/96 inch

constexpr int kRecentDays = 366;  // how long an event stays on the map after its end, fading

// Places appear from these ground resolutions down (metres per 1/96 inch), by rank 1..5.
constexpr std::array<double, 6> kPlaceResolution = {6000, 2600, 1300, 700, 350, 180};

double lengthOf(const std::vector<glm::vec2>& line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length += glm::distance(line[i - 1], line[i]);
  }
  return length;
}

bool isProposed(const atlas::Line& line) { return line.kind == atlas::LineKind::Proposed; }

}  // namespace

LineStyle lineStyle(atlas::LineKind kind, view::Perspective perspective) {
  using view::Perspective;
  switch (kind) {
    case atlas::LineKind::InForce:
      return {1.8F, 0, 0};
    case atlas::LineKind::DeFacto:
      return perspective == Perspective::Moscow ? LineStyle{1.8F, 0, 0} : LineStyle{1.8F, 11, 4};
    case atlas::LineKind::Claimed:
      return perspective == Perspective::Tokyo ? LineStyle{1.8F, 0, 0} : LineStyle{1.8F, 3, 4};
    case atlas::LineKind::Proposed:
      return {1.5F, 7, 6};
    case atlas::LineKind::Zone:
      return {1.2F, 1.5F, 3.5F};
    case atlas::LineKind::Historical:
      break;
  }
  return {1.3F, 2, 5};
}

LegendEntry lineLegend(atlas::LineKind kind, view::Perspective perspective, const Palette& palette, float scale) {
  const LineStyle style = lineStyle(kind, perspective);
  return {.kind = LegendKind::Line,
          .title = std::string(view::inWords(kind, perspective)),
          .color = palette.lineInk,
          .ground = {},
          .dashOn = style.dashOn * scale,
          .dashOff = style.dashOff * scale,
          .widthPixels = style.width * scale};
}

std::vector<const atlas::Line*> Composer::shownLines() const {
  return linesOf(sides_.second, -static_cast<float>(kGroundMargin));
}

bool Composer::isSeen(const geo::PlaneRing& line, float margin) const {
  const glm::vec2 corner{static_cast<float>(frame_.width) - margin, static_cast<float>(frame_.height) - margin};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const glm::vec2 from = scene_.transform.pixel(line[i - 1]);
    const glm::vec2 to = scene_.transform.pixel(line[i]);
    if (Box{glm::min(from, to), glm::max(from, to) + glm::vec2{1}}.overlaps({glm::vec2{margin}, corner})) {
      return true;
    }
  }
  return false;
}

std::vector<const atlas::Line*> Composer::linesOf(const Moment& side, float margin) const {
  std::vector<const atlas::Line*> shown;
  const auto isPartSeen = [&](const geo::PlaneRing& part) { return isSeen(part, margin); };
  for (const atlas::Line& line : atlas_.records().lines) {
    if (!basemap_.isWorld && line.covers(side.date) &&
        view_.shows(isProposed(line) ? Layer::Proposals : Layer::Lines) &&
        std::ranges::any_of(survey_.planesOf(line), isPartSeen)) {
      shown.push_back(&line);
    }
  }
  std::ranges::stable_sort(shown, {},
                           [&side](const atlas::Line* line) { return lineStyle(line->kind, side.perspective).width; });
  const std::vector<const atlas::Line*> all = shown;
  std::erase_if(shown, [&](const atlas::Line* line) {
    return view_.selection != view::Selection{Subject::Line, line->id} &&
           std::ranges::none_of(survey_.planesApart(*line, all), isPartSeen);
  });
  return shown;
}

void Composer::addLines() {
  // Where lines share a stretch, the stronger class is drawn over the weaker.
  const std::vector<const atlas::Line*> shown = shownLines();
  for (const atlas::Line* line : shown) {
    addLine(*line, survey_.planesApart(*line, shown), lineStyle(line->kind, view_.perspective), palette_.lineInk);
  }
}

void Composer::addLine(const atlas::Line& line, const std::vector<geo::PlaneRing>& parts, const LineStyle& style,
                       Color color) {
  const auto isPartSeen = [this](const geo::PlaneRing& part) { return isSeen(part); };
  if (std::ranges::any_of(parts, isPartSeen)) {
    cite(line.evidence);
  }
  const view::Selection subject{Subject::Line, line.id};
  const bool isChosen = view_.selection == subject;
  const bool isLit = isChosen || std::ranges::find(hovered_, subject) != hovered_.end();
  // Names do not move for a line that is only pointed at.
  for (const geo::PlaneRing& part : isChosen ? survey_.planesOf(line) : parts) {
    keepClear(part);
  }
  for (const geo::PlaneRing& part : isLit ? survey_.planesOf(line) : parts) {
    std::vector<glm::vec2> pixels = pixelsOf(part);
    if (pixels.size() < 2) {
      continue;
    }
    scene_.items.emplace_back(Polyline{pixels, isLit ? palette_.selection : palette_.halo.withAlpha(170),
                                       px(style.width + (isLit ? 4.4F : 2.4F))});
    scene_.items.emplace_back(Polyline{pixels, color, px(style.width), px(style.dashOn), px(style.dashOff)});
    if (needsNames() && isProposed(line) && isSeen(part) && lengthOf(pixels) > px(60)) {
      const std::string title = "proposed: " + line.title;
      labels_.push_back({.subject = {},
                         .lines = stage_.type.wrapped(title, Face::Sans, px(type::kNote), px(150)),
                         .face = Face::Sans,
                         .sizePixels = px(type::kNote),
                         .color = palette_.lineInk,
                         .priority = 40,
                         .anchor = pixels[pixels.size() / 2],
                         .gapPixels = px(4),
                         .path = pixels,
                         .tie = Tie::Line,
                         .otherLines = {title}});
    }
    scene_.lines.push_back({subject, std::move(pixels)});
  }
}

void Composer::addPlaces() {
  if (!view_.shows(Layer::Places)) {
    return;
  }
  const auto isScene = [this](const atlas::Place& place) {  // of something that is just happening
    return std::ranges::any_of(shownEvents_, [&](const atlas::Event* event) { return event->place == place.id; });
  };
  for (const atlas::Place& place : atlas_.places()) {
    const bool isChosen = view_.selection == view::Selection{Subject::Place, place.id};
    const bool isCity = place.kind == "city";
    const bool isCape = place.kind == "cape" || place.kind == "bay";
    // A cape's mark would hide the islets before it on a map that does not name it yet.
    const std::size_t rank = static_cast<std::size_t>(std::clamp(place.rank, 1, 5)) - (isCape ? 0 : 1);
    // Cities of the world only where the world is drawn.
    const bool isMoment = place.kind == "epicentre";  // there only by its event, which brings its own mark
    const bool isShown = isMoment ? isScene(place)
                         : isCity ? basemap_.isWorld
                                  : metersPerUnit() < kPlaceResolution[rank];
    const glm::vec2 pixel = pixelOf(place);
    if ((!isShown && !isChosen) || !isInside(pixel, px(4)) || isHidden(pixel)) {
      continue;
    }
    const float radius = px(isCape ? 2.2F : 3.2F);
    if (!isMoment || isChosen) {
      scene_.items.emplace_back(Symbol{.shape = isCape ? SymbolShape::Triangle : SymbolShape::Disc,
                                       .center = pixel,
                                       .radiusPixels = radius,
                                       .fill = isCape ? palette_.textQuiet : palette_.halo,
                                       .outline = isChosen ? palette_.selection : palette_.place,
                                       .outlinePixels = px(isCape ? 0.6F : 1.3F)});
    }
    keepMarkClear({pixel - radius, pixel + radius}, place.id);
    const view::Selection subject{Subject::Place, place.id};
    scene_.marks.push_back({subject, pixel - glm::vec2{px(5)}, pixel + glm::vec2{px(5)}});
    if (view_.shows(Layer::Labels) && needsNames()) {
      const std::string* host = basemap_.hostOf(place.id);
      const atlas::NameSet names =
          namesUnder(place, host == nullptr ? nullptr : standingOf(survey_.numberOf(*host)).status);
      std::vector<std::string> stacked = labelLines(names, isDisputed(place), view_);
      const bool isStacked = view_.names == view::Names::All;
      std::vector<std::string> lines = isStacked ? stacked : std::vector{nameInline(names, isDisputed(place), view_)};
      if (isStacked || stacked.size() < 2) {
        stacked.clear();
      }
      if (const std::string meetings = meetingsAt(place); !meetings.empty() && view_.shows(Layer::AllEvents)) {
        lines.push_back("Abe-Putin no. " + meetings);
      }
      labels_.push_back({.subject = subject,
                         .lines = std::move(lines),
                         .face = Face::Sans,
                         .sizePixels = px(place.rank <= 1 ? type::kSmall : type::kNote),
                         .color = palette_.place,
                         .priority = 60.0 - 8.0 * place.rank + (isChosen ? 300 : 0),
                         .anchor = pixel,
                         .gapPixels = radius + px(isCape ? 3.6F : 3.2F),
                         .tie = Tie::Mark,
                         .land = host == nullptr ? std::vector<std::string>{} : std::vector{*host},
                         .longestLeader = px(isChosen          ? kLongLeader
                                             : place.rank <= 2 ? kShortLeader
                                                               : 0),
                         .otherLines = std::move(stacked)});
    }
  }
}

// How strongly an event's mark is drawn: less the longer it is past; of all dates, those to come pale.
double Composer::freshnessOf(const atlas::Event& event) const {
  if (view_.shows(Layer::AllEvents)) {
    return event.start.first <= view_.date ? 1 : 0.45;
  }
  const auto age = static_cast<double>((view_.date - event.end.last).count());
  return 1 - 0.4 * std::max(0.0, age) / kRecentDays;
}

// The meetings of a count that took place here, as "1, 4, 25"; empty where none is shown.
std::string Composer::meetingsAt(const atlas::Place& place) const {
  std::vector<std::string> numbers;
  for (const atlas::Meeting& meeting : atlas_.records().meetings) {
    const atlas::Event* event = atlas_.event(meeting.event);
    if (event != nullptr && event->place == place.id && view::passes(view_.filter, *event, atlas_)) {
      numbers.push_back(std::to_string(meeting.sinceTwoThousandSix));
    }
  }
  return joined(numbers, ", ");
}

// Of events of one kind in one place only the last would be seen: the others are left out. A meeting place of decades
// then costs one mark.
void Composer::keepTopmost(std::vector<const atlas::Event*>& events) const {
  std::vector<const atlas::Event*> topmost;
  for (const atlas::Event* event : events) {
    const std::uint32_t number = survey_.markOf(*event).number;
    topmost.resize(std::max<std::size_t>(topmost.size(), number + 1));
    topmost[number] = event;
  }
  std::erase_if(events, [&](const atlas::Event* event) { return topmost[survey_.markOf(*event).number] != event; });
}

std::vector<const atlas::Event*> Composer::findShownEvents() const {
  const atlas::Event* focus = eventInFocus();
  std::vector<const atlas::Event*> shown;
  // What differs between two days is no event: only a chosen one is marked then.
  if (view_.shows(Layer::Events) && !marksDifference()) {
    const atlas::Records& records = atlas_.records();
    shown = view_.shows(Layer::AllEvents) ? atlas_.eventsIn(records.periodFirst, records.periodLast)
                                          : atlas_.eventsIn(view_.date - std::chrono::days{kRecentDays}, view_.date);
    std::erase_if(shown, [&](const atlas::Event* event) {
      return event == focus || !isInside(scene_.transform.pixel(survey_.markOf(*event).plane)) ||
             !view::passes(view_.filter, *event, atlas_);
    });
    keepTopmost(shown);
  }
  if (focus != nullptr) {
    shown.push_back(focus);
  }
  return shown;
}

void Composer::addEvents() {
  const atlas::Event* focus = eventInFocus();
  for (const atlas::Event* event : shownEvents_) {
    const Survey::EventMark& mark = survey_.markOf(*event);
    if (!mark.hasPlace) {
      continue;
    }
    const glm::vec2 pixel = scene_.transform.pixel(mark.plane);
    if (!isInside(pixel, px(8))) {
      if (event == focus) {
        addOffMapArrow(*event, *atlas_.positionOf(*event));
      }
      continue;
    }
    const double freshness = event == focus ? 1 : freshnessOf(*event);
    const EventStyle style = eventStyle(palette_, event->kind);
    const float radius = px(event == focus ? 6.5F : 4.8F);
    if (event == focus) {
      scene_.items.emplace_back(Symbol{.shape = SymbolShape::Ring,
                                       .center = pixel,
                                       .radiusPixels = radius + px(4.5F),
                                       .fill = palette_.selection,
                                       .outline = palette_.selection,
                                       .outlinePixels = px(2)});
    }
    scene_.items.emplace_back(Symbol{.shape = style.shape,
                                     .center = pixel,
                                     .radiusPixels = radius,
                                     .fill = mixed(palette_.halo, style.color, freshness),
                                     .outline = palette_.halo,
                                     .outlinePixels = px(1.2F)});
    const glm::vec2 reach{radius + px(event == focus ? 6 : 1)};
    keepMarkClear({pixel - reach, pixel + reach});
    const view::Selection subject{Subject::Event, event->id};
    scene_.marks.push_back({subject, pixel - reach, pixel + reach});
    cite(event->evidence);
    if (event == focus && view_.shows(Layer::Labels) && needsNames()) {
      labels_.push_back({.subject = subject,
                         .lines = {event->title},
                         .face = Face::SansBold,
                         .sizePixels = px(type::kSmall),
                         .color = palette_.text,
                         .priority = 1000,
                         .anchor = pixel,
                         .gapPixels = radius + px(8),
                         .tie = Tie::Mark,
                         .longestLeader = px(kLongLeader)});
    }
  }
}

// One entry for each kind of event that has a mark in the picture.
void Composer::addEventLegend() {
  std::vector<std::string_view> kinds;
  for (const atlas::Event* event : shownEvents_) {
    if (isInside(scene_.transform.pixel(survey_.markOf(*event).plane), px(8)) &&
        std::ranges::find(kinds, event->kind) == kinds.end()) {
      kinds.push_back(event->kind);
    }
  }
  for (const atlas::TitledId& kind : atlas_.records().eventKinds) {
    if (std::ranges::find(kinds, kind.id) != kinds.end()) {
      const EventStyle style = eventStyle(palette_, kind.id);
      scene_.legend.push_back(
          {.kind = LegendKind::Symbol, .title = kind.title, .color = style.color, .shape = style.shape});
    }
  }
}

void Composer::addOffMapArrow(const atlas::Event& event, geo::LonLat place) {
  const atlas::Place* city = atlas_.place(event.place);
  // Measured from the islands the event is about, else from the middle of the picture.
  const atlas::Island* island = event.islands.empty() ? nullptr : atlas_.island(event.islands.front());
  const bool fromIsland = island != nullptr && !island->isGroup();
  const geo::LonLat from = fromIsland ? island->position : view_.camera.center;
  const geo::Inverse way = geo::inverse(from, place);

  // Where the line from the middle of the picture towards the place leaves the frame.
  const double azimuth = geo::inverse(view_.camera.center, place).azimuthFromDegrees * std::numbers::pi / 180 +
                         basemap_.projection.northAt(view_.camera.center);
  const glm::vec2 direction{static_cast<float>(std::sin(azimuth)), static_cast<float>(-std::cos(azimuth))};
  const glm::vec2 half{static_cast<float>(frame_.width) / 2, static_cast<float>(frame_.height) / 2};
  const float inset = px(16);
  const float reach = std::min((half.x - inset) / std::max(std::abs(direction.x), 1e-4F),
                               (half.y - inset) / std::max(std::abs(direction.y), 1e-4F));
  // Drawn back towards the middle until no furniture hides any of it.
  const glm::vec2 size{px(11)};
  glm::vec2 tip = half + direction * reach;
  const auto isCovered = [&](const Box& box) { return box.overlaps({tip - size, tip + size}); };
  for (float back = 0; std::ranges::any_of(reserved_, isCovered) && back < reach; back += px(4)) {
    tip = half + direction * (reach - back);
  }
  scene_.items.emplace_back(Symbol{.shape = SymbolShape::Arrow,
                                   .center = tip,
                                   .radiusPixels = px(9),
                                   .fill = palette_.selection,
                                   .outline = palette_.halo,
                                   .outlinePixels = px(1.2F),
                                   .rotation = static_cast<float>(azimuth)});
  const view::Selection subject{Subject::Event, event.id};
  scene_.marks.push_back({subject, tip - size, tip + size});
  keepMarkClear({tip - size, tip + size});
  cite(event.evidence);
  if (city == nullptr || !needsNames()) {
    return;
  }
  const int bearing = (static_cast<int>(std::lround(way.azimuthFromDegrees)) + 360) % 360;
  labels_.push_back(
      {.subject = subject,
       .lines = {nameInline(city->names, false, view_),
                 fmt::format("{} km from {}, bearing {:03}°", grouped(std::llround(way.distanceMeters / 1000)),
                             fromIsland ? nameInline(island->names, false, view_) : "the middle of the map", bearing)},
       .face = Face::SansBold,
       .sizePixels = px(type::kSmall),
       .color = palette_.text,
       .priority = 1000,
       .anchor = tip,
       .gapPixels = px(13),
       .tie = Tie::Mark,
       .longestLeader = px(kLongLeader)});
}

LabelKey Composer::labelKey() const {
  return {.basemap = basemap_,
          .frame = frame_,
          .view = view_,
          .since = survey_.unchangedSince(view_.date),
          .events = shownEvents_,
          .reserved = reserved_,
          .zones = zonesShown()};
}

std::shared_ptr<const Lettering> Composer::knownNames() const { return stage_.labels->known(labelKey()); }

void Composer::keepMarkClear(const Box& mark, const std::string& id) {
  if (needsNames()) {
    placement_.reserve(mark, id);
  }
}

void Composer::keepClear(const std::vector<glm::vec2>& line) {
  if (needsNames()) {
    placement_.avoid(line);
  }
}

void Composer::keepClear(const geo::PlaneRing& line) {
  if (needsNames()) {
    keepClear(pixelsOf(line));
  }
}

void Composer::placeLabels(const OnGround& onGround) {
  const auto place = [this] { return stage_.labels->lettered(labelKey(), std::move(placement_), stage_.type); };
  if (!onGround) {
    names_ = place();
    return;
  }
  std::future<std::shared_ptr<const Lettering>> names = std::async(std::launch::async, place);
  onGround(scene_);
  names_ = names.get();
}

void Composer::addNames() {
  scene_.names.first = scene_.items.size();
  scene_.items.insert(scene_.items.end(), names_->items.begin(), names_->items.end());
  scene_.names.last = scene_.items.size();
  scene_.marks.insert(scene_.marks.end(), names_->marks.begin(), names_->marks.end());
}

}  // namespace kurilscope::scene
