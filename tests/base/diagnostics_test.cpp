#include "base/diagnostics.hpp"

#include <gtest/gtest.h>

namespace kurilscope {
namespace {

TEST(Diagnostics, NameTheFileTheRowAndTheColumn) {
  const std::string text = "'abc' is not a number; write degrees east, such as 145.86";
  EXPECT_EQ(toString({"islands.csv", 12, "lon", text}), "islands.csv:12: lon: " + text);
  EXPECT_EQ(toString({"islands.csv", 12, "", text}), "islands.csv:12: " + text);
  EXPECT_EQ(toString({"islands.csv", 0, "lon", text}), "islands.csv: lon: " + text);
  EXPECT_EQ(toString({"pack.toml", 0, "", text}), "pack.toml: " + text);
}

TEST(Diagnostics, OfAMillionTheFirstAreKeptAndTheOthersCounted) {
  Diagnostics diagnostics;
  for (int row = 1; row <= 1'000'000; ++row) {
    diagnostics.add({"events.csv", row, "start", "is no date"});
  }
  EXPECT_EQ(diagnostics.problems().size(), Diagnostics::kMostProblems);
  EXPECT_EQ(diagnostics.problems().back().row, 1000);
  EXPECT_EQ(diagnostics.count(), 1'000'000U);
  EXPECT_TRUE(diagnostics.text().ends_with("\nand 999000 more\n"));

  Diagnostics all;
  all.add({"pack.toml", 0, "", "has no title"});
  all.add(diagnostics);
  EXPECT_EQ(all.count(), 1'000'001U);
}

TEST(Diagnostics, CollectEveryProblemInOrder) {
  Diagnostics diagnostics;
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(diagnostics.text(), "");
  diagnostics.add({"a.csv", 2, "id", "is empty"});
  diagnostics.add({"b.csv", 0, "", "is missing"});
  EXPECT_FALSE(diagnostics.empty());
  ASSERT_EQ(diagnostics.problems().size(), 2u);
  EXPECT_EQ(diagnostics.problems()[0], (Problem{"a.csv", 2, "id", "is empty"}));
  EXPECT_EQ(diagnostics.text(), "a.csv:2: id: is empty\nb.csv: is missing\n");
}

}  // namespace
}  // namespace kurilscope
