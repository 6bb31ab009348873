#include "app/viewer.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "app/picture_texts.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"
#include "brief/page.hpp"
#include "scene/navigate.hpp"
#include "view/fit.hpp"

namespace kurilscope::app {

namespace {

constexpr int kFramesAfterInput =
    6;  // ImGui settles over a few frames: a click opens a field, which then takes the keys
constexpr double kMessageSeconds = 4;
constexpr double kPartOfRefresh =
    0.9;  // frames are at least that far apart: a swap that waits for the screen sets the pace
constexpr double kStoryPollSeconds = 0.1;
constexpr double kWorkPollSeconds = 0.05;  // of zones, rasters, pictures and the coasts' indices
constexpr double kMeshPollSeconds = 0.02;  // while a better level of detail is made
constexpr double kCaretSeconds = 0.4;
constexpr glm::dvec2 kNowhere{-1, -1};  // for a mouse that is not in the window

// Commands that move the camera to a place of their own are flown, not jumped.
bool isFlown(const view::Command& command) {
  return std::holds_alternative<view::GoTo>(command) || std::holds_alternative<view::GoToView>(command) ||
         std::holds_alternative<view::FitBox>(command);
}

}  // namespace

Viewer::Viewer(const scene::Stage& stage, ZoneDesk& zones, RasterDesk& rasters, canvas::gl::Canvas canvas,
               platform::Window& window, BriefingDesk briefing, const WindowOptions& options)
    : stage_(stage),
      zones_(zones),
      rasters_(rasters),
      map_(stage, std::move(canvas)),
      window_(window),
      printsViews_(options.printsViews),
      secondsBetweenFrames_(kPartOfRefresh / window.refreshRate()),
      view_(options.view),
      history_(view_),
      briefing_(std::move(briefing)),
      coasts_(stage.atlas) {
  if (!options.message.empty()) {
    say(options.message);
  }
  wake();
}

void Viewer::wake() { framesDue_ = kFramesAfterInput; }

bool Viewer::needsFrame() const { return framesDue_ > 0 && window_.now() >= nextFrameAt_ && !window_.isMinimized(); }

// Nothing: until something happens. What is shown for a while, or moves, makes the next frame due.
std::optional<double> Viewer::secondsToSleep() {
  // Not every driver makes a swap wait for the screen.
  const double untilScreen = std::max(nextFrameAt_ - window_.now(), 0.0);
  const bool isWorking = zones_.isBusy() || rasters_.isBusy() || briefing_.isBusy() || coasts_.isBusy();
  if (window_.isMinimized()) {  // nothing can be seen, and time stands still
    return isLeaving_ ? std::optional(kWorkPollSeconds) : std::nullopt;
  }
  const bool isStory = playback_.isPlaying && playback_.mode == ui::PlayMode::Story;
  if (flight_.isFlying() || (playback_.isPlaying && !isStory) || isPanelMoving_ || map_.areNamesFading()) {
    wake();
    return untilScreen;
  }
  if (isStory) {  // nothing moves while an event is read
    framesDue_ = std::max(framesDue_, 1);
    return kStoryPollSeconds;
  }
  if (!queue_.isEmpty()) {
    wake();
  }
  if (framesDue_ > 0) {
    return untilScreen;
  }
  if (!map_.isFinal() || isWorking) {
    framesDue_ = 1;
    return map_.isFinal() ? kWorkPollSeconds : kMeshPollSeconds;
  }
  if (!message_.empty()) {
    return std::max(messageUntil_ - window_.now(), 0.01);
  }
  if (ImGui::GetIO().WantTextInput) {  // its caret blinks; nothing else moves by itself
    framesDue_ = 1;
    return kCaretSeconds;
  }
  return std::nullopt;
}

void Viewer::waitForEvents() {
  std::vector<platform::Event> events = window_.wait(secondsToSleep());
  for (const platform::Event& event : events) {
    if (event.kind == platform::Event::Kind::Close) {
      leave();
    } else if (event.kind == platform::Event::Kind::End) {
      isOver_ = true;
    }
  }
  if (!events.empty()) {
    wake();
  }
  if (!message_.empty() && window_.now() >= messageUntil_) {
    message_.clear();
    wake();
  }
  queue_.add(std::move(events));
  if (isLeaving_ && window_.isMinimized()) {
    advanceBriefing();
  }
}

// A picture that is being made is waited for; asked once more, it is given up.
void Viewer::leave() {
  isOver_ = isLeaving_ || !briefing_.isBusy();
  isLeaving_ = true;
  wake();
}

scene::Frame Viewer::mapFrame() const { return {area_.width, area_.height, scale_}; }

bool Viewer::isOverMap(glm::dvec2 pixel) const {
  return pixel.x >= 0 && pixel.y >= 0 && pixel.x < area_.width && pixel.y < area_.height &&
         !ImGui::GetIO().WantCaptureMouse && !briefing_.isOpen();
}

void Viewer::take(const platform::Event& event) {
  using Kind = platform::Event::Kind;
  modifiers_ = event.modifiers;
  if (const auto stroke = strokeOf(event)) {
    onStroke(*stroke);
  }
  const bool isLeft = event.button == platform::Button::Left;
  if (event.kind == Kind::Move) {
    cursor_ = {event.x - area_.left, event.y - area_.top};
    obey(mouse_.move(cursor_, view_, stage_, mapFrame()));
  } else if (event.kind == Kind::Leave && !mouse_.isDown()) {
    cursor_ = kNowhere;
  } else if (event.kind == Kind::ButtonDown && isLeft) {
    onPress(cursor_);
  } else if (event.kind == Kind::ButtonUp && isLeft) {
    onRelease(cursor_, event.modifiers);
  } else if (event.kind == Kind::ButtonDown && event.button == platform::Button::Back) {
    obey(ui::Request::Undo);
  } else if (event.kind == Kind::ButtonDown && event.button == platform::Button::Forward) {
    obey(ui::Request::Redo);
  } else if (event.kind == Kind::Wheel && isOverMap(cursor_)) {
    obey(MapMouse::wheel(cursor_, event.y, event.modifiers, view_, stage_, mapFrame()));
  } else if (event.kind == Kind::Drop) {
    onDrop(event.path);
  }
}

void Viewer::onStroke(const KeyStroke& stroke) {
  const ui::KeyBinding* binding = bindingOf(stroke);
  const bool isSaving = binding != nullptr && binding->action == ui::KeyAction::SavePicture;  // no text means that
  if (isSaving || !ImGui::GetIO().WantTextInput) {
    obey(wishOf(stroke, view_, stage_, mapFrame()));
    keepHistory();
  }
}

void Viewer::onPress(glm::dvec2 pixel) {
  if (isOverMap(pixel)) {
    mouse_.press(pixel);
  }
}

void Viewer::onRelease(glm::dvec2 pixel, int modifiers) {
  if (!tool_.isOn()) {
    obey(mouse_.release(pixel, window_.now(), view_, stage_, map_.scene()));
  } else if (const auto click = mouse_.click(window_.now()); click == MapMouse::Click::Double) {
    tool_.finish();
  } else if (click == MapMouse::Click::Single) {
    measure(glm::vec2(pixel), (modifiers & platform::kShift) != 0);
  }
}

void Viewer::onDrop(const std::filesystem::path& path) {
  const auto carried = carriedBy(path, stage_.atlas);
  if (!carried) {
    say(carried.error().message);
    return;
  }
  show(carried->view);
  say(carried->note.empty() ? fmt::format("The view of {}. Ctrl+Z goes back", path.filename().string())
                            : carried->note);
}

void Viewer::measure(glm::vec2 pixel, bool isExact) {
  const scene::Snapped at = scene::snapped(stage_, view_, map_.scene(), coasts_.all(), pixel, isExact);
  obey(Wish{.commands = tool_.click(at, tool_.wouldClose(stage_, view_, map_.scene(), pixel), view_)});
}

void Viewer::obey(const Wish& wish) {
  for (const view::Command& command : wish.commands) {
    obey(command);
  }
  for (const ui::Request request : wish.requests) {
    obey(request);
  }
  playback_.daysPerSecond = wish.daysPerSecond.value_or(playback_.daysPerSecond);
  if (wish.setBookmark) {
    setBookmark(*wish.setBookmark);
  }
  if (wish.goToBookmark) {
    goToBookmark(*wish.goToBookmark);
  }
  if (wish.scaleStep) {
    stepScale(*wish.scaleStep);
  }
}

void Viewer::obey(const view::Command& command) {
  view::View target = view::apply(view_, command, stage_.atlas);
  if (std::holds_alternative<view::SetView>(command)) {
    show(target);
    return;
  }
  if (std::holds_alternative<view::GoToView>(command)) {
    target.camera = scene::shownBelow(stage_, view_, mapFrame(), ui::Panels::toolbarHeight(scale_), target.camera);
  }
  if (isFlown(command)) {
    fly(target);
    return;
  }
  if (std::holds_alternative<view::SetCamera>(command)) {
    flight_.stop();
  }
  view_ = target;
}

void Viewer::fly(const view::View& target) { flight_.start(view_.camera, target.camera, window_.now()); }

// A step that is not finished is finished first, so that undo takes back this one and no other.
void Viewer::land() {
  if (flight_.isFlying()) {
    view_.camera = flight_.target();
    flight_.stop();
    history_.record(view_);
  }
}

view::View Viewer::shown() const {
  view::View view = view_;
  view.camera = flight_.isFlying() ? flight_.target() : view.camera;
  return view;
}

void Viewer::useBookmarks(const std::filesystem::path& path) {
  bookmarksPath_ = path;
  BookmarksRead read = loadBookmarks(path);
  bookmarks_ = std::move(read.bookmarks);
  if (!read.problems.empty()) {
    say(joined(read.problems, "\n"));
    fmt::print(stderr, "{}\n", message_);
  }
}

void Viewer::setBookmark(int number) {
  const view::View here = shown();
  const std::string name = bookmarkName(here, stage_.atlas);
  bookmarks_[number] = {name, here};
  const Result<void> saved = bookmarksPath_.empty() ? Result<void>{} : saveBookmarks(bookmarksPath_, bookmarks_);
  say(saved
          ? fmt::format("Bookmark {}: {}, {}. Alt+{} comes back here", number, name, atlas::inWords(here.date), number)
          : saved.error().message);
}

void Viewer::goToBookmark(int number) {
  const auto found = bookmarks_.find(number);
  if (found == bookmarks_.end()) {
    say(fmt::format("There is no bookmark {0} yet: Ctrl+{0} sets it to what is shown", number));
    return;
  }
  if (const auto leftOut = view::fitted(found->second.view, stage_.atlas).leftOut; !leftOut.empty()) {
    say(fmt::format("Bookmark {} cannot be shown: {}", number, view::missing(leftOut)));
    return;
  }
  show(found->second.view);
}

void Viewer::show(const view::View& view) {
  land();
  const view::Camera from = view_.camera;
  view_ = view;
  view_.camera = from;
  fly(view);
}

float Viewer::scaleWanted() const {
  return std::min(window_.contentScale() * static_cast<float>(scalePercent_) / 100, ui::kLargestScale);
}

void Viewer::setScalePercent(int percent) {
  scalePercent_ = std::clamp(percent, kLeastScalePercent, kMostScalePercent);
  wake();
}

void Viewer::stepScale(int step) {
  constexpr int kSteps[] = {50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300};
  int percent = 100;
  if (step > 0) {
    const auto* next = std::ranges::upper_bound(kSteps, scalePercent_);
    percent = next == std::end(kSteps) ? kMostScalePercent : *next;
  } else if (step < 0) {
    const auto* next = std::ranges::lower_bound(kSteps, scalePercent_);
    percent = next == std::begin(kSteps) ? kLeastScalePercent : *(next - 1);
  }
  setScalePercent(percent);
  say(fmt::format("Interface at {} %", percent));
}

void Viewer::obey(ui::Request request) {
  switch (request) {
    case ui::Request::TogglePlay:
      playback_.isPlaying = !playback_.isPlaying;
      if (playback_.isPlaying) {
        take(player_.start(view_, playback_, stage_.atlas));
      }
      break;
    case ui::Request::Undo:
      land();
      view_ = history_.undo();
      break;
    case ui::Request::Redo:
      land();
      view_ = history_.redo();
      break;
    case ui::Request::SavePicture:
      begin(briefing_.save(shown(), pictureWanted()));
      break;
    case ui::Request::CopyPicture:
      begin(briefing_.copy(shown(), pictureWanted()));
      break;
    case ui::Request::ToggleBriefing:
      briefing_.toggle(view_.date);
      break;
    case ui::Request::CopyLink:
      window_.setClipboard(view::toText(view_));
      say("Link copied: open it with kurilscope --link TEXT");
      break;
    case ui::Request::CopyText:
      if (!cardText_.empty()) {
        window_.setClipboard(cardText_);
        say("Text copied");
      }
      break;
    case ui::Request::ToggleHelp:
      isHelpOpen_ = !isHelpOpen_;
      break;
    case ui::Request::ToggleClaims:
      sheet_ = sheet_ == ui::Sheet::Claims ? ui::Sheet::None : ui::Sheet::Claims;
      break;
    case ui::Request::ToggleArticle:
      sheet_ = sheet_ == ui::Sheet::Article ? ui::Sheet::None : ui::Sheet::Article;
      break;
    case ui::Request::ToggleMeasure:
      tool_.toggle();
      break;
    case ui::Request::MeasureBack:
      obey(Wish{.commands = tool_.isOn() ? tool_.back(view_) : view::Commands{}});
      break;
    case ui::Request::MeasureEnd:
      tool_.finish();
      break;
    case ui::Request::ToggleSearch:
      isSearchOpen_ = !isSearchOpen_;
      break;
    case ui::Request::Escape:
      escape();
      break;
    case ui::Request::Quit:
      leave();
      break;
  }
}

bool Viewer::isSomethingOpen() const {
  return panels_.isMenuOpen() || isHelpOpen_ || isSearchOpen_ || briefing_.isOpen() || sheet_ != ui::Sheet::None ||
         tool_.isOn() || vision_ != scene::Vision::Full;
}

// One thing a press, the topmost first.
void Viewer::escape() {
  if (panels_.closeMenu()) {
    return;
  }
  if (isHelpOpen_) {
    isHelpOpen_ = false;
  } else if (briefing_.isOpen()) {
    briefing_.toggle(view_.date);
  } else if (sheet_ != ui::Sheet::None) {
    sheet_ = ui::Sheet::None;
  } else if (tool_.isOn()) {
    tool_.toggle();
  } else if (vision_ != scene::Vision::Full) {
    vision_ = scene::Vision::Full;
  } else if (view_.selection.subject != view::Subject::Nothing) {
    obey(view::Select{});
  } else if (playback_.loop) {
    playback_.loop.reset();
  } else {
    obey(view::SetComparison{});
  }
}

void Viewer::say(std::string message) {
  message_ = std::move(message);
  messageUntil_ = window_.now() + kMessageSeconds;
}

// The page of the open dialog; without it the map as it is, with the window's own shape and sharpness.
ui::BriefingPage Viewer::pictureWanted() const {
  if (briefing_.isOpen()) {
    return briefing_.page();
  }
  const scene::Frame frame = mapFrame();
  ui::BriefingPage page;
  page.layout = brief::Layout::Map;
  page.size = {frame.width, frame.height};
  page.scale = frame.scale;
  return page;
}

void Viewer::begin(const Result<void>& picture) {
  if (!picture) {
    say(picture.error().message);
    fmt::print(stderr, "{}\n", message_);
  }
}

void Viewer::advanceBriefing() {
  if (const std::optional<std::string> told = briefing_.advance()) {
    say(*told);
    fmt::print(stderr, "{}\n", message_);
    wake();
    isOver_ = isOver_ || isLeaving_;
  }
}

void Viewer::advanceTime() {
  const double now = window_.now();
  const double elapsed = std::min(now - lastFrame_, 0.25);  // a stall does not make the playhead leap
  lastFrame_ = now;
  if (!message_.empty() && now >= messageUntil_) {
    message_.clear();  // also while frames follow one another without a wait
  }
  if (flight_.isFlying()) {
    view_.camera = flight_.at(now);
  }
  if (playback_.isPlaying && !isScrubbing_) {
    const PlayStep step = player_.advance(view_, playback_, elapsed, stage_.atlas);
    playback_.isPlaying = !step.isOver;
    take(step);
  }
}

// Starts what the View needs and is not there yet; what is done since the last frame shows in this one.
void Viewer::advanceDesks() {
  const Result<bool> raster =
      rasters_.advance(stage_, view_, static_cast<double>(area_.width) / std::max(area_.height, 1), area_.width);
  if (!raster) {
    say(raster.error().message);
    fmt::print(stderr, "{}\n", message_);
  }
  const bool hasZones = zones_.advance(view_);
  if (hasZones || raster.value_or(true)) {
    map_.forget();
    briefing_.forget();
    wake();  // the panels still told of the work
  }
}

void Viewer::take(const PlayStep& step) {
  view_.date = step.date.value_or(view_.date);
  if (step.event == nullptr) {
    return;
  }
  obey(view::Select{{view::Subject::Event, step.event->id}, true});
  const auto camera = storyCamera(*step.event, stage_.atlas);
  if (playback_.followsCamera && camera) {
    flight_.start(view_.camera, *camera, window_.now());
  }
}

void Viewer::keepHistory() {
  const bool isMoving = flight_.isFlying() || playback_.isPlaying || isScrubbing_ || mouse_.isDragging() ||
                        ImGui::GetIO().WantTextInput;  // a text typed is one step, not one a letter
  if (!isMoving) {
    history_.record(view_);
  }
}

void Viewer::useFonts(const ui::Fonts& fonts, float scale) { panels_.useFonts(stage_.atlas, fonts, scale); }

void Viewer::setUpPanels() {
  const std::pair<view::Theme, float> wanted{view_.theme, scaleWanted()};
  scale_ = wanted.second;
  if (panelsSetUpFor_ != wanted) {
    panels_.setUp(stage_.atlas, stage_.type, wanted.first, wanted.second);
    panelsSetUpFor_ = wanted;
  }
}

void Viewer::drawFrame(std::span<const platform::Event> events) {
  --framesDue_;
  nextFrameAt_ = window_.now() + secondsBetweenFrames_;
  advanceTime();
  const auto [width, height] = window_.size();
  area_ = ui::Panels::mapArea(width, height, scale_);
  for (const platform::Event& event : events) {
    take(event);
  }
  advanceBriefing();
  briefing_.draw(shown(), map_.canvas());
  // Panels first: what they ask for shows in this very frame.
  drawPanels();
  advanceDesks();
  drawMap();
  keepHistory();
  if (printsViews_) {
    std::string text = view::toText(view_);
    if (text != printed_) {
      printed_ = std::move(text);
      fmt::print("{}\n", printed_);
      std::fflush(stdout);
    }
  }
}

void Viewer::afterFrame() {
  if (map_.isFinal() && isOverMap(cursor_)) {
    coasts_.start();
  }
}

ui::MeasureHint Viewer::measureHint() {
  const bool isExact = (modifiers_ & platform::kShift) != 0;
  const bool isOver = map_.isComposed() && isOverMap(cursor_) && !mouse_.isDragging();
  return hintOf(tool_, stage_, view_, map_.scene(), coasts_, isOver ? std::optional(glm::vec2(cursor_)) : std::nullopt,
                isExact);
}

std::vector<view::Coasts::Near> Viewer::nearSides(std::optional<geo::LonLat> place) {
  if (!place || !map_.isComposed() || !coasts_.isReady() || !std::isfinite(place->lon) || !std::isfinite(place->lat)) {
    return {};
  }
  return view::nearestSides(coasts_.all(), stage_.atlas, *place, view_.date,
                            scene::islandAt(stage_, view_, map_.scene(), glm::vec2(cursor_)));
}

std::string Viewer::messageShown() const {
  if (isLeaving_) {
    return briefing_.progress() + " The window closes then. Close it again to give the picture up";
  }
  if (!message_.empty()) {
    return message_;
  }
  return briefing_.isBusy() && !briefing_.isOpen() ? briefing_.progress() : zones_.progress() + rasters_.progress();
}

void Viewer::drawPanels() {
  const auto [width, height] = window_.size();
  const bool isOver = isOverMap(cursor_) && !mouse_.isDragging();
  std::optional<geo::LonLat> place;
  if (isOver) {
    place = scene::lonLatAt(stage_, view_, mapFrame(), cursor_);
  }
  const std::vector<view::Coasts::Near> near = nearSides(place);
  std::vector<ui::BookmarkTitle> bookmarks;
  for (const auto& [number, bookmark] : bookmarks_) {
    bookmarks.push_back({number, bookmark.name, bookmark.view.date});
  }
  ui::PanelOutput output = panels_.draw({.atlas = stage_.atlas,
                                         .view = view_,
                                         .playback = playback_,
                                         .hovered = hoveredOnMap_.subject == view::Subject::Line
                                                        ? view::Selection{}  // no event and no band is a line's
                                                        : hoveredOnMap_,
                                         .cursor = place,
                                         .nearSides = near,
                                         .measure = measureHint(),
                                         .chosenMark = chosenMark(),
                                         .vision = vision_,
                                         .canUndo = history_.canUndo(),
                                         .canRedo = history_.canRedo(),
                                         .isHelpOpen = isHelpOpen_,
                                         .isSearchOpen = isSearchOpen_,
                                         .sheet = sheet_,
                                         .briefing = briefing_.shown(view_),
                                         .bookmarks = bookmarks,
                                         .message = messageShown(),
                                         .widthPixels = static_cast<double>(width),
                                         .heightPixels = static_cast<double>(height),
                                         .scale = scale_});
  hoveredInPanel_ = output.hovered;
  vision_ = output.vision.value_or(vision_);
  isScrubbing_ = output.isScrubbing;
  isPanelMoving_ = output.isAnimating;
  if (output.playback) {
    playback_ = *output.playback;
    wake();
  }
  if (output.briefing) {
    briefing_.edit(*output.briefing);
    wake();
  }
  covered_ = output.covered;
  const glm::vec2 corner{static_cast<float>(area_.left), static_cast<float>(area_.top)};
  for (scene::Box& box : covered_) {
    box = {box.topLeft - corner, box.bottomRight - corner};
  }
  if (!output.copyText.empty()) {
    cardText_ = output.copyText;
  }
  if (!output.commands.empty() || !output.requests.empty() || output.daysPerSecond || output.goToBookmark ||
      output.vision) {
    wake();
  }
  obey(Wish{.commands = std::move(output.commands),
            .requests = std::move(output.requests),
            .daysPerSecond = output.daysPerSecond,
            .goToBookmark = output.goToBookmark});
}

// Of the chosen event: its symbol, which stands before its name.
std::optional<scene::Box> Viewer::chosenMark() const {
  const auto mark = std::ranges::find(map_.scene().marks, view_.selection, &scene::Mark::subject);
  return mark == map_.scene().marks.end() ? std::nullopt : std::optional(scene::Box{mark->topLeft, mark->bottomRight});
}

void Viewer::drawMap() {
  std::vector<view::Selection> hovered = hoveredInPanel_;
  if (hovered.empty() && hoveredOnMap_.subject != view::Subject::Nothing) {
    hovered = {hoveredOnMap_};
  }
  const auto [width, height] = window_.size();
  map_.draw({.view = view_, .frame = mapFrame(), .hovered = std::move(hovered), .covered = covered_, .vision = vision_},
            {area_.left, area_.top}, {width, height}, window_.now());
  const view::Selection under = isOverMap(cursor_) && !mouse_.isDown()
                                    ? scene::pick(stage_, view_, map_.scene(), glm::vec2(cursor_))
                                    : view::Selection{};
  if (!(under == hoveredOnMap_)) {
    hoveredOnMap_ = under;
    wake();
  }
}

}  // namespace kurilscope::app
