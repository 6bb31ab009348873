#include "app/input.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace kurilscope::app {
namespace {

using ui::KeyAction;

std::string written(const ui::KeyBinding& binding) { return std::string(binding.key); }

TEST(KeyBindings, EachIsAKeyThatInputKnows) {
  for (const ui::KeyBinding& binding : ui::keyBindings()) {
    EXPECT_FALSE(strokesOf(binding.key).empty()) << written(binding);
  }
  EXPECT_TRUE(strokesOf("Ctrl+Hyper").empty());
  EXPECT_TRUE(strokesOf("").empty());
}

TEST(KeyBindings, NoStrokeHasTwoMeanings) {
  std::map<std::pair<platform::Key, int>, std::string> taken;
  for (const ui::KeyBinding& binding : ui::keyBindings()) {
    for (const KeyStroke& stroke : strokesOf(binding.key)) {
      const auto [at, isNew] = taken.emplace(std::pair(stroke.key, stroke.modifiers), written(binding));
      EXPECT_TRUE(isNew) << written(binding) << " and " << at->second;
      EXPECT_EQ(bindingOf(stroke), &binding) << written(binding);
    }
  }
}

TEST(KeyBindings, StrokesAreWhatTheTextSays) {
  using Strokes = std::vector<KeyStroke>;
  EXPECT_EQ(strokesOf("Ctrl+Shift+Z"), (Strokes{{U'Z', platform::kControl | platform::kShift}}));
  EXPECT_EQ(strokesOf("Alt+Left"), (Strokes{{platform::key::kLeft, platform::kAlt}}));
  EXPECT_EQ(strokesOf("/"), (Strokes{{U'/', 0}}));
  EXPECT_EQ(strokesOf("?"), (Strokes{{U'?', 0}}));
  EXPECT_EQ(strokesOf("Ctrl+-"), (Strokes{{U'-', platform::kControl}}));
}

TEST(KeyBindings, OnlyWithTheirModifiers) {
  EXPECT_NE(bindingOf({U'N', 0}), nullptr);
  EXPECT_EQ(bindingOf({U'N', platform::kAlt}), nullptr);
  EXPECT_EQ(bindingOf({platform::key::kTab, 0}), nullptr);
  EXPECT_EQ(bindingOf({platform::key::kNone, 0}), nullptr);
}

// Signs are taken as they are written; a key that also writes one must not count twice.
TEST(Strokes, OfEvents) {
  using Event = platform::Event;
  const auto down = [](platform::Key key, int modifiers = 0) {
    return strokeOf({.kind = Event::Kind::KeyDown, .key = key, .modifiers = modifiers});
  };
  const auto written = [](char32_t character) {
    return strokeOf({.kind = Event::Kind::Character, .character = character, .modifiers = platform::kShift});
  };
  EXPECT_EQ(down(U'N'), (KeyStroke{U'N', 0}));
  EXPECT_EQ(down(U'Z', platform::kControl), (KeyStroke{U'Z', platform::kControl}));
  EXPECT_EQ(written(U'n'), std::nullopt);
  EXPECT_EQ(written(U'7'), std::nullopt);
  EXPECT_EQ(written(U'/'), (KeyStroke{U'/', 0}));
  EXPECT_EQ(written(U'?'), (KeyStroke{U'?', 0}));
  EXPECT_EQ(down(U'-'), std::nullopt);
  EXPECT_EQ(down(U'-', platform::kControl), (KeyStroke{U'-', platform::kControl}));
  EXPECT_EQ(strokeOf({.kind = Event::Kind::KeyUp, .key = U'N'}), std::nullopt);
  EXPECT_EQ(strokeOf({.kind = Event::Kind::Move}), std::nullopt);
}

// The sheet names every action that has a key once, and no action that has none.
TEST(HelpSheet, TellsExactlyTheBindings) {
  std::set<KeyAction> bound;
  for (const ui::KeyBinding& binding : ui::keyBindings()) {
    bound.insert(binding.action);
  }
  std::set<KeyAction> told;
  for (const ui::ShortcutGroup& group : ui::shortcutGroups()) {
    for (const ui::Shortcut& shortcut : group.shortcuts) {
      EXPECT_FALSE(shortcut.keys().empty()) << shortcut.meaning;
      if (shortcut.action != KeyAction::Count) {
        EXPECT_TRUE(told.insert(shortcut.action).second) << shortcut.meaning;
      }
    }
  }
  EXPECT_EQ(told, bound);
  EXPECT_EQ(bound.size(), static_cast<std::size_t>(KeyAction::Count));
}

TEST(HelpSheet, WritesKeysShort) {
  EXPECT_EQ(ui::keysOf(KeyAction::StepDay), "Ctrl+Left, Right");
  EXPECT_EQ(ui::keysOf(KeyAction::Speed), "1 to 6");
  EXPECT_EQ(ui::keysOf(KeyAction::SetBookmark), "Ctrl+1 to 9");
  EXPECT_EQ(ui::keysOf(KeyAction::Redo), "Ctrl+Y, Ctrl+Shift+Z");
  EXPECT_EQ(ui::keysOf(KeyAction::InterfaceScale), "Ctrl++, -, 0");
  EXPECT_EQ(ui::keysOf(KeyAction::Pan), "W, A, S, D");
}

// What each key of the list does.
class KeyDoes : public testing::Test {
 protected:
  [[nodiscard]] static std::pair<KeyAction, int> of(platform::Key key, int modifiers = 0) {
    const ui::KeyBinding* binding = bindingOf({key, modifiers});
    return binding == nullptr ? std::pair(KeyAction::Count, 0) : std::pair(binding->action, binding->amount);
  }
};

TEST_F(KeyDoes, WhatPeopleExpect) {
  using Pair = std::pair<KeyAction, int>;
  EXPECT_EQ(of(platform::key::kLeft), Pair(KeyAction::StepEvent, -1));
  EXPECT_EQ(of(platform::key::kRight, platform::kControl), Pair(KeyAction::StepDay, 1));
  EXPECT_EQ(of(platform::key::kLeft, platform::kShift), Pair(KeyAction::StepMonth, -1));
  EXPECT_EQ(of(platform::key::kRight, platform::kAlt), Pair(KeyAction::StepYear, 1));
  EXPECT_EQ(of(platform::key::kSpace), Pair(KeyAction::Play, 0));
  EXPECT_EQ(of(U'6'), Pair(KeyAction::Speed, 6));
  EXPECT_EQ(of(U'9', platform::kControl), Pair(KeyAction::SetBookmark, 9));
  EXPECT_EQ(of(U'1', platform::kAlt), Pair(KeyAction::GoToBookmark, 1));
  EXPECT_EQ(of(U'='), Pair(KeyAction::Zoom, 1));
  EXPECT_EQ(of(U'+'), Pair(KeyAction::Zoom, 1));
  EXPECT_EQ(of(U'=', platform::kControl | platform::kShift), Pair(KeyAction::InterfaceScale, 1));
  EXPECT_EQ(of(U'S'), Pair(KeyAction::Pan, static_cast<int>(ui::PanTo::Down)));
  EXPECT_EQ(of(U'S', platform::kControl), Pair(KeyAction::SavePicture, 0));
  EXPECT_EQ(of(U'K', platform::kControl), Pair(KeyAction::Search, 0));
  EXPECT_EQ(of(U'/'), Pair(KeyAction::Search, 0));
  EXPECT_EQ(of(U'?'), Pair(KeyAction::Help, 0));
}

}  // namespace
}  // namespace kurilscope::app
