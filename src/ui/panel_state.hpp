#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scene/style.hpp"
#include "ui/band_segments.hpp"
#include "ui/fonts.hpp"
#include "ui/layout.hpp"
#include "ui/panels.hpp"
#include "ui/time_axis.hpp"
#include "ui/timeline_items.hpp"
#include "view/measure.hpp"
#include "view/search.hpp"

namespace kurilscope::ui {

enum class Drag { None, Scrub, Pan, ZoomToRange, Loop };

// What of the brush on the strip of the whole period is held.
enum class BrushPart { None, Left, Middle, Right };

// What the timeline remembers between frames.
struct TimelineState {
  std::optional<TimeRange> range;  // of places (TimeFolds); nothing: not drawn yet, so show all
  Glide glide;                     // of the range, while a zoom is under way
  Drag drag = Drag::None;
  BrushPart brush = BrushPart::None;
  float dragX = 0;          // where the drag began
  TimeRange dragRange;      // what was shown then
  atlas::Day dateBefore{};  // where the playhead stood before the last press on the ruler
  atlas::Day shownDate{};   // the date of the last frame, to notice that it moved by other means
  bool isTyping = false;    // the date is being typed
  bool wantsFocus = false;
  std::array<char, 64> typed{};
  std::string typedError;
};

// What the list's rows were measured for.
struct RowsMeasured {
  view::Filter filter;
  float width = 0;
  float scale = 0;

  bool operator==(const RowsMeasured&) const = default;
};

struct EventListState {
  std::array<char, 96> filter{};
  bool isTyping = false;
  std::optional<atlas::Day> shownDay;  // the day last scrolled into view
  std::optional<RowsMeasured> measured;
  std::vector<float> rowTops;  // and the end of the last row
};

struct SearchState {
  bool isOpen = false;
  bool isTyping = false;
  std::array<char, 128> typed{};
  std::string asked;  // what the hits answer
  std::vector<view::Hit> hits;
  std::size_t chosen = 0;
};

// The lanes' items as they were last placed; forgotten when events or folds change.
struct PlacedItems {
  TimeAxis axis;
  float scale = 0;
  std::vector<TimelineItem> items;
  std::vector<ItemLabel> labels;
};

// The strip's bars, likewise.
struct CountedDensity {
  TimeAxis axis;
  std::vector<Density> parts;
};

struct CompareState {
  std::array<char, 64> typed{};
  std::string typedError;
};

// How far the pulse about the event chosen last has come.
struct Pulse {
  std::string event;
  double seconds = 0;
};

struct TypedRings {
  std::array<char, 64> typed{};
  std::string error;
};

// What is typed into the briefing dialog.
struct BriefingState {
  bool isOpen = false;
  std::array<char, 240> title{};
  std::array<char, 2000> caption{};
  std::array<char, 16> size{};
  std::array<char, 12> scale{};
  std::string error;
};

// A measurement and what is told of it.
struct MeasuredFacts {
  view::Measurement of;
  std::optional<view::Measured> measured;
  std::vector<const atlas::PublishedDistance*> published;  // between two ends
  double coastErrorMeters = 0;                             // likewise: view::coastErrorMeters
};

// What the panels remember between frames; nothing of it is part of a View.
struct PanelState {
  Fonts fonts;
  float scale = 0;
  view::Theme theme = view::Theme::Light;
  const atlas::Atlas* atlas = nullptr;          // the one that what follows was made from
  std::vector<std::vector<BandSegment>> bands;  // one list a band of the pack
  std::vector<atlas::Day> snapDays;             // first and last days of events, ascending, each once
  FilteredEvents events;                        // as the View's filter leaves them
  TimeFolds folds;                              // of the axis, none unless a story folds its empty stretches
  bool isFolded = false;
  std::optional<PlacedItems> placedItems;
  std::optional<CountedDensity> density;
  std::vector<std::string> islandChoices;  // ids; to filter events by
  std::vector<std::string> actorChoices;
  std::map<std::string, std::optional<double>> hokkaidoMeters;
  TimelineState timeline;
  EventListState list;
  SearchState search;
  CompareState compare;
  BriefingState briefing;
  std::map<std::string, TypedRings> rings;  // by what they are around
  std::optional<MeasuredFacts> measured;
  Pulse pulse;
  bool isToolbarHovered = false;
  std::string popover;    // the toolbar's open menu, or empty
  std::string shownCard;  // what the side panel showed last, to begin a new card at its top
};

// What every part of the panels draws with: the question, the answer, the memory and the means.
struct Ui {
  const PanelInput& in;
  PanelOutput& out;
  PanelState& state;
  const scene::Palette& colors;
  float scale = 1;

  [[nodiscard]] float px(float units) const { return units * scale; }
  void command(view::Command command) const { out.commands.push_back(std::move(command)); }
  void request(Request request) const { out.requests.push_back(request); }
  void copy(std::string text) const {
    out.copyText = std::move(text);
    out.requests.push_back(Request::CopyText);
  }
  [[nodiscard]] bool isSelected(view::Subject subject, const std::string& id) const {
    return in.view.selection == view::Selection{subject, id};
  }
};

// The parts, each in the file of its name.
void toolbarUi(const Ui& ui, const Rect& map);
inline constexpr float kToolbarUnits = 36;        // its height
inline constexpr float kToolbarMarginUnits = 10;  // around it
[[nodiscard]] float toolbarWidth(const Ui& ui, const Rect& map);
// The summits alone, of all dates, on the world; and back to all events on the whole region.
[[nodiscard]] bool areAllSummitsShown(const Ui& ui);
void toggleAllSummits(const Ui& ui);
void timelineUi(const Ui& ui, const Rect& area);
void eventCardUi(const Ui& ui, const atlas::Event& event);
void islandCardUi(const Ui& ui, const atlas::Island& island);
void placeCardUi(const Ui& ui, const atlas::Place& place);
void lineCardUi(const Ui& ui, const atlas::Line& line);
void eventListUi(const Ui& ui);
void changesUi(const Ui& ui);      // instead of the event list while two sides are compared
void compareMenuUi(const Ui& ui);  // in the toolbar's popover
void searchUi(const Ui& ui, const Rect& map);
void helpUi(const Ui& ui, const Rect& window);
void pulseUi(const Ui& ui, const Rect& map);
void sightUi(const Ui& ui, const Rect& map);  // that the window shows another's sight, and the way back
[[nodiscard]] const char* titleOf(scene::Vision vision);

}  // namespace kurilscope::ui
