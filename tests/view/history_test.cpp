#include "view/history.hpp"

#include <gtest/gtest.h>

namespace kurilscope::view {
namespace {

View on(int year) {
  View view;
  view.date = atlas::day(year, 1, 1);
  return view;
}

TEST(History, GoesBackAndForthAndStopsAtItsEnds) {
  History history(on(1945));
  EXPECT_FALSE(history.canUndo());
  EXPECT_FALSE(history.canRedo());
  EXPECT_EQ(history.undo(), on(1945));
  EXPECT_EQ(history.redo(), on(1945));
  for (int year = 1946; year <= 1950; ++year) {
    history.record(on(year));
  }
  for (int year = 1949; year >= 1945; --year) {
    ASSERT_TRUE(history.canUndo());
    EXPECT_EQ(history.undo(), on(year));
  }
  EXPECT_FALSE(history.canUndo());
  EXPECT_EQ(history.undo(), on(1945));
  for (int year = 1946; year <= 1950; ++year) {
    ASSERT_TRUE(history.canRedo());
    EXPECT_EQ(history.redo(), on(year));
  }
  EXPECT_FALSE(history.canRedo());
}

TEST(History, AnEqualViewIsNoStep) {
  History history(on(1945));
  history.record(on(1945));
  EXPECT_FALSE(history.canUndo());
  history.record(on(1946));
  history.undo();
  history.record(on(1945));  // as shown: what was undone can still come back
  EXPECT_TRUE(history.canRedo());
  EXPECT_EQ(history.redo(), on(1946));
}

TEST(History, ANewViewForgetsWhatWasUndone) {
  History history(on(1945));
  history.record(on(1946));
  history.record(on(1947));
  history.undo();
  history.undo();
  history.record(on(1990));
  EXPECT_FALSE(history.canRedo());
  EXPECT_EQ(history.undo(), on(1945));
  EXPECT_EQ(history.redo(), on(1990));
}

TEST(History, KeepsAtLeastAHundredStepsAndNoEndlessList) {
  History history(on(1));
  for (int year = 2; year <= 5000; ++year) {
    history.record(on(year));
  }
  int steps = 0;
  int expected = 5000;
  while (history.canUndo()) {
    EXPECT_EQ(history.undo(), on(--expected));
    ++steps;
  }
  EXPECT_GE(steps, 100);
  EXPECT_LT(steps, 2000);
}

}  // namespace
}  // namespace kurilscope::view
