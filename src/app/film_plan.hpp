#pragma once

#include <optional>
#include <vector>

#include "atlas/atlas.hpp"
#include "base/result.hpp"
#include "ui/panels.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// How a film goes through time.
struct FilmTiming {
  std::optional<atlas::Day> first;  // empty: the period's; both days are shown
  std::optional<atlas::Day> last;
  ui::PlayMode mode = ui::PlayMode::Clock;
  std::optional<double> seconds;        // of the whole film
  std::optional<double> daysPerSecond;  // by the clock; empty, and no length given: a year
  double framesPerSecond = 30;
  bool followsCamera = true;  // a story flies to each event's place, as in the window
};

inline constexpr double kMostFramesPerSecond = 120;
inline constexpr int kMostFrames = 120'000;  // each is a View in memory; over an hour at the usual rate

// What each frame shows. By the clock every day is shown equally long; a story stays at each event that the filter
// leaves as long as its title takes to read, or a share of that where a length is given. Pure.
// Errors: Usage (no event in a story, days in the wrong order, too many frames).
[[nodiscard]] Result<std::vector<view::View>> filmViews(const atlas::Atlas& atlas, const view::View& view,
                                                        const FilmTiming& timing);

}  // namespace kurilscope::app
