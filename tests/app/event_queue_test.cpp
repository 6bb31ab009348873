#include "app/event_queue.hpp"

#include <gtest/gtest.h>

namespace kurilscope::app {
namespace {

using platform::Button;
using platform::Event;
using Kind = Event::Kind;
namespace key = platform::key;

Event keyDown(platform::Key key) { return {.kind = Kind::KeyDown, .key = key}; }
Event keyUp(platform::Key key) { return {.kind = Kind::KeyUp, .key = key}; }
Event written(char32_t character) { return {.kind = Kind::Character, .character = character}; }
Event buttonDown() { return {.kind = Kind::ButtonDown, .button = Button::Left}; }
Event buttonUp() { return {.kind = Kind::ButtonUp, .button = Button::Left}; }
Event move() { return {.kind = Kind::Move}; }

// How many events each frame takes.
std::vector<std::size_t> frames(std::vector<Event> events) {
  EventQueue queue;
  queue.add(std::move(events));
  std::vector<std::size_t> taken;
  while (!queue.isEmpty()) {
    taken.push_back(queue.take().size());
  }
  return taken;
}

using Sizes = std::vector<std::size_t>;

TEST(EventQueue, AKeyThatIsTappedIsDownForAFrame) {
  EXPECT_EQ(frames({keyDown(U'A'), keyUp(U'A')}), (Sizes{1, 1}));
  EXPECT_EQ(frames({keyDown(U'A'), written(U'a'), keyUp(U'A'), keyDown(U'B'), written(U'b'), keyUp(U'B')}),
            (Sizes{2, 3, 1}));
}

TEST(EventQueue, AButtonIsPressedWhereTheMouseWasThen) {
  EXPECT_EQ(frames({move(), move(), buttonDown(), move(), move(), buttonUp()}), (Sizes{3, 3}));
  EXPECT_EQ(frames({buttonDown(), buttonUp()}), (Sizes{1, 1}));
}

TEST(EventQueue, WhatIsTypedAfterAKeyComesAfterIt) {
  EXPECT_EQ(frames({written(U'a'), keyDown(key::kEnter)}), (Sizes{2}));
  EXPECT_EQ(frames({keyDown(key::kLeft), written(U'a')}), (Sizes{1, 1}));
}

TEST(EventQueue, HoldsWhatWasAdded) {
  EventQueue queue;
  EXPECT_TRUE(queue.isEmpty());
  EXPECT_TRUE(queue.take().empty());
  queue.add({{.kind = Kind::Close}});
  EXPECT_TRUE(queue.holds(Kind::Close));
  EXPECT_FALSE(queue.holds(Kind::End));
}

}  // namespace
}  // namespace kurilscope::app
