// What the window has to be tried for, asked of the program itself: every row of the table of keys, and every entry of
// every menu with the place where it stands. One a line:
//   key NAME
//   menu STATE NUMBER X Y            the button that opens it
//   entry STATE NUMBER ENTRY X Y
// Menus are found as a user finds them: the mouse is led along the toolbar and down each menu, and what lights up is
// counted. STATE tells what is shown meanwhile, for some entries exist only then.
#include <fmt/format.h>
#include <imgui_internal.h>

#include <cstdlib>
#include <string_view>
#include <vector>

#include "../ui/headless_panels.hpp"
#include "ui/shortcuts.hpp"

namespace kurilscope::ui {
namespace {

constexpr float kToolbarY = 28;
constexpr float kStep = 3;  // finer than any row

struct Place {
  float x = 0;
  float y = 0;
};

// The middles of what lights up, one after another, between two points.
std::vector<Place> foundBetween(HeadlessPanels& panels, Place from, Place to) {
  std::vector<Place> found;
  ImGuiID last = 0;
  Place first;
  Place previous;
  const float length = std::max(to.x - from.x, to.y - from.y);
  for (float along = 0; along <= length; along += kStep) {
    const float part = along / length;
    const Place at{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
    panels.hover(at.x, at.y);
    const ImGuiID under = ImGui::GetHoveredID();
    if (under != last && last != 0) {
      found.push_back({(first.x + previous.x) / 2, (first.y + previous.y) / 2});
    }
    if (under != last) {
      first = at;
    }
    last = under;
    previous = at;
  }
  return found;
}

// The menu that a click opens, if it opens one.
const ImGuiWindow* menuUnder(HeadlessPanels& panels, Place button) {
  panels.click(button.x, button.y);
  const ImGuiWindow* menu = ImGui::FindWindowByName("##popover");
  return menu != nullptr && menu->Active ? menu : nullptr;
}

void printMenus(HeadlessPanels& panels, std::string_view state, float width, float height) {
  int number = 0;
  for (const Place& button : foundBetween(panels, {10, kToolbarY}, {width, kToolbarY})) {
    if (const ImGuiWindow* menu = menuUnder(panels, button)) {
      fmt::print("menu {} {} {:.0f} {:.0f}\n", state, number, button.x, button.y);
      const float x = menu->Pos.x + 60;
      const float bottom = std::min(menu->Rect().Max.y, height);
      int entry = 0;
      for (const Place& at : foundBetween(panels, {x, menu->Pos.y + 1}, {x, bottom})) {
        fmt::print("entry {} {} {} {:.0f} {:.0f}\n", state, number, entry++, at.x, at.y);
      }
      ++number;
    }
    panels.panels.closeMenu();
    panels.frame();
  }
}

void print(float width, float height) {
  for (const KeyBinding& binding : keyBindings()) {
    fmt::print("key {}\n", binding.key);
  }
  HeadlessPanels panels(width, height, 1, view::Theme::Light);
  // Some entries are there only while a layer is shown, a bookmark is kept, two sides are compared.
  panels.view = view::apply(panels.view, view::ToggleLayer{view::Layer::Zones}, packAtlas());
  panels.bookmarks = {{1, "One", panels.view.date}};
  printMenus(panels, "plain", width, height);
  panels.view.comparison = view::Comparison{view::Perspective::Tokyo, std::nullopt};
  printMenus(panels, "compared", width, height);
}

}  // namespace
}  // namespace kurilscope::ui

int main(int count, char** arguments) {
  if (count != 3) {
    fmt::print(stderr, "usage: window_rows WIDTH HEIGHT\n");
    return 2;
  }
  kurilscope::ui::print(std::strtof(arguments[1], nullptr), std::strtof(arguments[2], nullptr));
}
