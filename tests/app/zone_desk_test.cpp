#include "app/zone_desk.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "../real_pack.hpp"
#include "view/command.hpp"

namespace kurilscope::app {
namespace {

const atlas::Atlas& kuril() { return test::realAtlas(); }

view::View viewOf(const std::string& settlement) {
  view::View view = view::initialView(kuril());
  view.layers.set(static_cast<std::size_t>(view::Layer::Zones));
  view.settlement = settlement;
  return view;
}

TEST(ZoneDesk, DoesNothingWhereNothingIsAskedFor) {
  ZoneDesk desk(kuril());
  EXPECT_FALSE(desk.advance(view::initialView(kuril())));
  EXPECT_FALSE(desk.isBusy());
  EXPECT_EQ(desk.progress(), "");
}

TEST(ZoneDesk, ComputesEachOnce) {
  ZoneDesk desk(kuril());
  desk.finish(viewOf(""));
  EXPECT_TRUE(desk.shelf().limits.has_value());
  ASSERT_TRUE(desk.shelf().settlements.contains("none")) << "the pack's first";
  EXPECT_FALSE(desk.shelf().settlements.at("none").line.empty());
  EXPECT_FALSE(desk.advance(viewOf("none")));
  EXPECT_FALSE(desk.isBusy());
}

TEST(ZoneDesk, SaysWhatItIsAtAndTellsWhenTheShelfHasChanged) {
  ZoneDesk desk(kuril());
  EXPECT_FALSE(desk.advance(viewOf("two")));
  ASSERT_TRUE(desk.isBusy());
  EXPECT_NE(desk.progress().find("Shikotan"), std::string::npos) << desk.progress();
  while (!desk.advance(viewOf("two"))) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_TRUE(desk.shelf().settlements.contains("two")) << "what was asked for comes first";
  EXPECT_NE(desk.progress().find("nautical miles"), std::string::npos) << desk.progress();
  desk.finish(viewOf("two"));
  EXPECT_EQ(desk.progress(), "");
}

TEST(ZoneDesk, AnUnknownSettlementAsksForNothing) {
  ZoneDesk desk(kuril());
  desk.finish(viewOf("seventeen"));
  EXPECT_TRUE(desk.shelf().settlements.empty());
}

}  // namespace
}  // namespace kurilscope::app
