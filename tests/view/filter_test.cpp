#include "view/filter.hpp"

#include <gtest/gtest.h>

namespace kurilscope::view {
namespace {

using atlas::day;

atlas::Event event(const std::string& id, atlas::Day date, const std::string& kind) {
  atlas::Event event;
  event.id = id;
  event.start = event.end = {date, date};
  event.kind = kind;
  event.title = "The " + id;
  return event;
}

const atlas::Atlas& fourEvents() {
  static const atlas::Atlas atlas = [] {
    atlas::Records records;
    records.periodFirst = day(1945, 1, 1);
    records.periodLast = day(2019, 1, 22);
    records.eventKinds = {{"war", "War"}, {"talks", "Talks"}};
    records.events = {event("landing", day(1945, 8, 18), "war"), event("truce", day(1945, 8, 18), "talks"),
                      event("battle", day(1945, 8, 20), "war"), event("treaty", day(1956, 10, 19), "talks")};
    return atlas::Atlas{std::move(records)};
  }();
  return atlas;
}

TEST(FilterText, ReadsBackEqualWhateverWasTyped) {
  View view;
  view.date = day(1956, 10, 19);
  view.filter.hiddenKinds = {"talks", "war"};
  for (const std::string text :
       {"habomai", " two  words ", "50%&a=b+c#d", "Хабомаи 歯舞", "tab\tand\nline\n", "&find="}) {
    view.filter.text = text;
    view.filter.island = text;
    view.filter.actor = text;
    const Result<View> read = fromText(toText(view));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, view) << toText(view);
  }
}

TEST(FilterText, IsLeftOutWhereThereIsNone) {
  View view;
  view.date = day(1956, 10, 19);
  EXPECT_EQ(toText(view).find("hide"), std::string::npos);
  EXPECT_EQ(toText(view).find("find"), std::string::npos);
  const Result<View> old = fromText("date=1956-10-19&center=147.5,44.2&span=900&layers=status,lines&names=dual");
  ASSERT_TRUE(old) << old.error().message;
  EXPECT_TRUE(old->filter.isEmpty());
}

TEST(FilterCommands, ToggleKindsThatThePackKnows) {
  const View view = initialView(fourEvents());
  const View hidden = apply(view, ToggleKind{"war"}, fourEvents());
  EXPECT_EQ(hidden.filter.hiddenKinds, (std::set<std::string>{"war"}));
  EXPECT_EQ(apply(hidden, ToggleKind{"war"}, fourEvents()), view);
  EXPECT_EQ(apply(view, ToggleKind{"no-such-kind"}, fourEvents()), view);
  // A link may hide a kind of another pack: it can be shown again.
  View foreign = view;
  foreign.filter.hiddenKinds = {"no-such-kind"};
  EXPECT_EQ(apply(foreign, ToggleKind{"no-such-kind"}, fourEvents()), view);
  EXPECT_EQ(apply(hidden, SetFilter{{{}, "truce"}}, fourEvents()).filter, (Filter{{}, "truce"}));
}

TEST(StepEvent, GoesOverWhatTheFilterHides) {
  View view;
  view.date = day(1945, 1, 1);
  const auto steps = [](View from, Direction direction) {
    std::vector<std::string> ids;
    for (int i = 0; i < 6; ++i) {
      const View next = apply(from, StepEvent{direction}, fourEvents());
      if (next == from) {
        break;
      }
      ids.push_back(next.selection.id);
      from = next;
    }
    return ids;
  };
  EXPECT_EQ(steps(view, Direction::Forward), (std::vector<std::string>{"landing", "truce", "battle", "treaty"}));
  view.filter.hiddenKinds = {"war"};
  EXPECT_EQ(steps(view, Direction::Forward), (std::vector<std::string>{"truce", "treaty"}));
  view.date = day(2000, 1, 1);
  EXPECT_EQ(steps(view, Direction::Back), (std::vector<std::string>{"treaty", "truce"}));
  view.filter = {{}, "BATTLE 1945"};
  EXPECT_EQ(steps(view, Direction::Back), (std::vector<std::string>{"battle"}));
}

}  // namespace
}  // namespace kurilscope::view
