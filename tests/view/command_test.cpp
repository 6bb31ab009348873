#include "view/command.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "geo/geodesic.hpp"
#include "kuril.hpp"

namespace kurilscope::view {
namespace {

using atlas::Day;
using atlas::day;

View on(Day date) {
  View view = initialView(kuril());
  view.date = date;
  return view;
}

View after(const View& view, const Command& command) { return apply(view, command, kuril()); }

std::vector<std::string> eventsFrom(View view, Direction direction) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i <= kuril().events().size(); ++i) {
    const View next = after(view, StepEvent{direction});
    if (next == view) {
      break;
    }
    EXPECT_EQ(next.selection.subject, Subject::Event);
    EXPECT_EQ(next.date, kuril().event(next.selection.id)->start.first) << next.selection.id;
    ids.push_back(next.selection.id);
    view = next;
  }
  return ids;
}

TEST(Settlement, IsOneOfThePackOrItsFirst) {
  const View start = on(day(2019, 1, 22));
  EXPECT_EQ(start.settlement, "");
  const View two = after(start, SetSettlement{"two"});
  EXPECT_EQ(two.settlement, "two");
  EXPECT_EQ(after(two, SetSettlement{"seventeen"}), two);
  EXPECT_EQ(after(two, SetSettlement{""}), start);
}

TEST(StepThroughThePack, VisitsEveryEventOnceAndInOrder) {
  std::vector<std::string> all;
  for (const atlas::Event& event : kuril().events()) {
    ASSERT_TRUE(kuril().inPeriod(event.start.first)) << event.id;
    all.push_back(event.id);
  }
  ASSERT_GE(all.size(), 100U);
  EXPECT_TRUE(
      std::ranges::is_sorted(kuril().events(), {}, [](const atlas::Event& event) { return event.start.first; }));
  // The first may stand on the period's first day, where no step forward reaches it: begin at it by hand.
  View first = on(kuril().records().periodFirst);
  if (kuril().events().front().start.first == first.date) {
    first = after(first, Select{{Subject::Event, all.front()}, true});
    std::vector<std::string> rest = eventsFrom(first, Direction::Forward);
    rest.insert(rest.begin(), all.front());
    EXPECT_EQ(rest, all);
  } else {
    EXPECT_EQ(eventsFrom(first, Direction::Forward), all);
  }
  View last = after(on(kuril().records().periodLast), Select{{Subject::Event, all.back()}, true});
  std::vector<std::string> back = eventsFrom(last, Direction::Back);
  back.insert(back.begin(), all.back());
  std::ranges::reverse(back);
  EXPECT_EQ(back, all);
}

TEST(StepThroughThePack, BackUndoesForward) {
  View view = on(day(1945, 8, 8));
  for (int i = 0; i < 30; ++i) {
    const View next = after(view, StepEvent{Direction::Forward});
    if (i > 0) {
      EXPECT_EQ(after(next, StepEvent{Direction::Back}).selection, view.selection);
    }
    view = next;
  }
}

TEST(Dates, StayInThePeriod) {
  const Day first = kuril().records().periodFirst;
  const Day last = kuril().records().periodLast;
  EXPECT_EQ(after(on(first), SetDate{day(1500, 1, 1)}).date, first);
  EXPECT_EQ(after(on(first), SetDate{day(2500, 1, 1)}).date, last);
  EXPECT_EQ(after(on(first), SetDate{day(1956, 10, 19)}).date, day(1956, 10, 19));
  std::mt19937 generator(3);
  std::uniform_int_distribution<int> step(-4000, 4000);
  View view = on(day(1980, 6, 1));
  for (int i = 0; i < 500; ++i) {
    view = after(view, StepDate{step(generator), step(generator) / 100, step(generator) / 200});
    EXPECT_TRUE(kuril().inPeriod(view.date)) << atlas::toIso(view.date);
  }
}

