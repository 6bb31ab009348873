#include <gtest/gtest.h>

#include <functional>

#include "small_pack.hpp"

namespace kurilscope::io {
namespace {

// One thing broken in the small pack, and the one problem that must come of it.
struct Mutation {
  const char* name;
  std::function<void(const TempFolder&)> breakIt;
  std::string file;
  int row;
  std::string column;
  std::string phrase;
};

std::function<void(const TempFolder&)> swap(const std::string& file, const std::string& from, const std::string& to) {
  return [=](const TempFolder& folder) { folder.replace(file, from, to); };
}

std::function<void(const TempFolder&)> contents(const std::string& file, const std::string& text) {
  return [=](const TempFolder& folder) { folder.write(file, text); };
}

void PrintTo(const Mutation& mutation, std::ostream* stream) { *stream << mutation.name; }

class Broken : public testing::TestWithParam<Mutation> {};

TEST_P(Broken, GivesExactlyOneProblemAtItsPlace) {
  const Mutation& mutation = GetParam();
  const TempFolder folder;
  writeSmallPack(folder);
  mutation.breakIt(folder);
  Diagnostics diagnostics;
  EXPECT_FALSE(loadPack(folder.path(), diagnostics));
  ASSERT_EQ(diagnostics.problems().size(), 1u) << diagnostics.text();
  const Problem& problem = diagnostics.problems()[0];
  EXPECT_EQ(problem.file, mutation.file);
  EXPECT_EQ(problem.row, mutation.row) << problem.text;
  EXPECT_EQ(problem.column, mutation.column) << problem.text;
  EXPECT_NE(problem.text.find(mutation.phrase), std::string::npos) << problem.text;
}

const std::vector<Mutation> kMutations = {
    // cells
    {"NotANumber", swap("islands.csv", ",145.86,44.1", ",abc,44.1"), "islands.csv", 2, "lon", "'abc' is not a number"},
    {"LonOutOfRange", swap("islands.csv", ",146.7,43.8", ",246.7,43.8"), "islands.csv", 3, "lon", "not between -180"},
    {"NotANumberAtAll", swap("islands.csv", ",1490,", ",nan,"), "islands.csv", 2, "area_km2", "'nan' is not a number"},
    {"WrongKind", swap("islands.csv", "signalny,rock", "signalny,stone"), "islands.csv", 4, "kind",
     "'stone' is not one of island, islet"},
    {"WrongFlag", swap("islands.csv", "south,1,1,,survey,verified", "south,yes,1,,survey,verified"), "islands.csv", 2,
     "disputed", "1 for yes"},
    {"NoName", swap("islands.csv", "Shikotan,Ш", ",Ш"), "islands.csv", 3, "name_en", "empty"},
    {"BadId", swap("waters.geojson", "\"strait\",", "\"A strait\","), "waters.geojson", 1, "id", "is no id"},
    {"BadDate", swap("events.csv", "1956-10-19", "1956-13-19"), "events.csv", 2, "start", "1956-13-19"},
    {"EndBeforeStart", swap("events.csv", "1946-02,1946-06", "1946-02,1946-01"), "events.csv", 3, "end",
     "1946-01 comes before start 1946-02"},
    {"MonthForADay", swap("claims.csv", "ussr,1945-09-01", "ussr,1945-09"), "claims.csv", 3, "from",
     "not a single day"},
    {"ToBeforeFrom", swap("claims.csv", "1991-12-25", "1941-12-25"), "claims.csv", 3, "to", "comes before from"},
    {"FractionalRank", swap("places.csv", "43.3236,2,", "43.3236,2.5,"), "places.csv", 2, "rank", "whole number"},
    {"BadConfidence", swap("places.csv", "survey,verified", "survey,sure"), "places.csv", 2, "confidence",
     "'sure' is not one of verified"},
    {"RowAfterATextOfTwoLines", swap("places.csv", ",37.618,", ",37.618x,"), "places.csv", 3, "lon", "37.618x"},
    {"VerifiedWithoutASource", swap("distances.csv", ",survey,verified", ",,verified"), "distances.csv", 2, "sources",
     "needs a source"},
    {"BadAddress", swap("sources.csv", "https://", "ftp://"), "sources.csv", 2, "url", "should start with https://"},
    {"BadState", swap("status.csv", "passing", "pasing"), "status.csv", 5, "state", "'pasing' is not one of"},
    {"BadLineKind", swap("lines.geojson", "historical", "history"), "lines.geojson", 1, "kind", "in-force, de-facto"},
    // references
    {"EventPlace", swap("events.csv", ",moscow,", ",moskow,"), "events.csv", 2, "place", "did you mean 'moscow'?"},
    {"EventIsland", swap("events.csv", "both;shikotan", "both;shikotam"), "events.csv", 2, "islands",
     "did you mean 'shikotan'?"},
    {"EventKind", swap("events.csv", "1946-06,treaty", "1946-06,treatie"), "events.csv", 3, "kind",
     "did you mean 'treaty'?"},
    {"Source", swap("claims.csv", "rule,survey", "rule,survay"), "claims.csv", 3, "sources", "did you mean 'survey'?"},
    {"Claimant", swap("claims.csv", "kunashir,japan", "kunashir,japon"), "claims.csv", 2, "claimant",
     "did you mean 'japan'?"},
    {"Administration", swap("status.csv", ",ussr,held", ",usr,held"), "status.csv", 3, "administered_by",
     "did you mean 'ussr'?"},
    {"Period", swap("lines.geojson", "\"rule\"", "\"rules\""), "lines.geojson", 1, "period", "did you mean 'rule'?"},
    {"Group", swap("islands.csv", "Yuzhno-Kurilsk,south", "Yuzhno-Kurilsk,sout"), "islands.csv", 2, "group",
     "did you mean 'south'?"},
    {"PartOf", swap("islands.csv", "single-source,both", "single-source,bath"), "islands.csv", 3, "part_of",
     "did you mean 'both'?"},
    {"Area", swap("periods.csv", "both;south", "both;sauth"), "periods.csv", 2, "areas", "did you mean 'south'?"},
    {"DistanceEnd", swap("distances.csv", "signalny,Nemuro", "signalni,Nemuro"), "distances.csv", 2, "to",
     "did you mean 'signalny'?"},
    {"Meeting", swap("meetings.csv", "declaration", "declarations"), "meetings.csv", 2, "event",
     "did you mean 'declaration'?"},
    {"Verdict", swap("article.csv", ",confirmed,", ",right,"), "article.csv", 2, "verdict", "confirmed"},
    {"EvidenceOfAClaim", swap("article.csv", ",declaration,", ",declaratoin,"), "article.csv", 2, "evidence_ids",
     "did you mean 'declaration'?"},
    {"SourceOfAClaim", swap("article.csv", ",survey,date", ",surve,date"), "article.csv", 2, "sources",
     "did you mean 'survey'?"},
    {"About", swap("disagreements.csv", "declaration;", "xyz;"), "disagreements.csv", 2, "about", "no record 'xyz'"},
    {"SettlementSide", swap("settlements.csv", "Half,japan", "Half,japon"), "settlements.csv", 3, "administered_by",
     "did you mean 'japan'?"},
    {"SettlementWithoutASide", swap("settlements.csv", "is,japan", "is,"), "settlements.csv", 2, "administered_by",
     "empty"},
    {"SettlementIsland", swap("settlements.csv", ",shikotan,", ",shikotam,"), "settlements.csv", 3, "islands",
     "did you mean 'shikotan'?"},
    {"CutIsland", swap("settlements.csv", "kunashir", "kunashr"), "settlements.csv", 3, "cut_island",
     "did you mean 'kunashir'?"},
    {"CutIslandWithoutACoast", swap("settlements.csv", "kunashir", "signalny"), "settlements.csv", 3, "cut_island",
     "no polygon"},
    {"CutIslandAsAWhole", swap("settlements.csv", ",shikotan,", ",kunashir,"), "settlements.csv", 3, "cut_island",
     "as a whole already"},
    {"CutWithoutALine", swap("settlements.csv", "line-1855", ""), "settlements.csv", 3, "line", "needs a line"},
    {"CutWithoutIslands", swap("settlements.csv", ",shikotan,", ",,"), "settlements.csv", 3, "cut_island",
     "needs islands too"},
    {"SettlementLine", swap("settlements.csv", "line-1855", "line-1885"), "settlements.csv", 3, "line",
     "did you mean 'line-1855'?"},
    {"SettlementPeriod", swap("settlements.csv", ",rule,", ",rules,"), "settlements.csv", 3, "period",
     "did you mean 'rule'?"},
    {"SettlementSource", swap("settlements.csv", "rule,survey", "rule,survay"), "settlements.csv", 3, "sources",
     "did you mean 'survey'?"},
    {"BandIsland", swap("pack.toml", "\"shikotan\"]", "\"shikotam\"]"), "pack.toml", 31, "bands.islands",
     "did you mean 'shikotan'?"},
    {"PolygonIsland",
     [](const TempFolder& folder) {
       folder.replace("coast.geojson", "\"features\":[",
                      R"("features":[{"type":"Feature","properties":{"island":"kunashr","main":0},"geometry":)"
                      R"({"type":"Polygon","coordinates":[[[145,43],[146,43],[146,44],[145,43]]]}},)");
     },
     "coast.geojson", 1, "island", "did you mean 'kunashir'?"},
    {"TwiceTheSameId", swap("sources.csv", "survey,A", "survey,B,,,,official,\nsurvey,A"), "sources.csv", 3, "id",
     "row 2 already"},
    {"PlaceNamedAsAnIsland",
     swap("places.csv", "nemuro,town", "signalny,town,S,,,,,1,1,1,,,,general-knowledge\nnemuro,town"), "places.csv", 2,
     "id", "id of an island already"},
    // dates and status
    {"EventOutsideThePeriod", swap("events.csv", "1956-10-19,", "1936-10-19,"), "events.csv", 2, "start",
     "outside the pack's period, 1945-02-11 to 2019-01-22"},
    {"StatusGapBetween", swap("status.csv", "kunashir,1945-09-01", "kunashir,1945-09-03"), "status.csv", 3, "from",
     "nobody administers 'kunashir' on 1945-09-01 to 1945-09-02"},
    {"StatusGapOfADay", swap("status.csv", "shikotan,1945-09-05", "shikotan,1945-09-06"), "status.csv", 6, "from",
     "'shikotan' on 1945-09-05; every day of 1945-01-01 to 2019-01-22"},
    {"StatusGapAtTheStart", swap("status.csv", "signalny,1945-01-01", "signalny,1945-01-02"), "status.csv", 7, "from",
     "nobody administers 'signalny' on 1945-01-01;"},
    {"StatusGapAtTheEnd", swap("status.csv", "kunashir,1945-09-01,", "kunashir,1945-09-01,2019-01-22"), "status.csv", 3,
     "to", "nobody administers 'kunashir' on 2019-01-22;"},
    {"StatusOverlap", swap("status.csv", "1945-01-01,1945-09-01,japan", "1945-01-01,1945-09-03,japan"), "status.csv", 3,
     "from", "'kunashir' has two rows for 1945-09-01 to 1945-09-02; the other is row 2"},
    {"StatusMissing", swap("status.csv", "signalny,1945-01-01,,ussr,held,rule,,,general-knowledge\n", ""), "status.csv",
     0, "island", "nobody administers 'signalny' on 1945-01-01 to 2019-01-22"},
    {"StatusOfAGroup",
     swap("status.csv", "signalny,", "both,1945-01-01,,ussr,held,rule,,,general-knowledge\nsignalny,"), "status.csv", 7,
     "island", "'both' is a group"},
    // coast
    {"NoPolygon", swap("islands.csv", ",,1,0,,,general", ",,1,1,,,general"), "islands.csv", 4, "in_coast",
     "in_coast is 1, but no polygon"},
    {"APolygonTooMany", swap("islands.csv", "south,1,1,,survey,verified", "south,1,0,,survey,verified"), "islands.csv",
     2, "in_coast", "the coast has a main polygon for 'kunashir'"},
    {"EmptyGeometry",
     [](const TempFolder& folder) {
       folder.replace("coast.geojson",
                      "\"type\":\"Polygon\",\"coordinates\":[[[145.5,43.7],[146.5,44.4],[145.9,44.4],[145.5,43.7]]]",
                      "\"type\":\"Polygon\",\"coordinates\":[]");
     },
     "coast.geojson", 1, "geometry", "no geometry"},
    {"ALineForAPolygon",
     swap("coast.geojson", "\"MultiPolygon\",\"coordinates\":[[[[146.6,43.7],[146.9,43.8],[146.7,43.9],[146.6,43.7]]]]",
          "\"LineString\",\"coordinates\":[[146.6,43.7],[146.9,43.8]]"),
     "coast.geojson", 2, "geometry", "is a LINESTRING and should be a polygon"},
    {"CoordinateOutOfRange", swap("waters.geojson", "[145.1,43.9]", "[145.1,143.9]"), "waters.geojson", 1, "geometry",
     "outside"},
    {"NoFeatures", contents("waters.geojson", R"({"type":"FeatureCollection","features":[]})"), "waters.geojson", 0, "",
     "has no features"},
    // tables
    {"MissingColumn", swap("sources.csv", "publisher", "publiser"), "sources.csv", 1, "publisher",
     "is it 'publiser'?); expected are id, title"},
    {"NoHeader", swap("meetings.csv", "event,n_total,n_since_2013\n", ""), "meetings.csv", 1, "",
     "none of the columns is there; the first row names them: event, n_total"},
    {"CommaWithoutQuotes", swap("events.csv", "Something.", "Some, thing"), "events.csv", 3, "",
     "has 13 cells where the header has 12"},
    {"QuoteNeverClosed", swap("disagreements.csv", "Some say", "\"Some say"), "disagreements.csv", 2, "",
     "never closed"},
    {"NotUtf8", swap("sources.csv", "A survey", "\xCE\xE1\xE7\xEE\xF0"), "sources.csv", 2, "", "not UTF-8"},
    {"NoRows", contents("meetings.csv", "event,n_total,n_since_2013\n"), "meetings.csv", 0, "", "no rows"},
    {"EmptyFile", contents("sources.csv", ""), "sources.csv", 0, "", "the file is empty"},
    {"RowAfterBlankLines", swap("claims.csv", "kunashir,ussr,1945-09-01", "\n\nkunashir,ussr,1945-99-01"), "claims.csv",
     5, "from", "1945-99-01"},
    // pack.toml
    {"Syntax", swap("pack.toml", "version = \"1\"", "version = \"1"), "pack.toml", 2, "", "not TOML"},
    {"NoTitle", swap("pack.toml", "title = \"Small\"", ""), "pack.toml", 1, "title", "write title ="},
    {"BadPeriod", swap("pack.toml", "\"1945-02-11\"", "\"11.2.1945\""), "pack.toml", 3, "period", "11.2.1945"},
    {"DefaultDateOutside", swap("pack.toml", "1956-10-19", "2026-10-19"), "pack.toml", 4, "default_date",
     "outside the period"},
    {"BadBox", swap("pack.toml", "[140.0, 40.0, 160.0", "[140.0, 40.0, 460.0"), "pack.toml", 7, "region.bbox",
     "4 numbers"},
    {"NoSuchEpsg",
     swap("pack.toml", "\"+proj=lcc +lat_1=44 +lat_2=50 +lat_0=47 +lon_0=150 +datum=WGS84\"", "\"EPSG:999999\""),
     "pack.toml", 8, "region.projection", "EPSG:999999"},
    {"AnotherVersion", swap("pack.toml", "version = \"1\"", "version = \"2\""), "pack.toml", 2, "version",
     "reads packs of version 1, and this one is of version 2"},
    {"AnIdThatPartsALink", swap("pack.toml", "id = \"all\"", "id = \"a,b\""), "pack.toml", 27, "views.id",
     "'a,b' is no id"},
    {"BadProjection", swap("pack.toml", "+proj=lcc", "+proj=lccc"), "pack.toml", 8, "region.projection", ""},
    {"UnknownPart", swap("pack.toml", "meetings =", "meeting ="), "pack.toml", 21, "parts.meeting",
     "did you mean 'meetings'?"},
    {"NoSuchFile", swap("pack.toml", "lines.geojson", "line.geojson"), "pack.toml", 18, "parts.lines",
     "there is no file 'line.geojson'"},
    {"AnAddressIsNoFile", swap("pack.toml", "sources.csv", "/vsicurl/http://127.0.0.1/s.csv"), "pack.toml", 20,
     "parts.sources", "there is no file"},
    {"MissingPart", swap("pack.toml", "claims = \"claims.csv\"\n", ""), "pack.toml", 9, "parts.claims",
     "the part is missing"},
    {"BadView", swap("pack.toml", "span_km = 500", "span_km = -5"), "pack.toml", 30, "views.span_km", "above 0"},
};

INSTANTIATE_TEST_SUITE_P(Pack, Broken, testing::ValuesIn(kMutations),
                         [](const auto& mutation) { return std::string(mutation.param.name); });

}  // namespace
}  // namespace kurilscope::io
