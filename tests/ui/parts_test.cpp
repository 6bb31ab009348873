#include <gtest/gtest.h>

#include <algorithm>

#include "headless_panels.hpp"
#include "ui/band_segments.hpp"
#include "ui/card_parts.hpp"
#include "ui/filter_choices.hpp"
#include "ui/layout.hpp"
#include "ui/open_url.hpp"
#include "ui/timeline_items.hpp"
#include "view/filter.hpp"

namespace kurilscope::ui {
namespace {

using atlas::day;

const atlas::Band& band(const std::string& id) {
  const auto& bands = packAtlas().records().bands;
  return *std::ranges::find(bands, id, &atlas::Band::id);
}

const BandSegment& segmentOn(const std::vector<BandSegment>& segments, atlas::Day date) {
  return *std::ranges::find_if(segments, [date](const auto& s) { return s.from <= date && date < s.to; });
}

TEST(Layout, FillsTheWindowWithoutGapOrOverlap) {
  for (const float scale : {1.0F, 1.5F, 2.0F}) {
    for (const auto& [width, height] : {std::pair{640, 400}, {1000, 640}, {1440, 900}, {3840, 2160}}) {
      const Layout layout = layoutFor(width, height, scale);
      EXPECT_EQ(layout.map.right(), layout.side.left);
      EXPECT_EQ(layout.side.right(), static_cast<float>(width));
      EXPECT_EQ(layout.map.bottom(), layout.timeline.top);
      EXPECT_EQ(layout.timeline.bottom(), static_cast<float>(height));
      EXPECT_EQ(layout.side.bottom(), layout.timeline.top);
      EXPECT_GE(layout.map.width, static_cast<float>(width) * 0.5F);
      EXPECT_GE(layout.map.height, static_cast<float>(height) * 0.5F);
    }
  }
  EXPECT_EQ(layoutFor(1600, 1000, 1).side.width, 360);
  EXPECT_LT(layoutFor(1000, 640, 1).side.width, 360);
}

TEST(BandSegments, CoverThePeriodWithoutGap) {
  for (const atlas::Band& each : packAtlas().records().bands) {
    const std::vector<BandSegment> segments = segmentsOf(packAtlas(), each);
    ASSERT_FALSE(segments.empty()) << each.id;
    EXPECT_EQ(segments.front().from, packAtlas().records().statusFirst);
    EXPECT_EQ(segments.back().to, packAtlas().records().statusLast + std::chrono::days{1});
    for (std::size_t i = 1; i < segments.size(); ++i) {
      EXPECT_EQ(segments[i - 1].to, segments[i].from) << each.id;
      EXPECT_NE(segments[i - 1], segments[i]) << each.id;
    }
  }
}

TEST(BandSegments, SayWhoAdministeredAndWhoElseClaimed) {
  const std::vector<BandSegment> kunashir = segmentsOf(packAtlas(), band("kunashir"));
  EXPECT_EQ(segmentOn(kunashir, day(1945, 8, 31)).administeredBy, "japan");
  EXPECT_EQ(segmentOn(kunashir, day(1945, 9, 1)).administeredBy, "ussr");
  EXPECT_EQ(segmentOn(kunashir, day(1991, 12, 25)).administeredBy, "russia");
  EXPECT_EQ(segmentOn(kunashir, day(2018, 1, 1)).claimedBy, (std::vector<std::string>{"japan"}));
  const std::vector<BandSegment> northern = segmentsOf(packAtlas(), band("northern"));
  EXPECT_TRUE(segmentOn(northern, day(1945, 8, 23)).isPassing);
  EXPECT_TRUE(segmentOn(northern, day(1960, 1, 1)).claimedBy.empty());
}

TEST(BandSegments, TheUnionAndRussiaAreOneParty) {
  EXPECT_TRUE(atlas::isSameParty("ussr", "russia"));
  EXPECT_FALSE(atlas::isSameParty("japan", "russia"));
}

TEST(TimelineItems, HoldEveryEventOnceWhenAllIsShown) {
  const TimeAxis axis{{dayNumber(day(1944, 1, 1)), dayNumber(day(2021, 1, 1))}, 0, 900};
  std::vector<std::string> ids;
  bool hasCluster = false;
  bool hasBar = false;
  for (const TimelineItem& item : itemsOf(filteredEvents(packAtlas(), {}), axis, {})) {
    hasCluster = hasCluster || item.isCluster();
    hasBar = hasBar || item.isBar;
    EXPECT_LE(item.left, item.right);
    for (const atlas::Event* event : item.events) {
      EXPECT_EQ(event->kind, packAtlas().records().eventKinds[item.lane].id);
      ids.push_back(event->id);
    }
  }
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
  EXPECT_EQ(ids.size(), packAtlas().events().size());
  EXPECT_TRUE(hasCluster);
  EXPECT_TRUE(hasBar);
}

TEST(TimelineItems, ZoomingToAClusterTakesItApart) {
  const TimeAxis wide{{dayNumber(day(1944, 1, 1)), dayNumber(day(2021, 1, 1))}, 0, 900};
  const std::vector<TimelineItem> items = itemsOf(filteredEvents(packAtlas(), {}), wide, {});
  const auto cluster = std::ranges::max_element(items, {}, [](const TimelineItem& item) { return item.events.size(); });
  ASSERT_GT(cluster->events.size(), 3U);
  const TimeAxis near{rangeAround(cluster->events), 0, 900};
  std::size_t largest = 0;
  std::size_t shown = 0;
  for (const TimelineItem& item : itemsOf(filteredEvents(packAtlas(), {}), near, {})) {
    if (item.lane == cluster->lane) {
      largest = std::max(largest, item.events.size());
      shown += item.events.size();
    }
  }
  EXPECT_LT(largest, cluster->events.size());
  EXPECT_GE(shown, cluster->events.size());
}

// Eight pixels a byte: enough to find where a text would run into something.
std::string cutTo(const std::string& text, float width) {
  return text.substr(0, static_cast<std::size_t>(std::max(0.0F, width / 8)));
}

TEST(ItemLabels, StandInTheirLaneAndTouchNothing) {
  for (const auto& [first, last] :
       {std::pair{day(1944, 1, 1), day(2021, 1, 1)}, std::pair{day(1956, 1, 1), day(1961, 1, 1)},
        std::pair{day(1945, 8, 1), day(1945, 10, 1)}}) {
    const TimeAxis axis{{dayNumber(first), dayNumber(last)}, 0, 1100};
    const std::vector<TimelineItem> items = itemsOf(filteredEvents(packAtlas(), {}), axis, {});
    const std::vector<ItemLabel> labels = labelsOf(items, axis, {}, cutTo);
    EXPECT_FALSE(labels.empty());
    for (const ItemLabel& label : labels) {
      const float right = label.x + 8 * static_cast<float>(label.text.size());
      EXPECT_LE(right, axis.right);
      EXPECT_FALSE(label.text.empty());
      for (const TimelineItem& item : items) {
        EXPECT_FALSE(item.lane == label.lane && item.left < right && label.x < item.right)
            << label.text << " runs into " << item.events.front()->title;
      }
    }
  }
}

TEST(ItemLabels, ATitleWithoutRoomIsLeftOutAndALongOneIsCut) {
  const TimeAxis axis{{dayNumber(day(1956, 1, 1)), dayNumber(day(1961, 1, 1))}, 0, 1100};
  const std::vector<TimelineItem> items = itemsOf(filteredEvents(packAtlas(), {}), axis, {});
  const std::vector<ItemLabel> cut = labelsOf(items, axis, {.least = 50}, cutTo);
  const std::vector<ItemLabel> whole = labelsOf(items, axis, {.least = 1e6F}, cutTo);
  EXPECT_GT(cut.size(), whole.size());
  for (const ItemLabel& label : whole) {
    EXPECT_TRUE(std::ranges::any_of(items, [&](const TimelineItem& item) {
      return item.events.front()->title == label.text;
    })) << label.text;
  }
}

TEST(EventFilter, FindsByWordsDatesAndIslandNames) {
  const atlas::Event& declaration = *packAtlas().event("joint-declaration-signed");
  const auto passes = [&](const std::string& text, const std::set<std::string>& hiddenKinds = {}) {
    return view::passes({hiddenKinds, text}, declaration, packAtlas());
  };
  EXPECT_TRUE(passes(""));
  EXPECT_TRUE(passes("JOINT october 1956"));
  EXPECT_TRUE(passes("色丹"));
  EXPECT_TRUE(passes("шикотан"));
  EXPECT_FALSE(passes("joint paramushir"));
  EXPECT_TRUE(passes("joint", {"war"}));
  EXPECT_FALSE(passes("joint", {"war", declaration.kind}));
}

TEST(EventFilter, LeavesTheEventsOfAnIslandAndAnActor) {
  const auto ids = [](const view::Filter& filter) {
    std::vector<std::string> found;
    for (const atlas::Event* event : filteredEvents(packAtlas(), filter).shown) {
      found.push_back(event->id);
    }
    return found;
  };
  const std::vector<std::string> onShumshu = ids({.island = "shumshu"});
  EXPECT_NE(std::ranges::find(onShumshu, "shumshu-landing"), onShumshu.end());
  // Yalta names the whole chain and so Shumshu; the joint declaration names two others.
  EXPECT_NE(std::ranges::find(onShumshu, "yalta-agreement"), onShumshu.end());
  EXPECT_EQ(std::ranges::find(onShumshu, "joint-declaration-signed"), onShumshu.end());
  const std::vector<std::string> ofTheUsa = ids({.actor = "USA"});
  EXPECT_FALSE(ofTheUsa.empty());
  for (const std::string& id : ofTheUsa) {
    const std::vector<std::string>& actors = packAtlas().event(id)->actors;
    EXPECT_NE(std::ranges::find(actors, "USA"), actors.end()) << id;
  }
  EXPECT_LT(ids({.island = "shumshu", .actor = "USA"}).size(), std::min(onShumshu.size(), ofTheUsa.size()));
  EXPECT_TRUE(ids({.actor = "Nobody"}).empty());
}

TEST(FilterChoices, AreWhatEventsName) {
  const std::vector<std::string> islands = islandsOfEvents(packAtlas());
  EXPECT_NE(std::ranges::find(islands, "habomai"), islands.end());
  EXPECT_EQ(std::ranges::find(islands, "honshu"), islands.end());
  for (const std::string& id : islands) {
    EXPECT_FALSE(filteredEvents(packAtlas(), {.island = id}).shown.empty()) << id;
  }
  const std::vector<std::string> actors = actorsOfEvents(packAtlas());
  ASSERT_FALSE(actors.empty());
  EXPECT_EQ(actors.front(), "Japan");
}

TEST(TimelineItems, FilteredEventsBecomeTicksAndAreStillCounted) {
  const TimeAxis axis{{dayNumber(day(1944, 1, 1)), dayNumber(day(2021, 1, 1))}, 0, 900};
  const view::Filter filter{{"war"}, ""};
  std::size_t war = 0;
  for (const atlas::Event& event : packAtlas().events()) {
    war += event.kind == "war" ? 1 : 0;
  }
  ASSERT_GT(war, 0U);
  std::size_t shown = 0;
  for (const TimelineItem& item : itemsOf(filteredEvents(packAtlas(), filter), axis, {})) {
    shown += item.events.size();
    EXPECT_NE(item.events.front()->kind, "war");
  }
  EXPECT_EQ(shown + war, packAtlas().events().size());
  const std::vector<std::vector<float>> ticks = hiddenTicks(filteredEvents(packAtlas(), filter), axis);
  const auto& kinds = packAtlas().records().eventKinds;
  for (std::size_t lane = 0; lane < kinds.size(); ++lane) {
    EXPECT_EQ(ticks[lane].empty(), kinds[lane].id != "war") << kinds[lane].id;
    EXPECT_TRUE(std::ranges::is_sorted(ticks[lane]));
  }
  EXPECT_TRUE(std::ranges::all_of(hiddenTicks(filteredEvents(packAtlas(), {}), axis), &std::vector<float>::empty));
  std::size_t inStrip = 0;
  std::size_t hiddenInStrip = 0;
  for (const Density& density : densityOf(filteredEvents(packAtlas(), filter), axis, 300)) {
    inStrip += static_cast<std::size_t>(density.shown);
    hiddenInStrip += static_cast<std::size_t>(density.hidden);
  }
  EXPECT_EQ(inStrip, shown);
  EXPECT_EQ(hiddenInStrip, war);
}

TEST(CardText, TellsTheEventWithItsDateAndSources) {
  const atlas::Event& event = *packAtlas().event("joint-declaration-signed");
  const std::string text = eventAsText(packAtlas(), event);
  EXPECT_NE(text.find(event.title), std::string::npos);
  EXPECT_NE(text.find("19 October 1956"), std::string::npos);
  EXPECT_NE(text.find(event.summary), std::string::npos);
  ASSERT_FALSE(event.evidence.sources.empty());
  EXPECT_NE(text.find(packAtlas().source(event.evidence.sources.front())->title), std::string::npos);
}

TEST(CardText, AdministrationGoesBackBeyondChangesOfItsGround) {
  const atlas::Status* status = packAtlas().statusOn("kunashir", day(1960, 1, 1));
  ASSERT_NE(status, nullptr);
  EXPECT_GT(status->from, day(1946, 1, 1));
  EXPECT_EQ(administeredSince(packAtlas(), *status), day(1945, 9, 1));
}

TEST(CardText, WordsForMeasures) {
  EXPECT_EQ(lengthInWords(450), "450 m");
  EXPECT_EQ(lengthInWords(16'040), "16.0 km");
  EXPECT_EQ(areaInWords(1'498'560'000), "1499 km²");
  EXPECT_EQ(areaInWords(2'010'000), "2.01 km²");
  EXPECT_EQ(positionInWords({145.862, 44.023}), "44.023° N  145.862° E");
  EXPECT_EQ(positionInWords({190, -12.5}), "12.500° S  170.000° W");
}

TEST(OpenUrl, TakesWebAddressesOnly) {
  EXPECT_TRUE(isWebAddress("https://www.mofa.go.jp/"));
  EXPECT_FALSE(isWebAddress("file:///etc/passwd"));
  EXPECT_FALSE(isWebAddress("--help"));
  EXPECT_FALSE(isWebAddress("https://a b"));
  EXPECT_FALSE(isWebAddress(""));
  EXPECT_FALSE(openInBrowser("javascript:alert(1)"));
}

}  // namespace
}  // namespace kurilscope::ui
