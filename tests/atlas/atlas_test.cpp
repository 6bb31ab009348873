#include "atlas/atlas.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "geo/geodesic.hpp"

namespace kurilscope::atlas {
namespace {

using Ids = std::vector<std::string>;

Island island(std::string id, std::string kind, geo::LonLat position, std::string group = "") {
  Island record;
  record.id = std::move(id);
  record.kind = std::move(kind);
  record.position = position;
  record.group = std::move(group);
  return record;
}

Event event(std::string id, std::string_view start, std::string_view end, Ids islands = {}, std::string place = "") {
  Event record;
  record.id = std::move(id);
  record.start = parseEdtf(start).value();
  record.end = parseEdtf(end).value();
  record.islands = std::move(islands);
  record.place = std::move(place);
  return record;
}

Status status(std::string island, Day from, std::optional<Day> to, std::string administeredBy) {
  Status record;
  record.island = std::move(island);
  record.from = from;
  record.to = to;
  record.administeredBy = std::move(administeredBy);
  return record;
}

Claim claim(std::string island, std::string claimant, Day from, std::optional<Day> to) {
  Claim record;
  record.island = std::move(island);
  record.claimant = std::move(claimant);
  record.from = from;
  record.to = to;
  return record;
}

geo::Ring square(geo::LonLat corner, double degrees) {
  const auto [lon, lat] = corner;
  return {{lon, lat}, {lon + degrees, lat}, {lon + degrees, lat + degrees}, {lon, lat + degrees}, {lon, lat}};
}

void addIslands(Records& records) {
  records.islands = {island("kuril-chain", "group", {150, 46}),
                     island("iturup", "island", {147.9, 45.0}, "iturup"),
                     island("shikotan", "island", {146.7, 43.8}, "shikotan"),
                     island("habomai", "group", {146.1, 43.5}),
                     island("zelyony", "islet", {146.13, 43.5}, "habomai"),
                     island("signalny", "rock", {145.86, 43.4}, "habomai"),
                     island("ushishir", "group", {152.8, 47.5}, "central"),
                     island("chyornye-bratya", "group", {150.8, 46.5}, "central"),
                     island("chirpoy", "island", {150.87, 46.52}, "central"),
                     island("hokkaido", "context", {143, 43.4}, "hokkaido"),
                     island("rishiri", "island", {141.2, 45.2}, "hokkaido")};
  records.islands[8].partOf = {"chyornye-bratya"};
  records.bands = {{"hokkaido", "Hokkaido", {"hokkaido", "rishiri"}},
                   {"central", "Central", {"ushishir", "chirpoy"}},
                   {"iturup", "Iturup", {"iturup"}},
                   {"shikotan", "Shikotan", {"shikotan"}},
                   {"habomai", "Habomai", {"zelyony", "signalny"}}};
  records.land = {{"iturup", true, {square({147, 45}, 0.5), square({147.1, 45.1}, 0.1)}},
                  {"iturup", false, {square({147.6, 45}, 0.01)}},
                  {"zelyony", true, {square({146.1, 43.48}, 0.05)}},
                  {"hokkaido", true, {square({143, 43}, 1)}}};
  Place nemuro;
  nemuro.id = "nemuro";
  nemuro.position = {145.58, 43.33};
  records.places = {nemuro};
}

void addHistory(Records& records) {
  records.events = {event("districts", "1946-06-05", "1946-06-05", {"kuril-chain"}),
                    event("removal", "1947-07", "1949", {"zelyony"}),
                    event("yalta", "1945-02-11", "1945-02-11", {"kuril-chain"}, "yalta"),
                    event("landing-long", "1945-08-28", "1945-09-05", {"iturup", "habomai"}),
                    event("landing-short", "1945-08-28", "1945-08-28", {"iturup"}, "iturup"),
                    event("talks", "1948-06-01", "1948-06-03", {}, "nemuro"),
                    event("fleet", "1948-06-01", "1948-06-03", {"chyornye-bratya"})};
  records.status = {status("iturup", day(1945, 1, 1), day(1945, 8, 28), "japan"),
                    status("iturup", day(1945, 8, 28), day(1991, 12, 26), "ussr"),
                    status("iturup", day(1991, 12, 26), std::nullopt, "russia")};
  records.claims = {claim("iturup", "japan", day(1955, 12, 9), std::nullopt),
                    claim("iturup", "ussr", day(1946, 2, 2), day(1991, 12, 26))};
  records.administrations = {{"ussr", "Soviet Union"}};
  records.eventKinds = {{"war", "War"}};
  records.disagreements = {{"urup", {"landing-long", "iturup"}, "28 to 31 August"}, {"count", {"zelyony"}, "25 or 22"}};
  Source source;
  source.id = "frus";
  records.sources = {source};
  Line line;
  line.id = "shimoda-line";
  records.lines = {line};
  Period period;
  period.id = "shimoda-1855";
  records.periods = {period};
  records.periodFirst = day(1945, 1, 1);
  records.periodLast = day(2019, 1, 22);
}

Atlas atlas() {
  Records records;
  addIslands(records);
  addHistory(records);
  return Atlas(std::move(records));
}

template <class Record>
Ids idsOf(const std::vector<const Record*>& records) {
  Ids ids;
  for (const Record* record : records) {
    ids.push_back(record->id);
  }
  return ids;
}

std::string idOf(const Event* event) { return event == nullptr ? "none" : event->id; }

TEST(Atlas, SortsEventsByStartThenEnd) {
  Ids ids;
  const Atlas known = atlas();
  for (const Event& event : known.events()) {
    ids.push_back(event.id);
  }
  EXPECT_EQ(ids, (Ids{"yalta", "landing-short", "landing-long", "districts", "removal", "talks", "fleet"}));
}

TEST(Atlas, FindsRecordsByIdAndNothingElse) {
  const Atlas known = atlas();
  EXPECT_EQ(known.island("signalny")->kind, "rock");
  EXPECT_EQ(known.place("nemuro")->position, (geo::LonLat{145.58, 43.33}));
  EXPECT_EQ(known.event("yalta")->start, parseEdtf("1945-02-11").value());
  EXPECT_EQ(known.event("fleet"), &known.events().back());
  EXPECT_EQ(known.source("frus")->id, "frus");
  EXPECT_EQ(known.line("shimoda-line")->id, "shimoda-line");
  EXPECT_EQ(known.period("shimoda-1855")->id, "shimoda-1855");
  for (const char* id : {"", "nowhere", "Signalny"}) {
    EXPECT_EQ(known.island(id), nullptr);
    EXPECT_EQ(known.place(id), nullptr);
    EXPECT_EQ(known.event(id), nullptr);
    EXPECT_EQ(known.source(id), nullptr);
    EXPECT_EQ(known.line(id), nullptr);
    EXPECT_EQ(known.period(id), nullptr);
  }
}

TEST(Atlas, KeepsItsRecordsWhenMoved) {
  Atlas first = atlas();
  const Island* iturup = first.island("iturup");
  const Atlas second = std::move(first);
  EXPECT_EQ(second.island("iturup"), iturup);
  static_assert(!std::is_copy_constructible_v<Atlas>);
}

TEST(Atlas, TitlesIdsAndShowsUntitledOnesAsTheyAre) {
  const Atlas known = atlas();
  EXPECT_EQ(known.titleOfAdministration("ussr"), "Soviet Union");
  EXPECT_EQ(known.titleOfAdministration("japan"), "japan");
  EXPECT_EQ(known.titleOfEventKind("war"), "War");
  EXPECT_EQ(known.titleOfEventKind("ussr"), "ussr");
}

TEST(Atlas, TellsTheStatusOnBothSidesOfEachChange) {
  const Atlas known = atlas();
  EXPECT_EQ(known.statusOn("iturup", day(1944, 12, 31)), nullptr);
  EXPECT_EQ(known.statusOn("iturup", day(1945, 1, 1))->administeredBy, "japan");
  EXPECT_EQ(known.statusOn("iturup", day(1945, 8, 27))->administeredBy, "japan");
  EXPECT_EQ(known.statusOn("iturup", day(1945, 8, 28))->administeredBy, "ussr");
  EXPECT_EQ(known.statusOn("iturup", day(1991, 12, 25))->administeredBy, "ussr");
  EXPECT_EQ(known.statusOn("iturup", day(1991, 12, 26))->administeredBy, "russia");
  EXPECT_EQ(known.statusOn("iturup", day(2100, 1, 1))->administeredBy, "russia");
  EXPECT_EQ(known.statusOn("kuril-chain", day(1950, 1, 1)), nullptr);
  EXPECT_EQ(known.statusOn("nowhere", day(1950, 1, 1)), nullptr);
}

TEST(Atlas, TellsAllClaimsOnADay) {
  const Atlas known = atlas();
  const auto claimants = [&](Day on) {
    Ids ids;
    for (const Claim* one : known.claimsOn("iturup", on)) {
      ids.push_back(one->claimant);
    }
    return ids;
  };
  EXPECT_EQ(claimants(day(1946, 2, 1)), Ids{});
  EXPECT_EQ(claimants(day(1946, 2, 2)), Ids{"ussr"});
  EXPECT_EQ(claimants(day(1955, 12, 9)), (Ids{"japan", "ussr"}));
  EXPECT_EQ(claimants(day(1991, 12, 26)), Ids{"japan"});
  EXPECT_TRUE(known.claimsOn("nowhere", day(1955, 12, 9)).empty());
}

TEST(Atlas, ResolvesGroupsToIslands) {
  const Atlas known = atlas();
  EXPECT_EQ(known.membersOf("zelyony"), Ids{"zelyony"});
  EXPECT_EQ(known.membersOf("iturup"), Ids{"iturup"});                  // an island and a band
  EXPECT_EQ(known.membersOf("habomai"), (Ids{"zelyony", "signalny"}));  // a band
  EXPECT_EQ(known.membersOf("central"), (Ids{"ushishir", "chirpoy"}));  // a band with no record of its own
  EXPECT_EQ(known.membersOf("chyornye-bratya"), Ids{"chirpoy"});        // a group by its members' word
  EXPECT_EQ(known.membersOf("ushishir"), Ids{"ushishir"});              // a group of no one else
  EXPECT_EQ(known.membersOf("hokkaido"), Ids{"hokkaido"});
  EXPECT_EQ(known.membersOf("kuril-chain"), (Ids{"ushishir", "chirpoy", "iturup", "shikotan", "zelyony", "signalny"}));
  EXPECT_TRUE(known.membersOf("nowhere").empty());
  EXPECT_TRUE(known.membersOf("").empty());
}

TEST(Atlas, LetsIslandsSayWhichGroupsTheyArePartOf) {
  Records records;
  addIslands(records);
  records.islands[1].partOf = {"kuril-chain"};
  records.islands[4].partOf = {"habomai", "kuril-chain"};
  EXPECT_EQ(Atlas(std::move(records)).membersOf("kuril-chain"), (Ids{"iturup", "zelyony"}));
}

TEST(Atlas, FindsEventsOfAnIslandThroughItsGroups) {
  const Atlas known = atlas();
  EXPECT_EQ(idsOf(known.eventsOf("zelyony")), (Ids{"yalta", "landing-long", "districts", "removal"}));
  EXPECT_EQ(idsOf(known.eventsOf("shikotan")), (Ids{"yalta", "districts"}));
  EXPECT_EQ(idsOf(known.eventsOf("habomai")), (Ids{"yalta", "landing-long", "districts", "removal"}));
  EXPECT_EQ(idsOf(known.eventsOf("chirpoy")), (Ids{"yalta", "districts", "fleet"}));
  EXPECT_TRUE(known.eventsOf("hokkaido").empty());
  EXPECT_TRUE(known.eventsOf("nowhere").empty());
}

TEST(Atlas, FindsDisagreements) {
  const Atlas known = atlas();
  EXPECT_EQ(idsOf(known.disagreementsAbout("landing-long")), Ids{"urup"});
  EXPECT_EQ(idsOf(known.disagreementsAbout("zelyony")), Ids{"count"});
  EXPECT_TRUE(known.disagreementsAbout("yalta").empty());
}

TEST(Atlas, PlacesEvents) {
  const Atlas known = atlas();
  EXPECT_EQ(known.positionOf(*known.event("talks")), (geo::LonLat{145.58, 43.33}));
  EXPECT_EQ(known.positionOf(*known.event("landing-short")), (geo::LonLat{147.9, 45.0}));
  // Without a place, or with one that nobody knows: the first island.
  EXPECT_EQ(known.positionOf(*known.event("removal")), (geo::LonLat{146.13, 43.5}));
  EXPECT_EQ(known.positionOf(*known.event("yalta")), (geo::LonLat{150, 46}));
  EXPECT_EQ(known.positionOf(event("nothing", "1950", "1950")), std::nullopt);
  EXPECT_EQ(known.positionOf("nowhere"), std::nullopt);
}

TEST(Atlas, StepsThroughEvents) {
  const Atlas known = atlas();
  EXPECT_EQ(idOf(known.eventAt(day(1945, 2, 10))), "none");
  EXPECT_EQ(idOf(known.eventAt(day(1945, 2, 11))), "yalta");
  EXPECT_EQ(idOf(known.eventAt(day(1945, 8, 27))), "yalta");          // nothing in progress: the last that began
  EXPECT_EQ(idOf(known.eventAt(day(1945, 8, 28))), "landing-short");  // of two that begin together the shorter
  EXPECT_EQ(idOf(known.eventAt(day(1945, 9, 5))), "landing-long");
  EXPECT_EQ(idOf(known.eventAt(day(1948, 6, 2))), "talks");    // the one in the foreground
  EXPECT_EQ(idOf(known.eventAt(day(1948, 6, 4))), "removal");  // still in progress
  EXPECT_EQ(idOf(known.eventAt(day(1960, 1, 1))), "fleet");
  EXPECT_EQ(idOf(known.eventBefore(day(1945, 2, 11))), "none");
  EXPECT_EQ(idOf(known.eventBefore(day(1945, 2, 12))), "yalta");
  EXPECT_EQ(idOf(known.eventBefore(day(1945, 8, 28))), "yalta");
  EXPECT_EQ(idOf(known.eventBefore(day(2019, 1, 22))), "fleet");
  EXPECT_EQ(idOf(known.eventAfter(day(1945, 1, 1))), "yalta");
  EXPECT_EQ(idOf(known.eventAfter(day(1945, 2, 11))), "landing-short");
  EXPECT_EQ(idOf(known.eventAfter(day(1945, 8, 28))), "districts");
  EXPECT_EQ(idOf(known.eventAfter(day(1948, 6, 1))), "none");
}

TEST(Atlas, GivesTheCoastOfAnIslandItsOwnPolygonsOnly) {
  const Atlas known = atlas();
  const geo::Coast coast = known.coastOf("iturup");
  // Nearest to a place inside its lake is its outer shore, not the lake's; nearest from the east not the islet's.
  const geo::Shortest fromLake = coast.nearest(geo::LonLat{147.15, 45.15});
  EXPECT_GT(fromLake.distanceMeters, geo::distanceMeters({147.15, 45.15}, {147.02, 45.15}));
  EXPECT_NEAR(coast.nearest(geo::LonLat{147.7, 45.005}).to.lon, 147.5, 1e-6);
}

TEST(Atlas, GivesPointsWhereAGroupHasNoPolygon) {
  const Atlas known = atlas();
  const geo::Coast habomai = known.coastOf("habomai");
  EXPECT_EQ(habomai.nearest(geo::LonLat{145.8, 43.38}).to, (geo::LonLat{145.86, 43.4}));
  EXPECT_NEAR(habomai.nearest(geo::LonLat{146.2, 43.5}).to.lon, 146.15, 1e-6);
  EXPECT_TRUE(known.coastOf("nowhere").empty());
}

TEST(Atlas, MeasuresAreasWithLakesAndWithoutIslets) {
  const Atlas known = atlas();
  const double iturup = geo::areaSquareMeters(square({147, 45}, 0.5));
  const double zelyony = geo::areaSquareMeters(square({146.1, 43.48}, 0.05));
  EXPECT_EQ(known.areaSquareMeters("iturup"), iturup);
  EXPECT_EQ(known.areaSquareMeters("habomai"), zelyony);
  EXPECT_NEAR(known.areaSquareMeters("kuril-chain").value(), iturup + zelyony, 1e-3);
  EXPECT_EQ(known.areaSquareMeters("signalny"), std::nullopt);
  EXPECT_EQ(known.areaSquareMeters("nowhere"), std::nullopt);
}

TEST(Atlas, PeriodIncludesBothItsEnds) {
  const Atlas known = atlas();
  EXPECT_FALSE(known.inPeriod(day(1944, 12, 31)));
  EXPECT_TRUE(known.inPeriod(day(1945, 1, 1)));
  EXPECT_TRUE(known.inPeriod(day(2019, 1, 22)));
  EXPECT_FALSE(known.inPeriod(day(2019, 1, 23)));
}

TEST(Atlas, OfNothingAnswersNothing) {
  const Atlas empty{Records{}};
  EXPECT_EQ(empty.eventAt(day(1950, 1, 1)), nullptr);
  EXPECT_EQ(empty.eventBefore(day(1950, 1, 1)), nullptr);
  EXPECT_EQ(empty.eventAfter(day(1950, 1, 1)), nullptr);
  EXPECT_TRUE(empty.membersOf("kuril-chain").empty());
  EXPECT_TRUE(empty.coastOf("iturup").empty());
}

TEST(AtlasEvents, ThoseOfAStretchAreFoundAsByLookingAtEach) {
  Records records;
  std::mt19937 random(7);
  for (int i = 0; i < 200; ++i) {
    const Day first = day(1945, 1, 1) + std::chrono::days{static_cast<int>(random() % 3000)};
    const Day last = first + std::chrono::days{static_cast<int>(random() % (i % 20 == 0 ? 900 : 5))};
    Event event;
    event.id = std::to_string(i);
    event.start = {first, first};
    event.end = {last, last};
    records.events.push_back(event);
  }
  const Atlas atlas(std::move(records));
  for (int i = 0; i < 300; ++i) {
    const Day first = day(1944, 6, 1) + std::chrono::days{static_cast<int>(random() % 3600)};
    const Day last = first + std::chrono::days{static_cast<int>(random() % 60)};
    std::vector<const Event*> expected;
    for (const Event& event : atlas.events()) {
      if (event.start.first <= last && first <= event.end.last) {
        expected.push_back(&event);
      }
    }
    EXPECT_EQ(atlas.eventsIn(first, last), expected);
  }
}

}  // namespace
}  // namespace kurilscope::atlas
