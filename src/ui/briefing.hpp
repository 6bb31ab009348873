#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "brief/choices.hpp"
#include "brief/paper.hpp"
#include "view/view.hpp"

namespace kurilscope::ui {

// The page that the briefing dialog edits. Nothing typed means the page's own words.
struct BriefingPage {
  brief::Layout layout = brief::Layout::Slide;
  brief::PageSize size = brief::defaultSize(brief::Layout::Slide);
  std::optional<float> scale;        // empty: the one that suits the size
  std::optional<view::Theme> theme;  // empty: the window's
  std::string title;
  std::string caption;
  std::string format = ".png";

  bool operator==(const BriefingPage&) const = default;
};

// What the dialog shows.
struct Briefing {
  bool isOpen = false;
  BriefingPage page;
  std::uintptr_t picture = 0;  // a texture of the page, its first row the last; 0: none yet
  std::string problem;         // why there is none
  float scale = 1;             // the page's
  std::span<const brief::Choice> choices;
  std::span<const std::string> formats;  // ".png", …
  std::string path;                      // where it would be saved
  std::string progress;                  // while something is being written
};

}  // namespace kurilscope::ui
