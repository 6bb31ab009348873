#include "app/deck.hpp"

#include <gtest/gtest.h>

#include "../real_pack.hpp"
#include "app/citations.hpp"
#include "app/playback.hpp"
#include "view/command.hpp"

namespace kurilscope::app {
namespace {

const atlas::Atlas& packAtlas() { return test::realAtlas(); }

TEST(DeckTest, EventsAreChosenByFilterAndByName) {
  EXPECT_EQ(chosenEvents(packAtlas(), {}, {})->size(), packAtlas().events().size());
  const auto meetings = chosenEvents(packAtlas(), {}, {"abe-putin-*"});
  ASSERT_TRUE(meetings);
  ASSERT_EQ(meetings->size(), 25U);
  EXPECT_EQ(meetings->front()->id, "abe-putin-01-hanoi");
  // In the order given, each once.
  const auto named = chosenEvents(packAtlas(), {}, {"kunashir-occupied", "yalta-agreement", "kunashir-*"});
  ASSERT_TRUE(named);
  EXPECT_EQ(named->at(0)->id, "kunashir-occupied");
  EXPECT_EQ(named->at(1)->id, "yalta-agreement");
  view::Filter noSummits;
  noSummits.hiddenKinds = {"summit"};
  EXPECT_EQ(chosenEvents(packAtlas(), noSummits, {"abe-*"})->size(), 1U);  // his remarks of the New Year
  noSummits.text = "no event has these words";
  EXPECT_NE(chosenEvents(packAtlas(), noSummits, {}).error().message.find("no event is left"), std::string::npos);
  const auto mistyped = chosenEvents(packAtlas(), {}, {"yalta-agrement"});
  ASSERT_FALSE(mistyped);
  EXPECT_NE(mistyped.error().message.find("'yalta-agreement'"), std::string::npos) << mistyped.error().message;
}

TEST(DeckTest, EachPageIsItsEvent) {
  const view::View start = view::initialView(packAtlas());
  const auto events = chosenEvents(packAtlas(), {}, {"kunashir-occupied", "abe-putin-13-sochi"});
  ASSERT_TRUE(events);
  const auto pages = eventPages(packAtlas(), start, *events, false);
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].view.selection.id, "kunashir-occupied");
  EXPECT_EQ(pages[0].view.date, events->at(0)->start.first);
  EXPECT_EQ(pages[0].view.camera, storyCamera(*events->at(0), packAtlas()));
  EXPECT_EQ(pages[1].view.camera, start.camera) << "an event in a far city leaves the islands";
  EXPECT_EQ(eventPages(packAtlas(), start, *events, true)[0].view.camera, start.camera);
}

TEST(DeckTest, SourcesAreNumberedInTheOrderOfTheirCitation) {
  Citations citations(packAtlas());
  const std::string first = packAtlas().records().sources[3].id;
  const std::string second = packAtlas().records().sources[1].id;
  EXPECT_EQ(citations.cite({first, "no such source", second}, 4), (std::set<int>{1, 2}));
  EXPECT_EQ(citations.cite({second}, 9), (std::set<int>{2}));
  ASSERT_EQ(citations.list().size(), 2U);
  EXPECT_EQ(citations.list()[0].source->id, first);
  EXPECT_EQ(citations.list()[1].pages, (std::set<int>{4, 9}));
}

}  // namespace
}  // namespace kurilscope::app
