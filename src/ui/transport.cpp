#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "ui/shortcuts.hpp"
#include "ui/timeline.hpp"

namespace kurilscope::ui {

namespace {

struct Speed {
  const char* label;
  const char* tip;
  double daysPerSecond;
};

constexpr std::array<Speed, 4> kSpeeds = {{
    {"1 mo", "Play a month a second", 365.25 / 12},
    {"6 mo", "Play half a year a second", 365.25 / 2},
    {"1 yr", "Play a year a second", 365.25},
    {"5 yr", "Play five years a second", 365.25 * 5},
}};

void startTyping(const Ui& ui) {
  TimelineState& timeline = ui.state.timeline;
  timeline.isTyping = true;
  timeline.wantsFocus = true;
  timeline.typedError.clear();
  const std::string present = atlas::inWords(ui.in.view.date);
  timeline.typed.fill('\0');
  std::copy_n(present.begin(), std::min(present.size(), timeline.typed.size() - 1), timeline.typed.begin());
}

void dateFieldUi(const Ui& ui, ImFont* font, float width) {
  TimelineState& timeline = ui.state.timeline;
  ImGui::PushFont(font);
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ui.px(6), 0));
  const bool isFirst = timeline.wantsFocus;
  if (isFirst) {
    ImGui::SetKeyboardFocusHere();
    timeline.wantsFocus = false;
  }
  const bool isEntered = ImGui::InputText("##date", timeline.typed.data(), timeline.typed.size(),
                                          ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  const bool isLeft = ImGui::IsItemDeactivated() && !isEntered;
  ImGui::PopStyleVar();
  ImGui::PopFont();
  if (isEntered) {
    if (const auto day = atlas::parseDay(timeline.typed.data())) {
      ui.command(view::SetDate{*day});
      timeline.isTyping = false;
    } else {
      timeline.typedError = day.error().message;
      timeline.wantsFocus = true;
    }
  } else if (isLeft) {
    timeline.isTyping = false;
    timeline.typedError.clear();
  }
}

void dateUi(const Ui& ui, ImVec2 at, float width) {
  const std::string words = atlas::inWords(ui.in.view.date);
  ImFont* title = ui.state.fonts.title;
  ImFont* font = widthOf(title, words) <= width ? title : ui.state.fonts.heading;
  const float height = font->FontSize;
  ImGui::SetCursorScreenPos(at);
  if (ui.state.timeline.isTyping) {
    dateFieldUi(ui, ui.state.fonts.heading, width);
    return;
  }
  if (ImGui::InvisibleButton("date", {std::min(width, widthOf(font, words) + ui.px(8)), height})) {
    startTyping(ui);
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  drawText(list, font, at, toImGui(ui.colors.text), words);
  if (ImGui::IsItemHovered()) {
    drawLevel(ui, at.y + height * 0.9F, at.x, at.x + widthOf(font, words), toImGui(ui.colors.textQuiet));
    ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  }
  tooltip(ui, "Type a date: 1956-10-19, 19 October 1956, Oct 1956 or 1956");
}

// Below the date: what is wrong with the one typed, else the event that the date belongs to.
void captionUi(const Ui& ui, ImVec2 at, float width, float height) {
  ImFont* font = ui.state.fonts.small;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool isWrong = !ui.state.timeline.typedError.empty();
  const atlas::Event* event = ui.in.atlas.eventAt(ui.in.view.date);
  const std::string words = isWrong ? ui.state.timeline.typedError : event != nullptr ? event->title : std::string{};
  const scene::Color color = isWrong ? scene::mixed(ui.colors.russia, ui.colors.text, 0.35) : ui.colors.textQuiet;
  list.PushClipRect(at, at + ImVec2(width, height), true);
  list.AddText(font, font->FontSize, at, toImGui(color), words.c_str(), nullptr, width);
  list.PopClipRect();
  if (!isWrong && event != nullptr) {
    const float wrapped = font->CalcTextSizeA(font->FontSize, 1e6F, width, words.c_str()).y;
    ImGui::SetCursorScreenPos(at);
    if (ImGui::InvisibleButton("caption", {width, std::clamp(wrapped, 1.0F, std::max(1.0F, height))})) {
      ui.command(view::Select{{view::Subject::Event, event->id}, false});
    }
    tooltip(ui, "The event under way on this date, or the last before it; click to read");
  }
}

void stepsUi(const Ui& ui, ImVec2 at) {
  ImGui::SetCursorScreenPos(at);
  if (iconButton(ui, "previous", Icon::Previous, withKey("Previous event", keys::kPreviousEvent),
                 {.hasGround = true})) {
    ui.command(view::StepEvent{view::Direction::Back});
  }
  ImGui::SameLine(0, ui.px(4));
  const bool isPlaying = ui.in.playback.isPlaying;
  if (iconButton(ui, "play", isPlaying ? Icon::Pause : Icon::Play, withKey(isPlaying ? "Pause" : "Play", keys::kPlay),
                 {.isOn = isPlaying, .hasGround = true})) {
    ui.request(Request::TogglePlay);
  }
  ImGui::SameLine(0, ui.px(4));
  if (iconButton(ui, "next", Icon::Next, withKey("Next event", keys::kNextEvent), {.hasGround = true})) {
    ui.command(view::StepEvent{view::Direction::Forward});
  }
}

float buttonWidth(const Ui& ui, const char* label) { return widthOf(ui.state.fonts.small, label) + ui.px(16); }

void change(const Ui& ui, void (*how)(Playback&)) {
  ui.out.playback = ui.out.playback.value_or(ui.in.playback);
  how(*ui.out.playback);
}

// How it plays: as a story or by the clock, forwards or, where there is room for the switch, backwards.
void modesUi(const Ui& ui, ImVec2 at, float right) {
  const Playback& playback = ui.in.playback;
  const float top = at.y + ui.px(15) - (ui.state.fonts.small->FontSize + ui.px(6)) / 2;
  if (at.x + buttonWidth(ui, "Story") > right) {
    return;
  }
  ImGui::SetCursorScreenPos({at.x, top});
  if (textButton(ui, "story", "Story", "Play from event to event, long enough to read each; off: by the clock",
                 playback.mode == PlayMode::Story)) {
    change(ui, [](Playback& p) { p.mode = p.mode == PlayMode::Story ? PlayMode::Clock : PlayMode::Story; });
  }
  const float left = at.x + buttonWidth(ui, "Story") + ui.px(3);
  if (left + buttonWidth(ui, "Reverse") > right) {
    return;
  }
  ImGui::SetCursorScreenPos({left, top});
  if (textButton(ui, "reverse", "Reverse", "Play backwards", playback.isReverse)) {
    change(ui, [](Playback& p) { p.isReverse = !p.isReverse; });
  }
}

// A story has no speed: each event takes as long as its title.
void storyUi(const Ui& ui, ImVec2 at) {
  ImGui::SetCursorScreenPos(at);
  if (textButton(ui, "follow", "Camera follows", "Fly to the place of each event that is on the map",
                 ui.in.playback.followsCamera)) {
    change(ui, [](Playback& p) { p.followsCamera = !p.followsCamera; });
  }
  ImGui::SameLine(0, ui.px(3));
  if (textButton(ui, "skip", "Fold gaps", "Make stretches without events short on the axis",
                 ui.in.playback.skipsEmpty)) {
    change(ui, [](Playback& p) { p.skipsEmpty = !p.skipsEmpty; });
  }
}

void speedsUi(const Ui& ui, ImVec2 at) {
  ImGui::SetCursorScreenPos(at);
  for (const Speed& speed : kSpeeds) {
    const bool isOn = std::abs(speed.daysPerSecond / ui.in.playback.daysPerSecond - 1) < 0.02;
    if (textButton(ui, speed.label, speed.label, speed.tip, isOn)) {
      ui.out.daysPerSecond = speed.daysPerSecond;
    }
    ImGui::SameLine(0, ui.px(3));
  }
}

}  // namespace

void transportUi(const Ui& ui, const Rect& area) {
  const float margin = ui.px(14);
  const float width = area.width - margin - ui.px(8);
  const ImVec2 top = {area.left + margin, area.top + ui.px(7)};
  const float dateHeight = ui.state.fonts.title->FontSize;
  const float buttons = ui.px(30);
  const float speeds = ui.state.fonts.small->FontSize + ui.px(6);
  const float speedsTop = area.bottom() - ui.px(10) - speeds;
  const float buttonsTop = speedsTop - ui.px(7) - buttons;
  dateUi(ui, top, width);
  const float captionTop = top.y + dateHeight;
  captionUi(ui, {top.x, captionTop}, width, std::max(0.0F, buttonsTop - ui.px(4) - captionTop));
  stepsUi(ui, {top.x, buttonsTop});
  modesUi(ui, {top.x + ui.px(106), buttonsTop}, top.x + width);
  if (ui.in.playback.mode == PlayMode::Story) {
    storyUi(ui, {top.x, speedsTop});
  } else {
    speedsUi(ui, {top.x, speedsTop});
  }
}

}  // namespace kurilscope::ui
