#include "app/input.hpp"

#include <GLFW/glfw3.h>
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
  std::map<std::pair<int, int>, std::string> taken;
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
  EXPECT_EQ(strokesOf("Ctrl+Shift+Z"), (Strokes{{GLFW_KEY_Z, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT}}));
  EXPECT_EQ(strokesOf("Alt+Left"), (Strokes{{GLFW_KEY_LEFT, GLFW_MOD_ALT}}));
  EXPECT_EQ(strokesOf("/"), (Strokes{{GLFW_KEY_SLASH, 0}}));
  EXPECT_EQ(strokesOf("?"), (Strokes{{GLFW_KEY_SLASH, GLFW_MOD_SHIFT}}));
  EXPECT_EQ(strokesOf("Ctrl+-"),
            (Strokes{{GLFW_KEY_MINUS, GLFW_MOD_CONTROL}, {GLFW_KEY_KP_SUBTRACT, GLFW_MOD_CONTROL}}));
}

TEST(KeyBindings, LocksDoNotCount) {
  const ui::KeyBinding* binding = bindingOf({GLFW_KEY_N, GLFW_MOD_CAPS_LOCK | GLFW_MOD_NUM_LOCK});
  ASSERT_NE(binding, nullptr);
  EXPECT_EQ(binding->action, KeyAction::NextNames);
  EXPECT_EQ(bindingOf({GLFW_KEY_N, GLFW_MOD_ALT}), nullptr);
  EXPECT_EQ(bindingOf({GLFW_KEY_F12, 0}), nullptr);
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
  [[nodiscard]] static std::pair<KeyAction, int> of(int key, int modifiers = 0) {
    const ui::KeyBinding* binding = bindingOf({key, modifiers});
    return binding == nullptr ? std::pair(KeyAction::Count, 0) : std::pair(binding->action, binding->amount);
  }
};

TEST_F(KeyDoes, WhatPeopleExpect) {
  using Pair = std::pair<KeyAction, int>;
  EXPECT_EQ(of(GLFW_KEY_LEFT), Pair(KeyAction::StepEvent, -1));
  EXPECT_EQ(of(GLFW_KEY_RIGHT, GLFW_MOD_CONTROL), Pair(KeyAction::StepDay, 1));
  EXPECT_EQ(of(GLFW_KEY_LEFT, GLFW_MOD_SHIFT), Pair(KeyAction::StepMonth, -1));
  EXPECT_EQ(of(GLFW_KEY_RIGHT, GLFW_MOD_ALT), Pair(KeyAction::StepYear, 1));
  EXPECT_EQ(of(GLFW_KEY_SPACE), Pair(KeyAction::Play, 0));
  EXPECT_EQ(of(GLFW_KEY_6), Pair(KeyAction::Speed, 6));
  EXPECT_EQ(of(GLFW_KEY_9, GLFW_MOD_CONTROL), Pair(KeyAction::SetBookmark, 9));
  EXPECT_EQ(of(GLFW_KEY_1, GLFW_MOD_ALT), Pair(KeyAction::GoToBookmark, 1));
  EXPECT_EQ(of(GLFW_KEY_EQUAL, GLFW_MOD_SHIFT), Pair(KeyAction::Zoom, 1));
  EXPECT_EQ(of(GLFW_KEY_KP_ADD), Pair(KeyAction::Zoom, 1));
  EXPECT_EQ(of(GLFW_KEY_EQUAL, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT), Pair(KeyAction::InterfaceScale, 1));
  EXPECT_EQ(of(GLFW_KEY_S), Pair(KeyAction::Pan, static_cast<int>(ui::PanTo::Down)));
  EXPECT_EQ(of(GLFW_KEY_S, GLFW_MOD_CONTROL), Pair(KeyAction::SavePicture, 0));
  EXPECT_EQ(of(GLFW_KEY_K, GLFW_MOD_CONTROL), Pair(KeyAction::Search, 0));
  EXPECT_EQ(of(GLFW_KEY_SLASH), Pair(KeyAction::Search, 0));
  EXPECT_EQ(of(GLFW_KEY_SLASH, GLFW_MOD_SHIFT), Pair(KeyAction::Help, 0));
}

}  // namespace
}  // namespace kurilscope::app
