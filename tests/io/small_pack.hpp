#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "io/pack.hpp"

namespace kurilscope::io {

// A folder of its own for one test, gone at its end.
class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "kurilscope-io-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream stream(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  // Replaces the first `from` in a file; the test is wrong where there is none.
  void replace(const std::string& name, const std::string& from, const std::string& to) const {
    std::string text = read(name);
    const std::size_t at = text.find(from);
    if (at == std::string::npos) {
      throw std::logic_error("'" + from + "' is not in " + name);
    }
    write(name, text.replace(at, from.size(), to));
  }

 private:
  std::filesystem::path path_;
};

// The smallest pack that has one of everything: two islands with a coast, a rock without, and a group of both.
inline void writeSmallPack(const TempFolder& folder) {
  folder.write("pack.toml", R"(title = "Small"
version = "1"
period = ["1945-02-11", "2019-01-22"]
default_date = "1956-10-19"
status_period = [1945-01-01, 2019-01-22]
[region]
bbox = [140.0, 40.0, 160.0, 52.0]
projection = "+proj=lcc +lat_1=44 +lat_2=50 +lat_0=47 +lon_0=150 +datum=WGS84"
[parts]
coast = "coast.geojson"
islands = "islands.csv"
places = "places.csv"
waters = "waters.geojson"
events = "events.csv"
status = "status.csv"
claims = "claims.csv"
periods = "periods.csv"
lines = "lines.geojson"
distances = "distances.csv"
sources = "sources.csv"
meetings = "meetings.csv"
disagreements = "disagreements.csv"
positions = "positions.csv"
article = "article.csv"
settlements = "settlements.csv"
[[views]]
id = "all"
title = "All of it"
center = [146, 44]
span_km = 500
[[bands]]
id = "south"
title = "South"
islands = ["kunashir", "shikotan"]
[[administrations]]
id = "japan"
title = "Japan"
[[administrations]]
id = "ussr"
title = "USSR"
[[event_kinds]]
id = "treaty"
title = "Treaties"
[[licences]]
part = "coast"
licence = "LGPL"
holder = "GSHHG"
)");
  folder.write("islands.csv",
               "id,kind,name_en,name_ru,name_ja,name_ja_latn,name_ja_short,lon,lat,area_km2,area_note,highest_m,"
               "highest_note,inhabited,population,settlement,group,disputed,in_coast,note,sources,confidence,part_of\n"
               "kunashir,island,Kunashir,Кунашир,国後島,Kunashiri-tō,Kunashiri,145.86,44.1,1490,,1819,Tyatya,yes,7000,"
               "Yuzhno-Kurilsk,south,1,1,,survey,verified,both\n"
               "shikotan,island,Shikotan,Шикотан,色丹島,Shikotan-tō,,146.7,43.8,,,412,,yes,,,south,1,1,,survey,"
               "single-source,both\n"
               "signalny,rock,Signalny,Сигнальный,貝殻島,Kaigara-jima,Kaigara,145.86,43.395,,,,,no,,,,1,0,,,"
               "general-knowledge,\n"
               "both,group,Both,Оба,,,,146,44,,,,,,,,,0,0,,,general-knowledge,\n");
  folder.write("places.csv",
               "id,kind,name_en,name_ru,name_ja,name_ja_latn,name_former,lon,lat,rank,country,note,sources,confidence\n"
               "nemuro,town,Nemuro,Немуро,根室,Nemuro,,145.575,43.3236,2,JP,,survey,verified\n"
               "moscow,city,Moscow,Москва,,,,37.618,55.752,1,RU,\"a note, with a comma\nand a second line\",,"
               "general-knowledge\n");
  folder.write(
      "events.csv",
      "id,start,end,kind,title,summary,actors,place,islands,sources,confidence,note\n"
      "declaration,1956-10-19,,treaty,Joint Declaration,\"Signed, in Moscow.\",USSR;Japan,moscow,both;shikotan,"
      "survey,verified,\n"
      "decree,1946-02,1946-06,treaty,Decree,Something.,USSR,,south,,general-knowledge,\n");
  folder.write("status.csv",
               "island,from,to,administered_by,state,period,basis,sources,confidence\n"
               "kunashir,1945-01-01,1945-09-01,japan,held,,,survey,verified\n"
               "kunashir,1945-09-01,,ussr,held,rule,,survey,verified\n"
               "shikotan,1945-01-01,1945-09-01,japan,held,,,survey,verified\n"
               "shikotan,1945-09-01,1945-09-05,japan,passing,,,survey,verified\n"
               "shikotan,1945-09-05,,ussr,held,rule,,survey,verified\n"
               "signalny,1945-01-01,,ussr,held,rule,,,general-knowledge\n");
  folder.write("claims.csv",
               "island,claimant,from,to,basis,instrument,period,sources,confidence\n"
               "kunashir,japan,1945-01-01,,,,,survey,verified\n"
               "kunashir,ussr,1945-09-01,1991-12-25,,,rule,survey,verified\n");
  folder.write("periods.csv",
               "id,areas,from,to,kind,administered_by,claimed_by,basis,line_description,sources,confidence\n"
               "rule,both;south,1945-09-01,1991~,administration,USSR,Japan,,,survey,verified\n");
  folder.write(
      "distances.csv",
      "id,from,to,from_name,from_lon,from_lat,to_name,to_lon,to_lat,km,measures,sources,confidence\n"
      "nemuro-signalny,nemuro,signalny,Nemuro,145.575,43.3236,Signalny,145.86,43.395,24,a line,survey,verified\n");
  folder.write("sources.csv",
               "id,title,publisher,date,url,kind,note\n"
               "survey,A survey,Somebody,2014,https://example.org/survey,official,\n");
  folder.write("meetings.csv", "event,n_total,n_since_2013\ndeclaration,1,\n");
  folder.write("disagreements.csv", "id,about,text\nday,declaration;kunashir,Some say so and some do not.\n");
  folder.write(
      "positions.csv",
      "perspective,order,text,sources,confidence\ntokyo,1,Yes.,,general-knowledge\nmoscow,1,No.,,general-knowledge\n");
  folder.write("article.csv",
               "id,claim,verdict,evidence,evidence_ids,sources,view\n"
               "c01,They met,confirmed,They did.,declaration,survey,date=1956-10-19\n");
  folder.write("settlements.csv",
               "id,title,administered_by,islands,cut_island,line,period,sources,confidence,note\n"
               "none,As it is,japan,,,,,survey,verified,\n"
               "half,Half,japan,shikotan,kunashir,line-1855,rule,survey,verified,A line across.\n");
  folder.write("coast.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"island":"kunashir","main":1},"geometry":{"type":"Polygon","coordinates":[[[145.5,43.7],[146.5,44.4],[145.9,44.4],[145.5,43.7]]]}},
{"type":"Feature","properties":{"island":"shikotan","main":1},"geometry":{"type":"MultiPolygon","coordinates":[[[[146.6,43.7],[146.9,43.8],[146.7,43.9],[146.6,43.7]]]]}}
]})");
  folder.write("waters.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"strait","kind":"strait","name_en":"Strait","name_ru":"","name_ja":"","name_ja_latn":"","disputed":0,"rank":2,"note":"","sources":"survey","confidence":"verified"},"geometry":{"type":"LineString","coordinates":[[145.1,43.9],[145.4,44.3]]}}
]})");
  folder.write("lines.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"line-1855","from":"1855-02-07","to":"1875-05-07","kind":"historical","title":"The line of 1855","period":"rule","sources":"survey","confidence":"verified","note":""},"geometry":{"type":"MultiLineString","coordinates":[[[149.0,45.4],[149.4,45.8]],[[149.5,45.8],[149.6,45.9]]]}}
]})");
}

}  // namespace kurilscope::io
