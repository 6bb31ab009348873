#include "app/event_queue.hpp"

#include <algorithm>
#include <iterator>

namespace kurilscope::app {

namespace {

using Kind = platform::Event::Kind;

bool isKey(const platform::Event& event) { return event.kind == Kind::KeyDown || event.kind == Kind::KeyUp; }

bool isButton(const platform::Event& event) { return event.kind == Kind::ButtonDown || event.kind == Kind::ButtonUp; }

// Whether a later event would be lost, or would come too early, in the frame of an earlier one.
bool excludes(const platform::Event& earlier, const platform::Event& later) {
  if (isKey(earlier) && isKey(later)) {
    return earlier.key == later.key;
  }
  if (isKey(earlier) && later.kind == Kind::Character) {
    return earlier.key >= platform::key::kLeft;
  }
  if (isButton(earlier)) {
    return later.kind == Kind::Move || (isButton(later) && earlier.button == later.button);
  }
  return false;
}

}  // namespace

void EventQueue::add(std::vector<platform::Event> events) { std::ranges::move(events, std::back_inserter(events_)); }

bool EventQueue::holds(Kind kind) const {
  return std::ranges::find(events_, kind, &platform::Event::kind) != events_.end();
}

std::vector<platform::Event> EventQueue::take() {
  std::vector<platform::Event> taken;
  while (!events_.empty() && std::ranges::none_of(taken, [&](const platform::Event& earlier) {
    return excludes(earlier, events_.front());
  })) {
    taken.push_back(std::move(events_.front()));
    events_.pop_front();
  }
  return taken;
}

}  // namespace kurilscope::app
