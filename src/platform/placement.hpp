#pragma once

#include <optional>
#include <span>

namespace kurilscope::platform {

// A rectangle on the screens, in their units.
struct Area {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  bool operator==(const Area&) const = default;
};

// A window made to fit the parts of the screens that are free for windows: as it is wanted where its upper edge can be
// seen and taken hold of, else with no place of its own, and nowhere larger than the screen that it is on, or than the
// largest where it has no place.
struct Fitted {
  int width = 0;
  int height = 0;
  bool hasPlace = false;  // it can stand where it was wanted

  bool operator==(const Fitted&) const = default;
};
[[nodiscard]] Fitted fitted(const Area& wanted, std::span<const Area> screens);

}  // namespace kurilscope::platform
