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

}  // namespace
}  // namespace kurilscope::view
