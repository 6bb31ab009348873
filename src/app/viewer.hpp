#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/bookmarks.hpp"
#include "app/briefing_desk.hpp"
#include "app/coast_desk.hpp"
#include "app/event_queue.hpp"
#include "app/input.hpp"
#include "app/map_drawing.hpp"
#include "app/measure_tool.hpp"
#include "app/playback.hpp"
#include "app/raster_desk.hpp"
#include "app/window.hpp"
#include "app/zone_desk.hpp"
#include "platform/window.hpp"
#include "ui/panels.hpp"
#include "view/history.hpp"

namespace kurilscope::app {

// The program in a window: takes input, turns it into Commands, applies them to the one View, and draws a frame only
// when something changed.
class Viewer {
 public:
  // `zones` fills the shelf of the stage.
  Viewer(const scene::Stage& stage, ZoneDesk& zones, RasterDesk& rasters, canvas::gl::Canvas canvas,
         platform::Window& window, BriefingDesk briefing, const WindowOptions& options);

  void wake();  // something happened: draw again

  // Shows these bookmarks and saves them there; tells what of them could not be read.
  void useBookmarks(const std::filesystem::path& path);
  [[nodiscard]] const ui::BriefingPage& briefingPage() const { return briefing_.page(); }
  void setScalePercent(int percent);
  [[nodiscard]] int scalePercent() const { return scalePercent_; }
  [[nodiscard]] const ui::Playback& playback() const { return playback_; }
  [[nodiscard]] bool isSomethingOpen() const;  // over the window, which Esc would close
  [[nodiscard]] view::View shown() const;      // where a flight ends, when there is one

  // Sleeps until there is something to do, and takes in what the window tells.
  void waitForEvents();
  [[nodiscard]] bool isOver() const { return isOver_; }  // the window is to be closed
  // What to tell of a picture that was still being made then, which leaves nothing.
  [[nodiscard]] std::optional<std::string> giveUpPicture() { return briefing_.giveUp(); }
  [[nodiscard]] bool hasEvents() const { return !queue_.isEmpty(); }  // that are left for later frames
  [[nodiscard]] bool needsFrame() const;  // never more often than the screen shows one, nor while minimised
  void useFonts(const ui::Fonts& fonts, float scale);  // see ui::Panels
  void setUpPanels();                                  // before ImGui's frame begins: for another theme or scale
  [[nodiscard]] std::vector<platform::Event> takeEvents() { return queue_.take(); }  // of the frame that begins
  void drawFrame(std::span<const platform::Event> events);                           // inside ImGui's frame
  void afterFrame();                                                // once it is shown: begins what can wait until then
  [[nodiscard]] scene::Vision vision() const { return vision_; }    // whose sight the window shows
  [[nodiscard]] bool isMapFinal() const { return map_.isFinal(); }  // false while a better level of detail is made

 private:
  void obey(const Wish& wish);
  void obey(const view::Command& command);
  void obey(ui::Request request);
  void show(const view::View& view);  // all of it at once, the camera in a flight
  void fly(const view::View& target);
  void escape();
  void take(const platform::Event& event);
  void onStroke(const KeyStroke& stroke);
  void onPress(glm::dvec2 pixel);
  void onRelease(glm::dvec2 pixel, int modifiers);
  void onDrop(const std::filesystem::path& path);  // a picture: its View comes back
  void measure(glm::vec2 pixel, bool isExact);
  [[nodiscard]] std::optional<double> secondsToSleep();
  void leave();
  void land();  // at the end of a flight, at once
  void setBookmark(int number);
  void goToBookmark(int number);
  void stepScale(int step);
  [[nodiscard]] float scaleWanted() const;
  void advanceTime();
  void advanceDesks();
  void take(const PlayStep& step);
  [[nodiscard]] ui::MeasureHint measureHint();
  [[nodiscard]] std::vector<view::Coasts::Near> nearSides(std::optional<geo::LonLat> place);
  void drawMap();
  [[nodiscard]] std::optional<scene::Box> chosenMark() const;
  void drawPanels();
  [[nodiscard]] ui::BriefingPage pictureWanted() const;
  void begin(const Result<void>& picture);
  void advanceBriefing();
  void say(std::string message);
  [[nodiscard]] std::string messageShown() const;
  void keepHistory();
  [[nodiscard]] scene::Frame mapFrame() const;
  [[nodiscard]] bool isOverMap(glm::dvec2 pixel) const;

  const scene::Stage& stage_;
  ZoneDesk& zones_;
  RasterDesk& rasters_;
  MapDrawing map_;
  platform::Window& window_;
  bool printsViews_ = false;
  double secondsBetweenFrames_;
  double nextFrameAt_ = 0;
  std::string printed_;

  view::View view_;
  view::History history_;
  Flight flight_;
  Player player_;
  ui::Playback playback_;
  double lastFrame_ = 0;

  ui::Panels panels_;
  std::optional<std::pair<view::Theme, float>> panelsSetUpFor_;
  float scale_ = 1;  // pixels per 1/96 inch, for panels and map alike: that of the frame's fonts
  ui::MapArea area_;
  std::string cardText_;  // what "copy as text" copies
  bool isScrubbing_ = false;
  bool isPanelMoving_ = false;  // a panel's animation wants the next frame
  scene::Vision vision_ = scene::Vision::Full;
  bool isHelpOpen_ = false;
  bool isSearchOpen_ = false;
  ui::Sheet sheet_ = ui::Sheet::None;
  std::vector<scene::Box> covered_;  // what floats over the map, in its pixels

  BriefingDesk briefing_;

  std::filesystem::path bookmarksPath_;
  Bookmarks bookmarks_;
  int scalePercent_ = 100;

  MapMouse mouse_;
  CoastDesk coasts_;
  MeasureTool tool_;
  glm::dvec2 cursor_{-1, -1};  // in pixels from the map's top left
  view::Selection hoveredOnMap_;
  std::vector<view::Selection> hoveredInPanel_;
  std::string message_;
  double messageUntil_ = 0;

  EventQueue queue_;
  int modifiers_ = 0;  // held by the last event
  int framesDue_ = 0;
  bool isLeaving_ = false;  // as soon as the picture that is being made is done
  bool isOver_ = false;
};

}  // namespace kurilscope::app
