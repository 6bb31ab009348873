#include "view/changes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "kuril.hpp"
#include "view/command.hpp"
#include "view/sides.hpp"

namespace kurilscope::view {
namespace {

using atlas::Day;
using atlas::day;

View comparing(Day date, std::variant<Day, Perspective> with, Perspective own = Perspective::Neutral) {
  View view = initialView(kuril());
  view.date = date;
  view.perspective = own;
  view.comparison = Comparison{with, std::nullopt};
  return view;
}

std::vector<std::string> sentences(const View& view, ChangeKind kind) {
  std::vector<std::string> found;
  for (const Change& change : changesOf(kuril(), view)) {
    if (change.kind == kind) {
      found.push_back(change.sentence);
    }
  }
  return found;
}

using Sentences = std::vector<std::string>;

TEST(Changes, TellTheWeeksOf1945GroupByGroupWithTheirDays) {
  const View view = comparing(day(1945, 9, 6), day(1945, 8, 17));
  EXPECT_EQ(sentences(view, ChangeKind::Administration),
            (Sentences{
                "Shumshu: administration passes from Japan to the USSR (18–23 August 1945).",
                "Northern Kurils except Shumshu and Central Kurils: administration passes from Japan to the USSR "
                "(22–28 August 1945).",
                "Urup: administration passes from Japan to the USSR (28–31 August 1945).",
                "Iturup / Etorofu: administration passes from Japan to the USSR (28 August 1945).",
                "Kunashir / Kunashiri and Shikotan: administration passes from Japan to the USSR (1 September 1945).",
                "Habomai group: administration passes from Japan to the USSR (3–5 September 1945).",
                "Hokkaido and Honshu: administration passes from Japan to the Allied occupation authorities (2 "
                "September 1945).",
                "Southern Sakhalin: administration passes from Japan to the USSR (11–25 August 1945).",
            }));
  EXPECT_EQ(sentences(view, ChangeKind::LineWent),
            (Sentences{"Boundary in force no longer stands: Border of 1905: Treaty of Portsmouth (until 18 August "
                       "1945)."}));
}

TEST(Changes, SumUpOverDecadesAndNameEveryGovernmentInBetween) {
  EXPECT_EQ(sentences(comparing(day(2019, 1, 22), day(1945, 1, 1)), ChangeKind::Administration),
            (Sentences{
                "Kuril Islands and Southern Sakhalin: administration passes from Japan to the USSR (11 August to 5 "
                "September 1945), then to Russia (25 December 1991).",
                "Hokkaido and Honshu: administration passes from Japan to the Allied occupation authorities (2 "
                "September 1945), then to Japan (28 April 1952).",
                "Northern Sakhalin, Kamchatka and Asian mainland: administration passes from the USSR to Russia (25 "
                "December 1991).",
            }));
}

TEST(Changes, TellAClaimThatBeginsOneThatEndsAndOneOnAnotherGround) {
  const View view = comparing(day(1956, 10, 19), day(1955, 12, 1));
  EXPECT_EQ(sentences(view, ChangeKind::ClaimBegun),
            (Sentences{"Iturup / Etorofu and Kunashir / Kunashiri: a claim by Japan begins (9 December 1955): "
                       "Government statement in the Diet, 9 December 1955."}));
  EXPECT_EQ(sentences(view, ChangeKind::Ground),
            (Sentences{"Shikotan and Habomai group: the claim by Japan now rests on another ground (9 December 1955): "
                       "Government statement in the Diet, 9 December 1955."}));
  const Sentences ended = sentences(comparing(day(1952, 5, 1), day(1952, 4, 1)), ChangeKind::ClaimEnded);
  ASSERT_EQ(ended.size(), 1u);
  EXPECT_NE(ended.front().find("the claim by Japan ends (28 April 1952)"), std::string::npos) << ended.front();
}

TEST(Changes, TheOrderInWhichTwoDaysAreGivenDoesNotMatter) {
  const auto texts = [](const View& view) {
    Sentences all;
    for (const Change& change : changesOf(kuril(), view)) {
      all.push_back(change.sentence);
    }
    return all;
  };
  EXPECT_EQ(texts(comparing(day(1945, 8, 17), day(1945, 9, 6))), texts(comparing(day(1945, 9, 6), day(1945, 8, 17))));
}

TEST(Changes, NothingDiffersFromTheSameDayOrWithoutAComparison) {
  EXPECT_TRUE(changesOf(kuril(), comparing(day(1956, 10, 19), day(1956, 10, 19))).empty());
  EXPECT_TRUE(changesOf(kuril(), comparing(day(1956, 10, 19), Perspective::Neutral)).empty());
  View view = initialView(kuril());
  EXPECT_TRUE(changesOf(kuril(), view).empty());
}

// Whatever the days: the islands told of are exactly those whose administration is not what it was, each once.
TEST(Changes, NameEveryIslandWhoseAdministrationDiffersAndNoOther) {
  const atlas::Records& records = kuril().records();
  const auto span = (records.statusLast - records.statusFirst).count();
  for (int i = 0; i < 60; ++i) {
    const Day from = records.statusFirst + std::chrono::days{span * i / 61};
    const Day to = records.statusFirst + std::chrono::days{span * ((i * 37) % 61) / 61};
    std::multiset<std::string> told;
    for (const Change& change : changesOf(kuril(), comparing(from, to))) {
      EXPECT_TRUE(!change.evidence.sources.empty() || change.evidence.confidence == atlas::Confidence::GeneralKnowledge)
          << change.sentence;
      EXPECT_TRUE(change.sentence.ends_with('.')) << change.sentence;
      if (change.kind == ChangeKind::Administration) {
        told.insert(change.islands.begin(), change.islands.end());
      }
    }
    for (const atlas::Island& island : kuril().islands()) {
      const atlas::Status* before = kuril().statusOn(island.id, std::min(from, to));
      const atlas::Status* after = kuril().statusOn(island.id, std::max(from, to));
      if (before == nullptr || after == nullptr) {
        continue;
      }
      if (before->administeredBy != after->administeredBy) {
        EXPECT_EQ(told.count(island.id), 1u) << island.id << ' ' << atlas::toIso(from) << ' ' << atlas::toIso(to);
      }
    }
  }
}

TEST(Changes, OfTwoPerspectivesAreReadingsLinesAndStatements) {
  const View view = comparing(day(1956, 10, 19), Perspective::Tokyo);
  EXPECT_EQ(
      sentences(view, ChangeKind::Reading),
      (Sentences{"Iturup / Etorofu, Kunashir / Kunashiri, Shikotan and Habomai group: neutral, the tint says "
                 "administered by the USSR, the stripes say claimed by Japan; as seen from Tokyo, the tint says "
                 "claimed by Japan, the stripes say administered by the USSR.",
                 "Border claimed by Japan: Etorofu (Friza) Strait: neutral, \"Boundary claimed by Japan\"; as seen "
                 "from Tokyo, \"Border as Japan states it\"."}));
  const auto statements = sentences(view, ChangeKind::Statement);
  EXPECT_EQ(statements.size(), 5u);
  EXPECT_TRUE(std::ranges::all_of(statements, [](const auto& text) { return text.starts_with("Tokyo states: "); }));
  // Both capitals speak when they are set against one another.
  EXPECT_EQ(
      sentences(comparing(day(2019, 1, 22), Perspective::Moscow, Perspective::Tokyo), ChangeKind::Statement).size(),
      10u);
}

TEST(Sides, PutTheEarlierDayFirstAndTheViewsOwnPerspective) {
  const auto [first, second] = sidesOf(comparing(day(1945, 8, 17), day(1945, 9, 6)));
  EXPECT_EQ(first.date, day(1945, 8, 17));
  EXPECT_EQ(second.date, day(1945, 9, 6));
  EXPECT_FALSE(first.comparison || second.comparison);
  EXPECT_EQ(dateLine(comparing(day(1945, 9, 6), day(1945, 8, 17))), "17 August 1945 → 6 September 1945");
  EXPECT_EQ(dateLine(comparing(day(1945, 9, 6), Perspective::Tokyo)), "6 September 1945");
  EXPECT_EQ(comparisonInWords(comparing(day(1945, 9, 6), Perspective::Tokyo, Perspective::Moscow)),
            "As seen from Moscow → As seen from Tokyo");
}

TEST(Commands, AComparisonIsKeptInsideThePeriodAndEnds) {
  View view = initialView(kuril());
  view = apply(view, SetComparison{Comparison{day(1700, 1, 1), 7.0}}, kuril());
  ASSERT_TRUE(view.comparison);
  EXPECT_EQ(std::get<Day>(view.comparison->with), kuril().records().periodFirst);
  EXPECT_EQ(view.comparison->swipe, 1.0);
  view = apply(view, SetComparison{}, kuril());
  EXPECT_FALSE(view.comparison);
}

TEST(Commands, ALineCanBeSelectedAndGoneTo) {
  View view = initialView(kuril());
  view = apply(view, Select{{Subject::Line, "claimed-four-1955"}}, kuril());
  EXPECT_EQ(view.selection, (Selection{Subject::Line, "claimed-four-1955"}));
  view = apply(view, Select{{Subject::Line, "no-such-line"}}, kuril());
  EXPECT_EQ(view.selection.id, "claimed-four-1955");
  view = apply(view, GoTo{"claimed-four-1955"}, kuril());
  EXPECT_NEAR(view.camera.center.lon, 149.1, 0.8);
  EXPECT_NEAR(view.camera.center.lat, 45.5, 0.8);
}

}  // namespace
}  // namespace kurilscope::view
