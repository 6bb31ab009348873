#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "atlas/atlas.hpp"
#include "base/diagnostics.hpp"
#include "scene/snap.hpp"
#include "scene/vision.hpp"
#include "ui/briefing.hpp"
#include "ui/fonts.hpp"
#include "view/command.hpp"

namespace kurilscope::ui {

// By the clock, or from event to event, each long enough to be read.
enum class PlayMode { Clock, Story };

// A stretch of days that playing repeats; both ends belong to it.
struct Loop {
  atlas::Day first{};
  atlas::Day last{};

  bool operator==(const Loop&) const = default;
};

// How the playhead runs by itself.
struct Playback {
  bool isPlaying = false;
  double daysPerSecond = 365;
  PlayMode mode = PlayMode::Clock;
  bool isReverse = false;
  bool followsCamera = true;  // a story flies to each event's place on the map
  bool skipsEmpty = true;     // while a story is chosen the axis folds stretches without events
  std::optional<Loop> loop;

  bool operator==(const Playback&) const = default;
};

// What panels ask of the program that is no change of the View.
enum class Request {
  TogglePlay,
  Undo,
  Redo,
  SavePicture,
  CopyLink,
  CopyPicture,
  CopyText,
  ToggleBriefing,
  ToggleHelp,
  ToggleSearch,
  ToggleClaims,
  ToggleArticle,
  ToggleMeasure,
  MeasureBack,  // the last end is taken back; both do nothing while the tool is off
  MeasureEnd,
  Escape,
  Quit
};

// What lies over the map, one at a time.
enum class Sheet { None, Claims, Article };

// A bookmark as the menu shows it.
struct BookmarkTitle {
  int number = 0;
  std::string name;
  atlas::Day date{};
};

// The measure tool as the panels show it.
struct MeasureHint {
  bool isOn = false;
  std::string lastEnd = {};                    // where a click goes on from; empty: it begins
  std::optional<scene::Snapped> snapped = {};  // what a click takes hold of; nothing off the map
  bool closes = false;                         // a click closes the polygon
  std::optional<geo::Shortest> next = {};      // from the last end to it
  std::vector<glm::vec2> line = {};            // the same in pixels of the map
};

struct PanelInput {
  const atlas::Atlas& atlas;
  const view::View& view;
  Playback playback;
  view::Selection hovered;                        // by the mouse on the map
  std::optional<geo::LonLat> cursor;              // where the mouse stands on the map
  std::span<const view::Coasts::Near> nearSides;  // of the cursor: view::nearestSides
  MeasureHint measure;
  std::optional<scene::Box> chosenMark;        // of the chosen event, in pixels of the map
  scene::Vision vision = scene::Vision::Full;  // whose sight the window shows: no part of the View
  bool canUndo = false;
  bool canRedo = false;
  bool isHelpOpen = false;  // the sheet of keys, which Request::ToggleHelp opens and closes
  bool isSearchOpen = false;
  Sheet sheet = Sheet::None;
  Briefing briefing = {};
  std::span<const BookmarkTitle> bookmarks;  // by number
  std::string message;                       // shown for a while at the foot of the map: "Saved kuril-1956-10-19.png"
  double widthPixels = 0;                    // of the window's framebuffer
  double heightPixels = 0;
  float scale = 1;  // pixels per 1/96 inch
};

struct PanelOutput {
  view::Commands commands;
  std::vector<Request> requests;
  std::optional<double> daysPerSecond;   // a new speed
  std::optional<Playback> playback;      // another mode, direction or loop
  std::optional<int> goToBookmark;       // by its number
  std::vector<view::Selection> hovered;  // what the mouse hovers in a panel, to light up on the map
  std::optional<scene::Vision> vision;   // another sight to show
  std::optional<BriefingPage> briefing;  // the page, edited
  std::string copyText;                  // for CopyText: the open card, or what was asked to be copied
  bool isAnimating = false;              // something moves by itself: draw the next frame at once
  bool isScrubbing = false;              // while a drag goes on, so that undo counts it as one step
  std::vector<scene::Box> covered;       // what floats over the map, in pixels of the window
};

// The largest scale that setUp takes: the characters of larger ones may not fit the texture of every machine.
inline constexpr float kLargestScale = 4;

// Where the map is drawn: the window less the timeline and the side panel, in pixels from the top left.
struct MapArea {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
};

// The panels' fonts for a pack, into an atlas; see loadFonts.
[[nodiscard]] Fonts loadFontsFor(const atlas::Atlas& atlas, const scene::Typesetter& type, float scale,
                                 ImFontAtlas& into);

// All panels around the map. They read Atlas and View and answer with Commands; they draw no map.
class Panels {
 public:
  Panels();
  ~Panels();

  // Takes fonts for a pack and a scale that were loaded beforehand, into the atlas that ImGui's context is made with.
  void useFonts(const atlas::Atlas& atlas, const Fonts& fonts, float scale);

  // Loads the fonts of the map into ImGui (every character of the pack, Latin, Cyrillic, kana) at the scale's sizes,
  // where they are not there yet, and styles ImGui from the theme's palette. Call before the first frame and when theme
  // or scale change.
  void setUp(const atlas::Atlas& atlas, const scene::Typesetter& type, view::Theme theme, float scale);

  [[nodiscard]] static MapArea mapArea(double windowWidth, double windowHeight, float scale);
  // What the toolbar covers of the map at its upper edge, in pixels.
  [[nodiscard]] static double toolbarHeight(float scale);

  [[nodiscard]] bool isMenuOpen() const;
  // Closes the menu that is open; false when none is.
  bool closeMenu();

  // Draws between ImGui::NewFrame and ImGui::Render.
  [[nodiscard]] PanelOutput draw(const PanelInput& input);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Fonts and style for brokenPackUi, where there is no atlas to set Panels up with. Call before the first frame.
void setUpForBrokenPack(const scene::Typesetter& type, const std::string& pack, const Diagnostics& diagnostics,
                        view::Theme theme, float scale);

// The list of a broken pack's problems, filling the window, with what to do; instead of the map.
void brokenPackUi(const std::string& pack, const Diagnostics& diagnostics, float scale);

}  // namespace kurilscope::ui