TEST(Dates, StepAsACalendarDoes) {
  EXPECT_EQ(after(on(day(1956, 1, 31)), StepDate{.months = 1}).date, day(1956, 2, 29));
  EXPECT_EQ(after(on(day(1957, 1, 31)), StepDate{.months = 1}).date, day(1957, 2, 28));
  EXPECT_EQ(after(on(day(1956, 3, 31)), StepDate{.months = -1}).date, day(1956, 2, 29));
  EXPECT_EQ(after(on(day(1956, 2, 29)), StepDate{.years = 1}).date, day(1957, 2, 28));
  EXPECT_EQ(after(on(day(1956, 12, 31)), StepDate{.days = 1}).date, day(1957, 1, 1));
  EXPECT_EQ(after(on(day(1956, 11, 15)), StepDate{.months = 3}).date, day(1957, 2, 15));
  EXPECT_EQ(after(on(day(1969, 12, 31)), StepDate{.days = 1}).date, day(1970, 1, 1));
  EXPECT_EQ(after(on(day(1970, 1, 1)), StepDate{.days = -1}).date, day(1969, 12, 31));
}

TEST(UnknownIds, ChangeNothing) {
  const View view = on(day(1956, 10, 19));
  const std::string id = "no-such-id";
  EXPECT_EQ(after(view, GoTo{id}), view);
  EXPECT_EQ(after(view, GoTo{""}), view);
  EXPECT_EQ(after(view, GoToView{id}), view);
  EXPECT_EQ(after(view, ToggleKind{id}), view);
  for (const Subject subject : {Subject::Event, Subject::Island, Subject::Place}) {
    EXPECT_EQ(after(view, Select{{subject, id}, true}), view);
    EXPECT_EQ(after(view, Select{{subject, ""}, true}), view);
  }
  // An id of another kind is as unknown.
  EXPECT_EQ(after(view, Select{{Subject::Event, "kunashir"}, true}), view);
  EXPECT_EQ(after(view, Select{{Subject::Place, "kunashir"}, true}), view);
  EXPECT_EQ(after(view, Select{{Subject::Island, kuril().events().front().id}, true}), view);
}

TEST(Selecting, MovesTheDateOnlyWhenAsked) {
  const View view = on(day(1990, 1, 1));
  const atlas::Event& event = *kuril().eventAfter(day(1956, 10, 1));
  const Selection selection{Subject::Event, event.id};
  View expected = view;
  expected.selection = selection;
  EXPECT_EQ(after(view, Select{selection, false}), expected);
  expected.date = event.start.first;
  EXPECT_EQ(after(view, Select{selection, true}), expected);
  const View island = after(view, Select{{Subject::Island, "iturup"}, true});
  EXPECT_EQ(island.date, view.date);
  EXPECT_EQ(island.selection.id, "iturup");
  EXPECT_EQ(after(expected, Select{}).selection, Selection{});
}

TEST(FitBox, ShowsAllOfTheBoxAndNoMuchMore) {
  std::mt19937 generator(11);
  std::uniform_real_distribution<double> west(138, 155);
  std::uniform_real_distribution<double> south(41, 50);
  std::uniform_real_distribution<double> size(0.05, 6);
  for (int i = 0; i < 300; ++i) {
    geo::Box box{.west = west(generator), .south = south(generator)};
    box.east = box.west + size(generator);
    box.north = box.south + size(generator);
    for (const double aspect : {0.5, 1.0, 16.0 / 9}) {
      const Camera camera = after(on(day(1956, 1, 1)), FitBox{box, aspect}).camera;
      EXPECT_NEAR(camera.center.lon, (box.west + box.east) / 2, 1e-9);
      EXPECT_NEAR(camera.center.lat, (box.south + box.north) / 2, 1e-9);
      const double widthKm = geo::distanceMeters({box.west, camera.center.lat}, {box.east, camera.center.lat}) / 1000;
      const double heightKm =
          geo::distanceMeters({camera.center.lon, box.south}, {camera.center.lon, box.north}) / 1000;
      EXPECT_GE(camera.spanKm, widthKm - 1e-6);
      EXPECT_GE(camera.spanKm / aspect, heightKm - 1e-6);
      EXPECT_LE(std::min(camera.spanKm / widthKm, camera.spanKm / aspect / heightKm), 1 + 1e-9);
    }
  }
  // A box of no size still gives a camera that can be drawn.
  EXPECT_EQ(after(on(day(1956, 1, 1)), FitBox{{145, 44, 145, 44}, 1}).camera.spanKm, kNarrowestKm);
}

