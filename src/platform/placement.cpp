#include "platform/placement.hpp"

#include <algorithm>

namespace kurilscope::platform {

namespace {

constexpr long kHold = 64;  // of the upper edge: enough to take hold of

// How much of a window's upper edge a screen shows.
long edgeShown(const Area& window, const Area& screen) {
  const long left = std::max<long>(window.x, screen.x);
  const long right = std::min(static_cast<long>(window.x) + window.width, static_cast<long>(screen.x) + screen.width);
  const bool isAcross = window.y >= screen.y && window.y < static_cast<long>(screen.y) + screen.height;
  return isAcross ? std::max(0L, right - left) : 0;
}

}  // namespace

Fitted fitted(const Area& wanted, std::span<const Area> screens) {
  if (screens.empty()) {
    return {wanted.width, wanted.height, false};
  }
  const auto on = std::ranges::max_element(screens, {}, [&](const Area& area) { return edgeShown(wanted, area); });
  const bool hasPlace = edgeShown(wanted, *on) >= kHold;
  const auto screen = hasPlace ? on : std::ranges::max_element(screens, {}, [](const Area& area) {
    return static_cast<long>(area.width) * area.height;
  });
  return {std::min(wanted.width, screen->width), std::min(wanted.height, screen->height), hasPlace};
}

}  // namespace kurilscope::platform
