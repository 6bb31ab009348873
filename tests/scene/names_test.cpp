#include <gtest/gtest.h>

#include "scene/compose.hpp"

namespace kurilscope::scene {
namespace {

using view::Names;
using view::Perspective;
using Lines = std::vector<std::string>;

const atlas::NameSet kIturup{
    .en = "Iturup", .ru = "Итуруп", .ja = "択捉島", .jaLatin = "Etorofu-tō", .jaShort = "Etorofu"};
const atlas::NameSet kUrup{.en = "Urup", .ru = "Уруп", .ja = "得撫島", .jaLatin = "Uruppu-tō", .jaShort = "Uruppu"};
const atlas::NameSet kNemuro{.en = "Nemuro", .ru = {}, .ja = "根室", .jaLatin = "Nemuro", .jaShort = {}};

view::View named(Names names, Perspective perspective) {
  view::View view;
  view.names = names;
  view.perspective = perspective;
  return view;
}

TEST(Names, OneLanguageIsOneNameFromEveryPerspective) {
  for (const Perspective perspective : {Perspective::Neutral, Perspective::Tokyo, Perspective::Moscow}) {
    EXPECT_EQ(labelLines(kIturup, true, named(Names::English, perspective)), Lines{"Iturup"});
    EXPECT_EQ(labelLines(kIturup, true, named(Names::Russian, perspective)), Lines{"Итуруп"});
    EXPECT_EQ(labelLines(kIturup, true, named(Names::Japanese, perspective)), Lines{"択捉島"});
    // Without a name in the language, the English one stands.
    EXPECT_EQ(labelLines(kNemuro, false, named(Names::Russian, perspective)), Lines{"Nemuro"});
  }
}

TEST(Names, BothNamesOfADisputedIslandStandInThePerspectivesOrder) {
  EXPECT_EQ(labelLines(kIturup, true, named(Names::Dual, Perspective::Neutral)), Lines{"Iturup / Etorofu"});
  EXPECT_EQ(labelLines(kIturup, true, named(Names::Dual, Perspective::Moscow)), Lines{"Iturup / Etorofu"});
  EXPECT_EQ(labelLines(kIturup, true, named(Names::Dual, Perspective::Tokyo)), Lines{"Etorofu / Iturup"});
}

TEST(Names, AnUndisputedIslandHasOne) {
  for (const Perspective perspective : {Perspective::Neutral, Perspective::Tokyo, Perspective::Moscow}) {
    EXPECT_EQ(labelLines(kUrup, false, named(Names::Dual, perspective)), Lines{"Urup"});
    EXPECT_EQ(labelLines(kNemuro, true, named(Names::Dual, perspective)), Lines{"Nemuro"});
  }
}

TEST(Names, AllBringsTheNativeOnesOnASecondLine) {
  EXPECT_EQ(labelLines(kIturup, true, named(Names::All, Perspective::Neutral)),
            (Lines{"Iturup / Etorofu", "Итуруп · 択捉島"}));
  EXPECT_EQ(labelLines(kIturup, true, named(Names::All, Perspective::Tokyo)),
            (Lines{"Etorofu / Iturup", "択捉島 · Итуруп"}));
  EXPECT_EQ(labelLines(kNemuro, false, named(Names::All, Perspective::Moscow)), (Lines{"Nemuro", "根室"}));
  EXPECT_EQ(labelLines({.en = "Rock", .ru = {}, .ja = {}, .jaLatin = {}, .jaShort = {}}, true,
                       named(Names::All, Perspective::Tokyo)),
            Lines{"Rock"});
}

TEST(Names, InlineIsTheFirstLine) {
  for (int names = 0; names < 5; ++names) {
    for (int perspective = 0; perspective < 3; ++perspective) {
      const view::View view = named(static_cast<Names>(names), static_cast<Perspective>(perspective));
      for (const bool disputed : {false, true}) {
        for (const atlas::NameSet& set : {kIturup, kUrup, kNemuro}) {
          const std::string name = nameInline(set, disputed, view);
          EXPECT_EQ(name, labelLines(set, disputed, view).front());
          EXPECT_FALSE(name.empty());
        }
      }
    }
  }
}

}  // namespace
}  // namespace kurilscope::scene
