#pragma once

#include <optional>
#include <string>

#include "app/film_plan.hpp"
#include "base/result.hpp"

namespace kurilscope::app {

// The options of deck beside VIEW and PAGE, as typed.
struct DeckTexts {
  std::optional<std::string> events;     // "a,b,c-*"
  std::optional<std::string> bookmarks;  // "all" or "1,3"
};

// The options of film beside VIEW and PAGE, as typed.
struct FilmTexts {
  std::optional<std::string> start;
  std::optional<std::string> end;
  std::optional<std::string> mode;
  std::optional<std::string> seconds;
  std::optional<std::string> daysPerSecond;
  std::optional<std::string> fps;
};

// Errors: Usage.
[[nodiscard]] Result<void> checkDeckTexts(const DeckTexts& texts);
[[nodiscard]] Result<FilmTiming> timingFrom(const FilmTexts& texts);

}  // namespace kurilscope::app
