#include "view/fit.hpp"

#include <gtest/gtest.h>

#include "kuril.hpp"
#include "view/command.hpp"

namespace kurilscope::view {
namespace {

TEST(Fit, WhatThePackHasStays) {
  View view = initialView(kuril());
  view.selection = {Subject::Island, "kunashir"};
  view.rings = RangeRings{"cape-nosappu", {50}};
  view.comparison = Comparison{atlas::day(1945, 8, 17), {}};
  const Fitted same = fitted(view, kuril());
  EXPECT_EQ(same.view, view);
  EXPECT_TRUE(same.leftOut.empty());
}

TEST(Fit, WhatItDoesNotHaveIsLeftOutAndNamed) {
  const View plain = initialView(kuril());
  View view = plain;
  view.date = atlas::day(1815, 6, 18);
  view.selection = {Subject::Event, "waterloo"};
  view.rings = RangeRings{"elba", {50}};
  view.settlement = "vienna";
  view.comparison = Comparison{atlas::day(1814, 4, 6), {}};
  const Fitted rest = fitted(view, kuril());
  EXPECT_EQ(rest.leftOut,
            (std::vector<std::string>{"the date 1815-06-18", "the event 'waterloo'", "the settlement 'vienna'",
                                      "the rings around 'elba'", "the comparison with 1814-04-06"}));
  View expected = plain;
  expected.date = kuril().records().periodFirst;
  EXPECT_EQ(rest.view, expected);
}

// Every field that names a record. A field that is added to View or Filter breaks this binding: say here what the pack
// may lack of it, or that it names nothing.
TEST(Fit, EveryFieldThatNamesARecordIsHeldAgainstThePack) {
  View view = initialView(kuril());
  const View plain = view;
  auto& [date, camera, layers, perspective, names, theme, selection, measurement, rings, comparison, settlement,
         filter] = view;
  auto& [hiddenKinds, text, island, actor] = filter;
  static_cast<void>(camera), static_cast<void>(layers), static_cast<void>(perspective), static_cast<void>(names);
  static_cast<void>(theme), static_cast<void>(text);
  const auto expectLeftOut = [&](const std::string& what) {
    const Fitted fit = fitted(view, kuril());
    EXPECT_EQ(fit.leftOut, std::vector<std::string>{what});
    EXPECT_EQ(fit.view, plain) << what;
    view = plain;
  };
  for (const Subject subject : {Subject::Event, Subject::Island, Subject::Place, Subject::Line}) {
    selection = {subject, "nosuch"};
    expectLeftOut(fmt::format("the {} 'nosuch'", word(subject)));
  }
  measurement = Measurement{{"kunashir", "nosuch"}, false};
  expectLeftOut("the measured end 'nosuch'");
  rings = RangeRings{"nosuch", {50}};
  expectLeftOut("the rings around 'nosuch'");
  comparison = Comparison{atlas::day(1814, 4, 6), {}};
  expectLeftOut("the comparison with 1814-04-06");
  settlement = "nosuch";
  expectLeftOut("the settlement 'nosuch'");
  hiddenKinds = {"nosuch"};
  expectLeftOut("the kind of event 'nosuch'");
  island = "nosuch";
  expectLeftOut("the island or group 'nosuch'");
  actor = "nosuch";
  expectLeftOut("the actor 'nosuch'");
  date = atlas::day(1815, 6, 18);
  EXPECT_EQ(fitted(view, kuril()).leftOut, std::vector<std::string>{"the date 1815-06-18"});
}

TEST(Fit, EndsAndFiltersThatThePackHasStay) {
  View view = initialView(kuril());
  view.measurement = Measurement{{"hokkaido", "cape-nosappu", "145.5,43.3"}, true};
  view.filter = {.hiddenKinds = {kuril().records().eventKinds.front().id},
                 .text = "nothing",
                 .island = "kunashir",
                 .actor = kuril().events().front().actors.front()};
  EXPECT_TRUE(fitted(view, kuril()).leftOut.empty());
}

}  // namespace
}  // namespace kurilscope::view
