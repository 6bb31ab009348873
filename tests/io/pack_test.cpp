#include <gtest/gtest.h>

#include "small_pack.hpp"

namespace kurilscope::io {
namespace {

TEST(Pack, ASmallPackLoadsWhole) {
  const TempFolder folder;
  writeSmallPack(folder);
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
  ASSERT_TRUE(atlas) << diagnostics.text();
  EXPECT_TRUE(diagnostics.empty()) << diagnostics.text();

  const atlas::Records& records = atlas->records();
  EXPECT_EQ(records.title, "Small");
  EXPECT_EQ(records.periodFirst, atlas::day(1945, 2, 11));
  EXPECT_EQ(records.statusLast, atlas::day(2019, 1, 22));
  EXPECT_EQ(records.region, (geo::Box{140, 40, 160, 52}));
  ASSERT_NE(atlas->island("kunashir"), nullptr);
  EXPECT_EQ(atlas->island("kunashir")->names.ja, "国後島");
  EXPECT_EQ(atlas->island("kunashir")->names.jaShort, "Kunashiri");
  EXPECT_EQ(atlas->island("kunashir")->areaSquareKm, 1490);
  EXPECT_FALSE(atlas->island("shikotan")->areaSquareKm);
  ASSERT_NE(atlas->place("moscow"), nullptr);
  EXPECT_EQ(atlas->place("moscow")->note, "a note, with a comma\nand a second line");
  ASSERT_NE(atlas->event("declaration"), nullptr);
  EXPECT_EQ(atlas->event("declaration")->end, atlas->event("declaration")->start);
  EXPECT_EQ(atlas->event("declaration")->actors, (std::vector<std::string>{"USSR", "Japan"}));
  EXPECT_EQ(atlas->event("decree")->start.precision, atlas::Precision::Month);
  ASSERT_EQ(records.land.size(), 2u);
  EXPECT_EQ(records.land[0].rings.at(0).size(), 4u);
  EXPECT_EQ(records.land[0].rings[0].front(), (geo::LonLat{145.5, 43.7}));
  ASSERT_EQ(records.lines.size(), 1u);
  EXPECT_EQ(records.lines[0].parts.size(), 2u);
  EXPECT_EQ(records.meetings.at(0).sinceTwoThousandThirteen, 0);
  EXPECT_EQ(records.distances.at(0).toPoint, (geo::LonLat{145.86, 43.395}));
}

TEST(Pack, ItsTomlFileNamesItAsWell) {
  const TempFolder folder;
  writeSmallPack(folder);
  Diagnostics diagnostics;
  EXPECT_TRUE(loadPack(folder.path() / "pack.toml", diagnostics)) << diagnostics.text();
}

// The path, what is in it, and words of the error.
struct NoPack {
  std::string name;
  std::string phrase;
};

TEST(Pack, WhatIsNoPackIsSaidPlainly) {
  const TempFolder folder;
  std::filesystem::create_directory(folder.path() / "empty");
  std::filesystem::create_directory(folder.path() / "other");
  folder.write("other/readme.txt", "hello");
  folder.write("notes.txt", "hello");
  for (const auto& [name, phrase] : std::vector<NoPack>{{"none", "no such file or folder"},
                                                        {"empty", "is empty; a pack is a folder"},
                                                        {"other", "has no pack.toml; a pack is a folder"},
                                                        {"notes.txt", "is not a pack; a pack is a folder"},
                                                        {"notes.txt/x", "there is no pack"}}) {
    Diagnostics diagnostics;
    const Result<atlas::Atlas> atlas = loadPack(folder.path() / name, diagnostics);
    ASSERT_FALSE(atlas) << name;
    EXPECT_EQ(atlas.error().kind, ErrorKind::Input);
    EXPECT_NE(atlas.error().message.find(phrase), std::string::npos) << atlas.error().message;
    EXPECT_NE(atlas.error().message.find((folder.path() / name).string()), std::string::npos) << atlas.error().message;
  }
}

TEST(Pack, TheErrorCountsTheProblems) {
  const TempFolder folder;
  writeSmallPack(folder);
  folder.replace("islands.csv", ",145.86,44.1", ",abc,44.1");
  folder.replace("events.csv", "1956-10-19", "1956-13-19");
  folder.replace("distances.csv", "signalny,Nemuro", "signalni,Nemuro");
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
  ASSERT_FALSE(atlas);
  EXPECT_EQ(diagnostics.problems().size(), 3u) << diagnostics.text();
  EXPECT_NE(atlas.error().message.find("3 problems"), std::string::npos) << atlas.error().message;
}

}  // namespace
}  // namespace kurilscope::io
