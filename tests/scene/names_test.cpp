#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "../real_stage.hpp"
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
  EXPECT_EQ(labelLines(kIturup, true, named(Names::Dual, Perspective::Neutral)), (Lines{"Iturup", "Etorofu"}));
  EXPECT_EQ(labelLines(kIturup, true, named(Names::Dual, Perspective::Moscow)), (Lines{"Iturup", "Etorofu"}));
  EXPECT_EQ(labelLines(kIturup, true, named(Names::Dual, Perspective::Tokyo)), (Lines{"Etorofu", "Iturup"}));
  EXPECT_EQ(nameInline(kIturup, true, named(Names::Dual, Perspective::Neutral)), "Iturup / Etorofu");
  EXPECT_EQ(nameInline(kIturup, true, named(Names::Dual, Perspective::Tokyo)), "Etorofu / Iturup");
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

TEST(Names, InlineIsTheFirstLineUnlessThereAreTwoNames) {
  for (int names = 0; names < 5; ++names) {
    for (int perspective = 0; perspective < 3; ++perspective) {
      const view::View view = named(static_cast<Names>(names), static_cast<Perspective>(perspective));
      for (const bool disputed : {false, true}) {
        for (const atlas::NameSet& set : {kIturup, kUrup, kNemuro}) {
          const std::string name = nameInline(set, disputed, view);
          EXPECT_TRUE(name.starts_with(labelLines(set, disputed, view).front()));
          EXPECT_EQ(name == labelLines(set, disputed, view).front(),
                    view.names != Names::Dual || labelLines(set, disputed, view).size() == 1);
          EXPECT_FALSE(name.empty());
        }
      }
    }
  }
}

// ---- names in time

class NamesInTime : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
  }
  [[nodiscard]] atlas::NameSet namesOn(const std::string& place, atlas::Day day) const {
    const std::string* host = real_->region.hostOf(place);
    return namesUnder(*real_->atlas.place(place), host == nullptr ? nullptr : real_->atlas.statusOn(*host, day));
  }
  const RealStage* real_ = nullptr;
};

TEST_F(NamesInTime, EveryTownOfTheRegionStandsOnItsIsland) {
  const std::map<std::string, std::string> hosts = {
      {"yuzhno-kurilsk", "kunashir"},   {"golovnino", "kunashir"},
      {"malokurilskoye", "shikotan"},   {"kurilsk", "iturup"},
      {"severo-kurilsk", "paramushir"}, {"yuzhno-sakhalinsk", "sakhalin-south"},
      {"nemuro", "hokkaido"},           {"petropavlovsk-kamchatsky", "kamchatka"}};
  for (const auto& [place, island] : hosts) {
    const std::string* host = real_->region.hostOf(place);
    ASSERT_NE(host, nullptr) << place;
    EXPECT_EQ(*host, island) << place;
  }
  EXPECT_EQ(real_->region.hostOf("epicentre-1994"), nullptr);
}

TEST_F(NamesInTime, AFormerNameStandsUntilJapaneseAdministrationEnds) {
  const auto dual = named(Names::Dual, Perspective::Neutral);
  EXPECT_EQ(nameInline(namesOn("yuzhno-kurilsk", atlas::day(1945, 8, 31)), true, dual), "Furukamappu");
  EXPECT_EQ(nameInline(namesOn("yuzhno-kurilsk", atlas::day(1945, 9, 1)), true, dual), "Yuzhno-Kurilsk / Furukamappu");
  EXPECT_EQ(nameInline(namesOn("yuzhno-kurilsk", atlas::day(2019, 1, 22)), true, dual), "Yuzhno-Kurilsk / Furukamappu");
  EXPECT_EQ(nameInline(namesOn("yuzhno-sakhalinsk", atlas::day(1945, 8, 20)), false, dual), "Toyohara");
  EXPECT_EQ(nameInline(namesOn("yuzhno-sakhalinsk", atlas::day(1945, 8, 25)), false, dual), "Yuzhno-Sakhalinsk");
  EXPECT_EQ(nameInline(namesOn("nemuro", atlas::day(1945, 8, 20)), false, dual), "Nemuro");
  // In Japanese it is one name throughout.
  const auto japanese = named(Names::Japanese, Perspective::Neutral);
  EXPECT_EQ(nameInline(namesOn("yuzhno-kurilsk", atlas::day(1945, 8, 31)), true, japanese), "古釜布");
  EXPECT_EQ(nameInline(namesOn("yuzhno-kurilsk", atlas::day(1991, 8, 31)), true, japanese), "古釜布");
}

// A box instead of a letter is worse than no name: every text of the pack that is drawn has all its glyphs.
TEST_F(NamesInTime, EveryTextOfThePackHasItsGlyphs) {
  std::vector<std::string> texts;
  const auto add = [&texts](const atlas::NameSet& names) {
    texts.insert(texts.end(), {names.en, names.ru, names.ja, names.jaLatin, names.jaShort});
  };
  const atlas::Records& records = real_->atlas.records();
  for (const atlas::Island& island : records.islands) {
    add(island.names);
    texts.insert(texts.end(), {island.note, island.areaNote, island.highestNote, island.population, island.settlement});
  }
  for (const atlas::Place& place : records.places) {
    add(place.names);
    texts.insert(texts.end(), {place.formerName, place.note});
  }
  for (const atlas::Water& water : records.waters) {
    add(water.names);
  }
  for (const atlas::Event& event : records.events) {
    texts.insert(texts.end(), {event.title, event.summary, event.note});
    texts.insert(texts.end(), event.actors.begin(), event.actors.end());
  }
  for (const atlas::Source& source : records.sources) {
    texts.insert(texts.end(), {source.title, source.publisher, source.date, source.note});
  }
  for (const atlas::Line& line : records.lines) {
    texts.push_back(line.title);
  }
  for (const atlas::Status& status : records.status) {
    texts.push_back(status.basis);
  }
  for (const atlas::Claim& claim : records.claims) {
    texts.insert(texts.end(), {claim.basis, claim.instrument});
  }
  std::size_t letters = 0;
  for (const std::string& text : texts) {
    EXPECT_TRUE(real_->type.covers(text)) << text;
    for (const Face face : {Face::Sans, Face::SansBold, Face::WaterItalic}) {
      const GlyphRun& run = real_->type.shape(text, face, 12);
      EXPECT_TRUE(std::ranges::none_of(run.glyphs, [](const Glyph& glyph) { return glyph.id == 0; })) << text;
      letters += run.glyphs.size();
    }
  }
  EXPECT_GT(letters, 50000U);
  EXPECT_FALSE(real_->type.covers("\xF3\xB0\x80\x80"));  // a private character: the check can fail
}

}  // namespace
}  // namespace kurilscope::scene