TEST(GoTo, ReachesEveryIslandAndPlaceAndKeepsItInTheFrame) {
  const View view = on(day(1956, 10, 19));
  const auto isNear = [&](const std::string& id, geo::LonLat position) {
    const View there = after(view, GoTo{id});
    View same = there;
    same.camera = view.camera;
    EXPECT_EQ(same, view) << id << ": only the camera moves";
    EXPECT_LE(geo::distanceMeters(there.camera.center, position) / 1000, there.camera.spanKm / 2) << id;
    EXPECT_GE(there.camera.spanKm, kNarrowestKm);
    EXPECT_LE(there.camera.spanKm, kWidestKm);
  };
  for (const atlas::Island& island : kuril().islands()) {
    if (!island.isContext()) {
      isNear(island.id, island.position);
    }
  }
  for (const atlas::Place& place : kuril().places()) {
    isNear(place.id, place.position);
  }
  // An islet is shown nearer than a large island.
  EXPECT_LT(after(view, GoTo{"signalny"}).camera.spanKm, after(view, GoTo{"iturup"}).camera.spanKm);
}

TEST(GoTo, AnEventLeadsToItsPlace) {
  const View view = on(day(1956, 10, 19));
  int reached = 0;
  for (const atlas::Event& event : kuril().events()) {
    if (!event.place.empty()) {
      EXPECT_EQ(after(view, GoTo{event.id}).camera, after(view, GoTo{event.place}).camera) << event.id;
      ++reached;
    }
  }
  EXPECT_GT(reached, 10);
}

TEST(GoToView, IsEachNamedView) {
  ASSERT_GE(kuril().records().views.size(), 3U);
  for (const atlas::NamedView& named : kuril().records().views) {
    const Camera expected{named.center, named.spanKm};
    EXPECT_EQ(after(on(day(1956, 1, 1)), GoToView{named.id}).camera, expected);
  }
}

TEST(Camera, StaysWhereAMapCanBeDrawn) {
  const auto camera = [](Camera wanted) { return after(on(day(1956, 1, 1)), SetCamera{wanted}).camera; };
  EXPECT_EQ(camera({{145, 44}, 0}).spanKm, kNarrowestKm);
  EXPECT_EQ(camera({{145, 44}, 1e9}).spanKm, kWidestKm);
  EXPECT_LT(camera({{145, 90}, 100}).center.lat, 90);
  EXPECT_GT(camera({{145, -90}, 100}).center.lat, -90);
  const Camera plain{{147.25, 44.5}, 321.5};
  EXPECT_EQ(camera(plain), plain);
}

TEST(Settings, ChangeTheirOwnFieldAlone) {
  const View view = on(day(1956, 10, 19));
  const auto expectOnly = [&view](const Command& command, auto change) {
    View expected = view;
    change(expected);
    EXPECT_NE(expected, view);
    EXPECT_EQ(after(view, command), expected);
  };
  expectOnly(SetNames{Names::All}, [](View& v) { v.names = Names::All; });
  expectOnly(SetPerspective{Perspective::Tokyo}, [](View& v) { v.perspective = Perspective::Tokyo; });
  expectOnly(SetTheme{Theme::Print}, [](View& v) { v.theme = Theme::Print; });
  expectOnly(SetLayers{LayerSet{5}}, [](View& v) { v.layers = LayerSet{5}; });
  const RangeRings rings{"kunashir", {50, 100}};
  expectOnly(SetRings{rings}, [&](View& v) { v.rings = rings; });
  const Measurement way{{"kunashir", "hokkaido"}, false};
  expectOnly(SetMeasurement{way}, [&](View& v) { v.measurement = way; });
  for (std::size_t i = 0; i < static_cast<std::size_t>(Layer::Count); ++i) {
    const ToggleLayer toggle{static_cast<Layer>(i)};
    expectOnly(toggle, [i](View& v) { v.layers.flip(i); });
    EXPECT_EQ(after(after(view, toggle), toggle), view);
  }
}

TEST(InitialView, IsThePacksOwn) {
  const View view = initialView(kuril());
  EXPECT_EQ(view.date, kuril().records().defaultDate);
  EXPECT_TRUE(kuril().inPeriod(view.date));
  EXPECT_EQ(view.camera, (Camera{kuril().records().views.front().center, kuril().records().views.front().spanKm}));
  EXPECT_EQ(view.layers, View::defaultLayers());
  EXPECT_EQ(view.selection, Selection{});
}

}  // namespace
}  // namespace kurilscope::view
