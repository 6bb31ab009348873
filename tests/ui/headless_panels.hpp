#pragma once

#include <gtest/gtest.h>
#include <imgui.h>

#include <optional>
#include <string>
#include <vector>

#include "../imgui_input.hpp"
#include "../real_pack.hpp"
#include "scene/typesetter.hpp"
#include "ui/panels.hpp"

namespace kurilscope::ui {

inline const atlas::Atlas& packAtlas() { return test::realAtlas(); }

inline const scene::Typesetter& systemType() {
  static const scene::Typesetter type = [] {
    Result<scene::Typesetter> found = scene::Typesetter::fromSystem();
    if (!found) {
      throw std::runtime_error(found.error().message);
    }
    return std::move(*found);
  }();
  return type;
}

// Panels in an ImGui context without a window: the mouse is moved by hand, commands are applied as the program does.
class HeadlessPanels {
 public:
  HeadlessPanels(double width, double height, float scale, view::Theme theme)
      : width_{width}, height_{height}, scale_{scale} {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = 0.4F;  // longer than a double click, so that two clicks are two clicks
    view = view::initialView(packAtlas());
    view.theme = theme;
    panels.setUp(packAtlas(), systemType(), theme, scale);
    setUpTexture();
#if IMGUI_VERSION_NUM < 18700
    for (int key = 0; key < ImGuiKey_COUNT; ++key) {
      io.KeyMap[key] = key;
    }
#endif
    move(-1000, -1000);
    frame();
    frame();
  }
  ~HeadlessPanels() { ImGui::DestroyContext(); }
  HeadlessPanels(const HeadlessPanels&) = delete;
  HeadlessPanels& operator=(const HeadlessPanels&) = delete;

  // As PanelDrawing does for fonts that were built anew.
  void setUpTexture() {
    ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
    unsigned char* pixels = nullptr;
    fonts.GetTexDataAsAlpha8(&pixels, &textureWidth, &textureHeight);
    fonts.SetTexID(reinterpret_cast<ImTextureID>(1));
    fonts.ClearTexData();
  }

  PanelOutput frame() {
    ImGui::NewFrame();
    const PanelInput input{.atlas = packAtlas(),
                           .view = view,
                           .playback = playback,
                           .hovered = hovered,
                           .cursor = cursor,
                           .measure = measure,
                           .chosenMark = chosenMark,
                           .vision = vision.value_or(scene::Vision::Full),
                           .canUndo = true,
                           .isHelpOpen = isHelpOpen,
                           .isSearchOpen = isSearchOpen,
                           .sheet = sheet,
                           .bookmarks = bookmarks,
                           .message = "Saved kuril.png",
                           .widthPixels = width_,
                           .heightPixels = height_,
                           .scale = scale_};
    PanelOutput output = panels.draw(input);
    ImGui::Render();
    for (const view::Command& command : output.commands) {
      view = view::apply(view, command, packAtlas());
      commands.push_back(command);
    }
    playback = output.playback.value_or(playback);
    vision = output.vision ? output.vision : vision;
    requests.insert(requests.end(), output.requests.begin(), output.requests.end());
    return output;
  }

  void move(float x, float y) { test::moveMouse(x, y); }
  void button(int index, bool isDown) { test::mouseButton(index, isDown); }
  void wheel(float notches) { test::turnWheel(notches); }
  void key(ImGuiKey which, bool isDown) { test::pressKey(which, isDown); }
  void control(bool isDown) { test::holdControl(isDown); }
  void alt(bool isDown) { test::holdAlt(isDown); }

  void hover(float x, float y) {
    move(x, y);
    frame();
    frame();
  }
  void click(float x, float y, int index = 0) {
    hover(x, y);
    button(index, true);
    frame();
    button(index, false);
    frame();
    frame();
  }
  void press(ImGuiKey which) {
    key(which, true);
    frame();
    key(which, false);
    frame();
  }
  void type(const std::string& text) {
    for (const char c : text) {
      ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(c));
    }
    frame();
    frame();
  }

  template <class Command>
  [[nodiscard]] std::vector<Command> all() const {
    std::vector<Command> found;
    for (const view::Command& command : commands) {
      if (const auto* wanted = std::get_if<Command>(&command)) {
        found.push_back(*wanted);
      }
    }
    return found;
  }
  void forget() {
    commands.clear();
    requests.clear();
  }

  Panels panels;
  view::View view;
  view::Selection hovered;
  std::optional<geo::LonLat> cursor;
  MeasureHint measure;
  std::optional<scene::Box> chosenMark;
  std::optional<scene::Vision> vision;  // as it was chosen last
  Playback playback;
  bool isHelpOpen = false;
  Sheet sheet = Sheet::None;
  bool isSearchOpen = false;
  std::vector<BookmarkTitle> bookmarks;
  view::Commands commands;
  std::vector<Request> requests;
  int textureWidth = 0;
  int textureHeight = 0;

 private:
  double width_;
  double height_;
  float scale_;
};

}  // namespace kurilscope::ui
