#include "platform/printed_key.hpp"

#include <gtest/gtest.h>

namespace kurilscope::platform {
namespace {

TEST(PrintedStroke, LettersAndSignsAreWhatTheyAreLabelled) {
  EXPECT_EQ(printedStroke(U'Z', "z", kControl), (KeyStroke{U'Z', kControl}));
  EXPECT_EQ(printedStroke(U'Y', "z", kControl), (KeyStroke{U'Z', kControl})) << "German";
  EXPECT_EQ(printedStroke(U'Q', "a", kControl), (KeyStroke{U'A', kControl})) << "French";
  EXPECT_EQ(printedStroke(U'M', ",", 0), (KeyStroke{U',', 0})) << "French";
  EXPECT_EQ(printedStroke(U'/', "-", kControl), (KeyStroke{U'-', kControl})) << "German";
  EXPECT_EQ(printedStroke(U']', "+", kControl), (KeyStroke{U'+', kControl})) << "German";
}

TEST(PrintedStroke, WithNothingLatinOnItAKeyIsWhatItsPlaceSays) {
  EXPECT_EQ(printedStroke(U'Z', "\u044f", kControl), (KeyStroke{U'Z', kControl})) << "Russian";
  EXPECT_EQ(printedStroke(U'A', "\u03b1", 0), (KeyStroke{U'A', 0})) << "Greek";
  EXPECT_EQ(printedStroke(U'[', "\u00fc", 0), (KeyStroke{U'[', 0})) << "German";
  EXPECT_EQ(printedStroke(U'N', "", 0), (KeyStroke{U'N', 0})) << "no label at all";
}

TEST(PrintedStroke, DigitsAreDigitsAlsoWhereTheyTakeShift) {
  EXPECT_EQ(printedStroke(U'1', "&", 0), (KeyStroke{U'1', 0})) << "French";
  EXPECT_EQ(printedStroke(U'2', "\u00e9", kControl), (KeyStroke{U'2', kControl}));
  EXPECT_EQ(printedStroke(U'1', "&", kShift | kControl), (KeyStroke{U'1', kControl}));
  EXPECT_EQ(printedStroke(U'6', "-", kControl), (KeyStroke{U'-', kControl})) << "it has a meaning of its own";
  EXPECT_EQ(printedStroke(U'6', "-", kShift), (KeyStroke{U'6', 0}));
  EXPECT_EQ(printedStroke(U'7', "7", kShift), (KeyStroke{U'7', kShift}));
}

}  // namespace
}  // namespace kurilscope::platform
