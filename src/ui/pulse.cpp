#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/panel_state.hpp"
#include "ui/widgets.hpp"

namespace kurilscope::ui {

namespace {

constexpr double kBreathSeconds = 1.7;
constexpr int kBreaths = 3;
constexpr double kLongestStep = 0.25;  // a stall does not swallow a breath
constexpr float kReach = 11;           // 1/96 inch beyond the mark's own ring

}  // namespace

// A ring that swells from the chosen event's mark and fades, calm and a few times over: it leads the eye there, then
// nothing moves any more.
void pulseUi(const Ui& ui, const Rect& map) {
  Pulse& pulse = ui.state.pulse;
  const view::Selection& selection = ui.in.view.selection;
  const std::string event = selection.subject == view::Subject::Event ? selection.id : std::string{};
  if (event != pulse.event) {
    pulse = {event, 0};
  } else {
    pulse.seconds += std::min(static_cast<double>(ImGui::GetIO().DeltaTime), kLongestStep);
  }
  if (event.empty() || pulse.seconds >= kBreaths * kBreathSeconds) {
    return;
  }
  ui.out.isAnimating = true;
  if (!ui.in.chosenMark) {
    return;
  }
  const scene::Box& mark = *ui.in.chosenMark;
  const glm::vec2 middle = (mark.topLeft + mark.bottomRight) / 2.0F;
  const double part = std::fmod(pulse.seconds, kBreathSeconds) / kBreathSeconds;
  const auto swell = static_cast<float>(1 - (1 - part) * (1 - part));
  const float radius = (mark.bottomRight.x - mark.topLeft.x) / 2 + ui.px(kReach) * swell;
  const double strength = std::sin(std::numbers::pi * part);
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.PushClipRect({map.left, map.top}, {map.right(), map.bottom()}, true);
  list.AddCircle({map.left + middle.x, map.top + middle.y}, radius,
                 toImGui(ui.colors.selection.withAlpha(static_cast<std::uint8_t>(std::lround(210 * strength)))), 48,
                 ui.px(2.2F));
  list.PopClipRect();
}

}  // namespace kurilscope::ui
